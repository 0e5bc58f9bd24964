#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which of several rates is the best one, given what is known of each.
///
/// ```swift
/// let knowledge = [Proportion(120, of: 9_000), Proportion(150, of: 9_100)].map {
///   BetaDistribution(posteriorOf: $0)
/// }
/// let comparison = PosteriorComparison(knowledge)
/// comparison.probabilityOfBest   // 0.040, 0.960
/// comparison.expectedLoss        // what choosing each is expected to cost, in clicks per impression
/// ```
///
/// With the densities `fᵢ` and the distribution functions `Fᵢ` (Chapelle and others; Stucchio, 2015):
///
///     P(i is best) = ∫ fᵢ Π Fⱼ            over j ≠ i
///     loss of i    = E max(0, max pⱼ - pᵢ) = ∫ Fᵢ (1 - Π Fⱼ)
///
/// by Gauss-Legendre quadrature over the logit of the rate; probabilities are exact to about 1e-9 and
/// losses to 1e-9 of their size.
///
/// - Complexity: O(distributions²) at worst, O(distributions) where their widths are alike.
public struct PosteriorComparison: Hashable, Sendable {
  /// The probability that each rate is the largest; they sum to 1.
  public let probabilityOfBest: [Double]

  /// By how much each rate is expected to lie below the largest one, in the unit of the rates.
  public let expectedLoss: [Double]

  /// Compares distributions, which are independent of each other.
  ///
  /// - Precondition: there is a distribution.
  public init(_ distributions: [BetaDistribution]) {
    precondition(!distributions.isEmpty, "a comparison needs a distribution")
    var sums = Sums(distributions)
    sums.integrate()
    let total = sums.best.reduce(0, +)
    probabilityOfBest = sums.best.map { $0 / total }
    expectedLoss = sums.loss
  }
}

/// The integrals of all distributions, panel by panel.
private struct Sums {
  let distributions: [BetaDistribution]
  let supports: [PosteriorGrid.Support]
  var best: [Double]
  var loss: [Double]

  init(_ distributions: [BetaDistribution]) {
    self.distributions = distributions
    supports = distributions.map(\.support)
    best = [Double](repeating: 0, count: distributions.count)
    loss = best
  }

  mutating func integrate() {
    let arms = distributions.count
    let nodes = GaussLegendre.count
    let ends = PosteriorGrid(supports).ends
    let tables = zip(ends, ends.dropFirst()).map { panelDensities(from: $0, to: $1) }
    // What of each distribution lies above a panel, summed from above so that small tails stay exact.
    var above = [[Double]](
      repeating: [Double](repeating: 0, count: arms), count: tables.count + 1)
    for panel in tables.indices.reversed() {
      for arm in 0..<arms {
        var mass = 0.0
        for node in 0..<nodes {
          mass += GaussLegendre.weights[node] * tables[panel][arm * nodes + node]
        }
        above[panel][arm] = above[panel + 1][arm] + mass
      }
    }
    var below = [Double](repeating: 0, count: arms)
    var lower = [Double](repeating: 0, count: arms)
    var upper = lower
    for panel in tables.indices {
      let half = (ends[panel + 1] - ends[panel]) / 2
      for node in 0..<nodes {
        let row = node * nodes
        for arm in 0..<arms {
          let base = arm * nodes
          var part = 0.0
          for j in 0..<nodes {
            part += GaussLegendre.integration[row + j] * tables[panel][base + j]
          }
          lower[arm] = min(1, max(0, below[arm] + part))
          upper[arm] = min(1, max(0, above[panel][arm] - part))
        }
        let (x, y) = logistic(ends[panel] + half * (1 + GaussLegendre.nodes[node]))
        add(
          densities: tables[panel], node: node, lower, upper,
          // The loss is an integral over the rate itself, `dx = x y du`.
          weight: GaussLegendre.weights[node], rateWeight: half * x * y)
      }
      for arm in 0..<arms { below[arm] += above[panel][arm] - above[panel + 1][arm] }
    }
  }

  /// The densities over the logit times half the panel's width, `[arms, nodes]`.
  private func panelDensities(from low: Double, to high: Double) -> [Double] {
    let half = (high - low) / 2
    return distributions.indices.flatMap { arm in
      let support = supports[arm]
      if high <= support.low || low >= support.high {
        return [Double](repeating: 0, count: GaussLegendre.count)
      }
      return GaussLegendre.nodes.map {
        half * exp(distributions[arm].logDensity(logit: low + half * (1 + $0)))
      }
    }
  }

  /// Adds one node's share of the integrals.
  private mutating func add(
    densities: [Double], node: Int, _ lower: [Double], _ upper: [Double], weight: Double,
    rateWeight: Double
  ) {
    // The logarithm of the product of all Fⱼ; the smaller of F and 1 - F is the exact one.
    var sum = 0.0
    var zeros = 0
    func logLower(_ arm: Int) -> Double {
      upper[arm] < 0.5 ? log1p(-upper[arm]) : log(lower[arm])
    }
    for arm in distributions.indices {
      if lower[arm] > 0 { sum += logLower(arm) } else { zeros += 1 }
    }
    for arm in distributions.indices {
      let isZero = lower[arm] <= 0
      // Without this arm's own factor; zero when another one's is.
      let others = zeros > (isZero ? 1 : 0) ? -Double.infinity : sum - (isZero ? 0 : logLower(arm))
      best[arm] += weight * densities[arm * GaussLegendre.count + node] * exp(others)
      loss[arm] += weight * rateWeight * lower[arm] * -expm1(min(0, others))
    }
  }
}
