/// The beta distribution: what is known of a rate after `alpha - 1` successes and `beta - 1` failures,
/// if before every rate was equally likely.
///
/// ```swift
/// let knowledge = BetaDistribution(posteriorOf: Proportion(42, of: 3_000))
/// knowledge.mean                      // 0.0143
/// knowledge.credibleInterval(0.90)    // 0.0110 … 0.0181
/// ```
public struct BetaDistribution: Hashable, Sendable {
  /// The first shape, above zero: successes and what the prior adds to them.
  public let alpha: Double

  /// The second shape, above zero: failures and what the prior adds to them.
  public let beta: Double

  /// Creates a distribution.
  ///
  /// - Precondition: both shapes are finite and above zero.
  public init(_ alpha: Double, _ beta: Double) {
    precondition(
      alpha > 0 && beta > 0 && (alpha + beta).isFinite, "got the shapes \(alpha) and \(beta)")
    (self.alpha, self.beta) = (alpha, beta)
  }

  /// What is known of a rate after `observed`, when `prior` was known before.
  public init(posteriorOf observed: Proportion, prior: BetaDistribution = .uniform) {
    self.init(
      prior.alpha + Double(observed.successes), prior.beta + Double(observed.failures))
  }

  /// Every rate equally likely, Beta(1, 1).
  public static let uniform = BetaDistribution(1, 1)

  /// The prior that does not depend on the scale of the rate, Beta(1/2, 1/2) (Jeffreys, 1946).
  public static let jeffreys = BetaDistribution(0.5, 0.5)

  /// `alpha / (alpha + beta)`.
  public var mean: Double { alpha / (alpha + beta) }

  /// `alpha beta / ((alpha + beta)² (alpha + beta + 1))`.
  public var variance: Double {
    let sum = alpha + beta
    return (alpha / sum) * (beta / sum) / (sum + 1)
  }

  /// The probability of a rate below `rate`, `I_rate(alpha, beta)`.
  public func cumulative(_ rate: Double) -> Double { tails(rate).lower }

  /// The probability of a rate above `rate`, exact where it is tiny.
  public func survival(_ rate: Double) -> Double { tails(rate).upper }

  private func tails(_ rate: Double) -> (lower: Double, upper: Double) {
    incompleteBeta(alpha, beta, x: rate, y: 1 - rate)
  }

  /// The rate below which the true one lies with `probability`.
  ///
  /// - Precondition: 0 ≤ `probability` ≤ 1.
  public func quantile(_ probability: Double) -> Double {
    inverseIncompleteBeta(alpha, beta, probability).x
  }

  /// The interval that holds the rate with probability `level`, with equal tails.
  ///
  /// - Precondition: 0 < `level` < 1.
  public func credibleInterval(_ level: Double = 0.95) -> Interval {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, got \(level)")
    let tail = (1 - level) / 2
    return Interval(
      lower: quantile(tail), upper: inverseIncompleteBeta(beta, alpha, tail).y)
  }
}
