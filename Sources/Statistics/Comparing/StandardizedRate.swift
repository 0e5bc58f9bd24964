/// A rate made of the rates of several strata with given weights: what it would be with another mix.
///
/// Two creatives that were shown in different placements cannot be compared by their overall rates.
/// With the same weights for both they can (direct standardization; Rothman, Greenland and Lash, 2008):
///
///     rate = Σ wₕ pₕ / Σ wₕ,    variance = Σ wₕ² vₕ / (Σ wₕ)²
///
/// with `pₕ` the rate of stratum `h` and `vₕ = r (1 - r) / n` the variance of its smoothed rate
/// `r = (s + ½) / (n + 1)`, so that strata without a click do not claim to be certain. Weighted by
/// spend it is the rate of an average unit of money.
public struct StandardizedRate: Hashable, Sendable {
  /// The weighted rate; NaN without a stratum.
  public let rate: Double

  /// The standard error of the rate.
  public let standardError: Double

  /// The share of all weight that lies in strata with trials; the others are left out.
  public let coverage: Double

  /// Weighs strata.
  ///
  /// - Parameter strata: the successes of each stratum and its weight, in any unit.
  /// - Precondition: weights are finite and not negative.
  public init(_ strata: [(observed: Proportion, weight: Double)]) {
    precondition(
      strata.allSatisfy { $0.weight >= 0 && $0.weight.isFinite }, "weights must not be negative")
    let used = strata.filter { $0.observed.trials > 0 && $0.weight > 0 }
    let all = compensatedSum(strata.map(\.weight))
    let total = compensatedSum(used.map(\.weight))
    rate = compensatedSum(used.map { $0.weight * $0.observed.estimate }) / total
    let variance = used.reduce(0.0) { sum, stratum in
      let share = stratum.weight / total
      return sum + share * share * stratum.observed.smoothedVariance
    }
    standardError = used.isEmpty ? .nan : variance.squareRoot()
    coverage = all > 0 ? total / all : 0
  }

  /// The rate plus and minus the normal quantile times the standard error, kept between 0 and 1; the
  /// whole range without a stratum.
  ///
  /// - Precondition: 0 < `confidence` < 1.
  public func interval(confidence: Double = 0.95) -> Interval {
    let reach = NormalDistribution.criticalValue(confidence: confidence) * standardError
    guard reach.isFinite else { return Interval(lower: 0, upper: 1) }
    return Interval(lower: max(0, rate - reach), upper: min(1, rate + reach))
  }
}
