#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Two rates compared as if both had been shown in the same placements, segments or days.
///
/// ```swift
/// let comparison = StratifiedComparison([
///   .init(treatment: Proportion(30, of: 2_000), control: Proportion(9, of: 900)),    // feed
///   .init(treatment: Proportion(4, of: 1_000), control: Proportion(21, of: 7_000)),  // stories
/// ])
/// comparison.difference            // 0.0021, though the overall rates differ by 0.0075
/// ```
///
/// Only strata in which both have trials count; `coverage` tells how much of the weight they hold.
public struct StratifiedComparison: Hashable, Sendable {
  /// What was seen in one stratum.
  public struct Stratum: Hashable, Sendable {
    /// The first side.
    public let treatment: Proportion

    /// The second side.
    public let control: Proportion

    /// How much the stratum counts, such as its spend.
    public let weight: Double

    /// Creates a stratum; without a weight the trials of both sides together count.
    public init(treatment: Proportion, control: Proportion, weight: Double? = nil) {
      self.treatment = treatment
      self.control = control
      self.weight = weight ?? Double((treatment + control).trials)
    }
  }

  /// The standardized rate of the first side.
  public let treatment: StandardizedRate

  /// The standardized rate of the second side.
  public let control: StandardizedRate

  /// The share of all weight that lies in strata with trials on both sides.
  public let coverage: Double

  /// The Mantel-Haenszel estimate of the common odds ratio; NaN or infinite where a side has none.
  public let oddsRatio: Double

  /// The p-value of the Cochran-Mantel-Haenszel test, without a correction for continuity, that the odds
  /// are equal in every stratum; 1 where nothing can differ.
  public let pValue: Double

  /// Compares the sides of the strata.
  ///
  /// - Precondition: weights are finite and not negative.
  public init(_ strata: [Stratum]) {
    let shared = strata.filter { $0.treatment.trials > 0 && $0.control.trials > 0 }
    treatment = StandardizedRate(shared.map { ($0.treatment, $0.weight) })
    control = StandardizedRate(shared.map { ($0.control, $0.weight) })
    let all = compensatedSum(strata.map(\.weight))
    coverage = all > 0 ? compensatedSum(shared.map(\.weight)) / all : 0
    var (excess, variance, won, lost) = (0.0, 0.0, 0.0, 0.0)
    for stratum in shared {
      let both = stratum.treatment + stratum.control
      let n = Double(both.trials)
      let (n1, n2) = (Double(stratum.treatment.trials), Double(stratum.control.trials))
      excess += Double(stratum.treatment.successes) - n1 * (Double(both.successes) / n)
      if both.trials > 1 {
        variance +=
          (n1 / n) * (n2 / n) * Double(both.successes) * (Double(both.failures) / (n - 1))
      }
      won += Double(stratum.treatment.successes) * (Double(stratum.control.failures) / n)
      lost += Double(stratum.treatment.failures) * (Double(stratum.control.successes) / n)
    }
    oddsRatio = won / lost
    pValue =
      variance > 0
      ? ChiSquareDistribution(degrees: 1).survival(excess * excess / variance) : 1
  }

  /// The difference of the standardized rates, first minus second.
  public var difference: Double { treatment.rate - control.rate }

  /// The normal interval of the difference, in the unit of the rates; -1 to 1 without a stratum.
  ///
  /// - Precondition: 0 < `confidence` < 1.
  public func differenceInterval(confidence: Double = 0.95) -> Interval {
    let error = hypot(treatment.standardError, control.standardError)
    let reach = NormalDistribution.criticalValue(confidence: confidence) * error
    guard reach.isFinite else { return Interval(lower: -1, upper: 1) }
    return Interval(lower: max(-1, difference - reach), upper: min(1, difference + reach))
  }

  /// The relative lift of the standardized rates, `first / second - 1`.
  public var lift: Double { treatment.rate / control.rate - 1 }

  /// The interval of the lift by the delta method on the logarithm of the ratio; -1 to ∞ where a rate is
  /// zero.
  ///
  /// - Precondition: 0 < `confidence` < 1.
  public func liftInterval(confidence: Double = 0.95) -> Interval {
    let z = NormalDistribution.criticalValue(confidence: confidence)
    guard treatment.rate > 0, control.rate > 0 else {
      return Interval(lower: -1, upper: .infinity)
    }
    let error = hypot(
      treatment.standardError / treatment.rate, control.standardError / control.rate)
    let centre = log(treatment.rate / control.rate)
    return Interval(lower: expm1(centre - z * error), upper: expm1(centre + z * error))
  }
}
