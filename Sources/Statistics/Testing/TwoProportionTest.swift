/// The test of whether two true rates are equal: the difference in units of its standard error if they
/// were (Pearson; the pooled two-proportion z test).
///
///     z = (p₁ - p₂) / √(p (1 - p) (1/n₁ + 1/n₂)),   p the rate of both together
///
/// It trusts the normal approximation; see `isLarge`.
public struct TwoProportionTest: Hashable, Sendable {
  /// The difference in standard errors, positive where the first rate is larger.
  public let statistic: Double

  /// The probability of so large a difference in either direction between equal rates.
  public let pValue: Double

  /// Whether both sides have more than five successes and failures expected, the usual condition.
  public let isLarge: Bool

  /// Tests two rates.
  ///
  /// Where nothing can differ, because a side has no trial, or all or none of both succeeded, the
  /// statistic is 0 and the p-value 1.
  public init(_ first: Proportion, _ second: Proportion) {
    let both = first + second
    let (n1, n2, n) = (Double(first.trials), Double(second.trials), Double(both.trials))
    let expected = min(n1, n2) * min(Double(both.successes), Double(both.failures)) / n
    isLarge = expected > 5
    guard n1 > 0, n2 > 0, both.successes > 0, both.failures > 0 else {
      (statistic, pValue) = (0, 1)
      return
    }
    // (x₁ n₂ - x₂ n₁) is exact for integers, so equal rates give exactly zero.
    let (product, firstOverflow) = first.successes.multipliedReportingOverflow(by: second.trials)
    let (other, secondOverflow) = second.successes.multipliedReportingOverflow(by: first.trials)
    let difference =
      firstOverflow || secondOverflow
      ? (first.estimate - second.estimate) * n1 * n2 : Double(product - other)
    let variance = Double(both.successes) * (Double(both.failures) / n) * n1 * n2
    statistic = difference / variance.squareRoot()
    pValue = 2 * NormalDistribution.survival(statistic.magnitude)
  }
}
