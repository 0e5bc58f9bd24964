import Statistics
import Tensors

/// The known model by which drawn ads are clicked.
///
/// `logit p = bias + scale·(V − mean V) + tasteScale·W(segment, ad) + placement + brand + noise`, where V is
/// `AdAttributes.appeal`, W the sum of the segment's weights times the standardized `tastes` of the ad,
/// brand is normal and cannot be seen, and noise is normal for each impression. Means and deviations
/// are those of the set. Weights and brands follow from the seed alone, so that a held-out set of the
/// same seed is of the same market.
struct ClickModel: Sendable {
  static let bias = -3.6
  static let scale = 1.2
  static let tasteScale = 0.6 * scale
  static let tasteDeviation = 0.35
  static let brandDeviation = 0.2
  static let noiseDeviation = 0.3

  /// What the segments differ in.
  static let tasteNames = ["badge", "warm_palette", "product_area", "cta"]

  /// V of each ad.
  let appeals: [Double]

  /// The mean V.
  let meanAppeal: Double

  /// The invisible effect of each ad's brand.
  let brandEffects: [Double]

  /// The weights of each segment, in the order of `tasteNames`.
  let weights: [[Double]]

  /// The mean of each taste over the set.
  let tasteMeans: [Double]

  /// The standard deviation of each taste over the set, with the count as divisor.
  let tasteDeviations: [Double]

  /// What each ad has beyond V: W of each segment.
  private let tastes: [[Double]]

  /// Draws the weights and the effects of the brands of a seed.
  init(_ attributes: [AdAttributes], brands: [String], seed: UInt64) {
    var random = ClickStream.tastes.generator(seed)
    let weights = Segment.allCases.map { _ in
      Self.tasteNames.map { _ in Self.tasteDeviation * Double(random.normal()) }
    }
    let effects = brands.map { brand in
      var random = ClickStream.brand.generator(seed, HoldOut.hash(brand, salt: 0))
      return Self.brandDeviation * Double(random.normal())
    }
    self.init(attributes, brandEffects: effects, weights: weights)
  }

  /// A model of given weights.
  init(_ attributes: [AdAttributes], brandEffects: [Double], weights: [[Double]]) {
    let appeals = attributes.map(\.appeal)
    let features = attributes.map(\.tastes)
    let count = Double(attributes.count)
    let means = Self.tasteNames.indices.map { taste in
      features.reduce(0) { $0 + $1[taste] } / count
    }
    let deviations = Self.tasteNames.indices.map { taste in
      let squares = features.reduce(0.0) { sum, values in
        sum + (values[taste] - means[taste]) * (values[taste] - means[taste])
      }
      return (squares / count).squareRoot()
    }
    tastes = features.map { values in
      weights.map { weights in
        values.indices.reduce(0) { sum, taste in
          // What all ads have in common tells none from another.
          deviations[taste] < 1e-9
            ? sum : sum + weights[taste] * (values[taste] - means[taste]) / deviations[taste]
        }
      }
    }
    self.appeals = appeals
    meanAppeal = appeals.reduce(0, +) / count
    self.brandEffects = brandEffects
    self.weights = weights
    (tasteMeans, tasteDeviations) = (means, deviations)
  }

  /// How many ads there are.
  var count: Int { appeals.count }

  /// The logit of a click before the noise.
  ///
  /// - Parameters:
  ///   - segment: an index into `Segment.allCases`.
  ///   - placement: an index into `Placement.allCases`.
  ///   - knowsBrand: whether the invisible effect of the brand is in it.
  func logit(ad: Int, segment: Int, placement: Int, knowsBrand: Bool = true) -> Double {
    Self.bias + Self.scale * (appeals[ad] - meanAppeal) + Self.tasteScale * tastes[ad][segment]
      + Placement.allCases[placement].effect + (knowsBrand ? brandEffects[ad] : 0)
  }

  /// The click-through rate, the mean over the noise.
  func rate(ad: Int, segment: Int, placement: Int, knowsBrand: Bool = true) -> Double {
    LogitNormalDistribution.mean(
      location: logit(ad: ad, segment: segment, placement: placement, knowsBrand: knowsBrand),
      deviation: Self.noiseDeviation)
  }
}
