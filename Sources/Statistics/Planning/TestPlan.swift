/// How large a test of two rates must be, and what a test of a given size can see.
///
/// ```swift
/// let plan = TestPlan(power: 0.8, alpha: 0.05)
/// plan.trials(from: 0.01, to: 0.012)              // 42,691 impressions of each
/// plan.detectableLift(from: 0.01, trials: 20_000) // 0.299: from 1 % to 1.3 %
/// ```
///
/// With `v(p) = p (1 - p)`, the test of two groups of `n` finds a true difference `d` with power
///
///     power = Φ(|d| / √((v(p₁) + v(p₂)) / n) - z),   z the two-sided critical value of `alpha`
///
/// (Fleiss, Levin and Paik, 2003, section 4.2, without the correction for continuity): the chance of
/// a significant difference in the true direction.
public struct TestPlan: Hashable, Sendable {
  /// The probability of seeing a difference that is there.
  public let power: Double

  /// The probability of seeing a difference where there is none, in either direction.
  public let alpha: Double

  /// Creates a plan.
  ///
  /// - Precondition: 0 < `alpha` < 1, `alpha / 2` < `power` < 1.
  public init(power: Double = 0.8, alpha: Double = 0.05) {
    precondition(alpha > 0 && alpha < 1, "alpha must lie between 0 and 1, got \(alpha)")
    precondition(
      power > alpha / 2 && power < 1, "the power must lie between alpha / 2 and 1, got \(power)")
    (self.power, self.alpha) = (power, alpha)
  }

  /// The trials each group needs, rounded up, to tell `second` from `first`.
  ///
  /// `n = ((z + Φ⁻¹(power)) / (p₁ - p₂))² (v(p₁) + v(p₂))`. `nil` when the rates are equal or the
  /// number is beyond counting.
  ///
  /// - Precondition: both rates lie between 0 and 1.
  public func trials(from first: Double, to second: Double) -> Int? {
    precondition((0...1).contains(first) && (0...1).contains(second), "rates lie between 0 and 1")
    let ratio = reach / (first - second)
    let count = (ratio * ratio * (Self.spread(first) + Self.spread(second))).rounded(.up)
    // Rates of 0 and 1 differ at first sight; one trial is still needed.
    return first != second && count < 1e18 ? max(1, Int(count)) : nil
  }

  /// The probability of telling `second` from `first` with `trials` in each group.
  ///
  /// - Precondition: both rates lie between 0 and 1, and `trials` > 0.
  public func power(from first: Double, to second: Double, trials: Int) -> Double {
    precondition((0...1).contains(first) && (0...1).contains(second), "rates lie between 0 and 1")
    precondition(trials > 0, "a group needs a trial, got \(trials)")
    let variance = (Self.spread(first) + Self.spread(second)) / Double(trials)
    let distance = (first - second).magnitude
    if distance == 0 { return alpha / 2 }
    return NormalDistribution.cumulative(distance / variance.squareRoot() - critical)
  }

  /// The smallest relative lift over `rate` that groups of `trials` show with the plan's power.
  ///
  /// 0.2 is a fifth more. `nil` when even a rate of 1 would not be told from it.
  ///
  /// - Precondition: 0 < `rate` < 1, `trials` > 0.
  public func detectableLift(from rate: Double, trials: Int) -> Double? {
    detectableDifference(from: rate, trials: trials, sign: 1).map { $0 / rate }
  }

  /// The smallest relative loss against `rate` that such groups show with the plan's power.
  ///
  /// 0.2 is a fifth less. `nil` when even a rate of zero would not be told from it.
  ///
  /// - Precondition: 0 < `rate` < 1, `trials` > 0.
  public func detectableLoss(from rate: Double, trials: Int) -> Double? {
    detectableDifference(from: rate, trials: trials, sign: -1).map { $0 / rate }
  }

  /// The root `d` of `n d² = reach² (v(p) + v(p ± d))`, a quadratic equation.
  private func detectableDifference(from rate: Double, trials: Int, sign: Double) -> Double? {
    precondition(rate > 0 && rate < 1, "the rate must lie between 0 and 1, got \(rate)")
    precondition(trials > 0, "a group needs a trial, got \(trials)")
    let share = reach * reach / Double(trials)
    let slope = sign * (1 - 2 * rate) * share
    let root = (slope * slope + 8 * (1 + share) * share * Self.spread(rate)).squareRoot()
    // The positive root; the form without cancellation depends on the sign of the middle term.
    let difference =
      slope >= 0
      ? (slope + root) / (2 * (1 + share)) : 4 * share * Self.spread(rate) / (root - slope)
    return difference <= (sign > 0 ? 1 - rate : rate) ? difference : nil
  }

  /// The two-sided critical value.
  private var critical: Double { NormalDistribution.criticalValue(confidence: 1 - alpha) }

  /// How many standard errors of the difference its true value must be.
  private var reach: Double { critical + NormalDistribution.quantile(power) }

  private static func spread(_ rate: Double) -> Double { rate * (1 - rate) }
}
