/// Some successes among some trials: clicks among impressions, conversions among clicks.
///
/// ```swift
/// let ad = Proportion(42, of: 3_000)
/// ad.estimate           // 0.014
/// ad.wilsonInterval()   // 0.0104 … 0.0189
/// ```
public struct Proportion: Hashable, Sendable {
  /// How many trials succeeded.
  public let successes: Int

  /// How many trials there were.
  public let trials: Int

  /// Creates a proportion.
  ///
  /// - Precondition: 0 ≤ `successes` ≤ `trials`.
  public init(_ successes: Int, of trials: Int) {
    precondition(
      trials >= 0 && (0...trials).contains(successes),
      "got \(successes) successes of \(trials) trials")
    (self.successes, self.trials) = (successes, trials)
  }

  /// How many trials did not succeed.
  public var failures: Int { trials - successes }

  /// `successes / trials`; NaN without a trial.
  public var estimate: Double { Double(successes) / Double(trials) }

  /// Both taken together.
  public static func + (first: Proportion, second: Proportion) -> Proportion {
    Proportion(first.successes + second.successes, of: first.trials + second.trials)
  }
}
