import Statistics

/// A creative that was held out, and what a model that saw none of its group says about it.
public struct HeldOutCreative: Hashable, Sendable {
  /// The creative's number.
  public let creative: Int
  /// How often it was shown.
  public let trials: Double
  /// How often it was clicked.
  public let successes: Double
  /// The predicted logit of its rate in the contexts it was shown in.
  public let logit: Double
  /// The variance of that prediction, without what cannot be seen.
  public let variance: Double
}

/// How far the rates of creatives lie from their predictions for reasons that the model cannot see.
///
/// `logit rate = prediction + shift + N(0, what is not known of the effects + τ²)`; `τ²` has the largest likelihood of
/// the clicks of creatives that were held out, and the shift makes as many clicks expected as there were.
struct UnseenVariance {
  typealias Held = HeldOutCreative

  /// `τ²`.
  let variance: Double

  /// The shift in logits.
  let shift: Double

  /// Logarithms of `τ²` between which the best is looked for.
  private static let range = log(1e-5)...log(4.0)

  /// Looks for both; where nothing or everything was clicked there is nothing to go by, and `fallback` is the variance.
  init(_ held: [Held], fallback: Double) {
    let (trials, successes) = held.reduce(into: (0.0, 0.0)) {
      $0.0 += $1.trials
      $0.1 += $1.successes
    }
    guard successes > 0, successes < trials else {
      variance = fallback
      shift = 0
      return
    }
    var shift = 0.0
    var variance = 0.05
    // Each hardly moves the other.
    for _ in 0..<3 {
      shift = Self.shift(held, variance: variance)
      variance = Self.variance(held, shift: shift)
    }
    self.shift = Self.shift(held, variance: variance)
    self.variance = variance
  }

  private static func shift(_ held: [Held], variance: Double) -> Double {
    let successes = held.reduce(0) { $0 + $1.successes }
    func expected(_ shift: Double) -> Double {
      held.reduce(0) { sum, creative in
        sum + creative.trials
          * LogitNormalDistribution.mean(
            location: creative.logit + shift,
            deviation: (creative.variance + variance).squareRoot())
      }
    }
    var (low, high) = (-3.0, 3.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if expected(middle) < successes { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// Golden-section search: the likelihood has one top.
  private static func variance(_ held: [Held], shift: Double) -> Double {
    func likelihood(_ logarithm: Double) -> Double {
      let variance = exp(logarithm)
      return held.reduce(0) { sum, creative in
        sum
          + LogitNormalDistribution.logLikelihood(
            successes: creative.successes, trials: creative.trials,
            location: creative.logit + shift,
            deviation: (creative.variance + variance).squareRoot())
      }
    }
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (range.lowerBound, range.upperBound)
    var (a, b) = (high - ratio * (high - low), low + ratio * (high - low))
    var (atA, atB) = (likelihood(a), likelihood(b))
    while high - low > 0.02 {
      if atA > atB {
        (high, b, atB) = (b, a, atA)
        a = high - ratio * (high - low)
        atA = likelihood(a)
      } else {
        (low, a, atA) = (a, b, atB)
        b = low + ratio * (high - low)
        atB = likelihood(b)
      }
    }
    return exp((low + high) / 2)
  }
}
