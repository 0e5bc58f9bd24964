/// The Wilson score interval of a share: where the true share lies, at 95 % confidence.
///
/// With `p` the share of `n`, and `z` = 1.96:
///
///     (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
///
/// It stays inside 0 to 1 and is right for small counts and shares near the ends. Without a single
/// trial it is the whole range.
public struct WilsonInterval: Hashable, Sendable {
  /// The lower end.
  public let lower: Double

  /// The upper end.
  public let upper: Double

  /// The interval for some successes among some trials.
  ///
  /// - Precondition: 0 ≤ `successes` ≤ `trials`.
  public init(successes: Int, trials: Int) {
    precondition(
      (0...max(trials, 0)).contains(successes), "got \(successes) successes of \(trials) trials")
    guard trials > 0 else {
      (lower, upper) = (0, 1)
      return
    }
    let z = 1.959963984540054
    let n = Double(trials)
    let p = Double(successes) / n
    let centre = p + z * z / (2 * n)
    let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    lower = successes == 0 ? 0 : (centre - reach) / scale
    upper = successes == trials ? 1 : (centre + reach) / scale
  }
}
