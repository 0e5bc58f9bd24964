import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether and when a creative wore out: the day after which its click-through rate fell, beyond what
/// the rest of the campaign did at the same time.
///
/// With `sₜ` clicks of `nₜ` impressions on day `t`, the campaign without the creative gives the clicks
/// expected, `eₜ = nₜ (Cₜ + k c) / (Nₜ + k)`, where `c` is its rate over all days and `k = 10 / c`
/// keeps days with few impressions near it. For a fall before day `τ` the statistic is the Poisson
/// log-likelihood ratio of two levels against one,
///
///     Λ(τ) = Σ over the two sides of  S ln((S / E) / (ΣS / ΣE)),   0 where the second side is not lower
///
/// and the day found is where it is largest (Page, 1954; Kulldorff, 1997). The p-value comes from
/// shuffling the days: they are exchangeable if nothing changed, however much they scatter. That takes
/// the search over days into account; it does not know of weekly patterns.
public struct Fatigue: Hashable, Sendable {
  /// What was seen on one day.
  public struct Day: Hashable, Sendable {
    /// The creative's clicks and impressions.
    public let creative: Proportion

    /// Those of the rest of the campaign.
    public let others: Proportion

    /// Creates a day; without others the creative's own rate is looked at as it is.
    public init(creative: Proportion, others: Proportion = Proportion(0, of: 0)) {
      self.creative = creative
      self.others = others
    }
  }

  /// The index of the first day of the lower level.
  public let day: Int

  /// The level after the change divided by that before, minus 1: -0.3 is a fall by 30 %.
  public let change: Double

  /// The interval of the change, if the day is right.
  ///
  /// By the logarithm of the ratio, with the variance `φ (1 / (S₁ + ½) + 1 / (S₂ + ½))`; `φ`, at
  /// least 1, is how much more the days scatter than Poisson counts (Pearson's `X² / (days - 2)`).
  public let interval: Interval

  /// The log-likelihood ratio at that day.
  public let statistic: Double

  /// The probability of such a fall at any day if nothing changed.
  public let pValue: Double

  /// Whether the rest of the campaign had clicks to adjust by.
  public let isAdjusted: Bool

  /// The days each side must have at least.
  public static let smallestSide = 3

  /// Looks for a fall; `nil` if there are fewer than twice `smallestSide` days with impressions, if there
  /// is no click, or if no side is lower than the days before it.
  ///
  /// - Parameters:
  ///   - days: in order of time; days without impressions are passed over.
  ///   - confidence: of the interval, above 0 and below 1.
  ///   - shuffles: of the permutation test, above 0; the least p-value is `1 / (shuffles + 1)`.
  ///   - seed: the same seed gives the same p-value.
  public init?(
    _ days: [Day], confidence: Double = 0.95, shuffles: Int = 1999, seed: UInt64 = 0
  ) {
    precondition(shuffles > 0, "a permutation test needs shuffles, got \(shuffles)")
    let z = NormalDistribution.criticalValue(confidence: confidence)
    let shown = days.indices.filter { days[$0].creative.trials > 0 }
    guard shown.count >= 2 * Self.smallestSide else { return nil }
    let series = DailySeries(shown.map { days[$0] })
    guard let found = series.steepestFall else { return nil }
    var generator = RandomGenerator(seed: seed, stream: 0x6661)
    var shuffled = series
    var exceeding = 0
    for _ in 0..<shuffles {
      shuffled.shuffle(using: &generator)
      // Sums in another order may differ in the last digits.
      if (shuffled.steepestFall?.statistic ?? 0) >= found.statistic * (1 - 1e-9) { exceeding += 1 }
    }
    day = shown[found.index]
    statistic = found.statistic
    pValue = Double(exceeding + 1) / Double(shuffles + 1)
    isAdjusted = series.isAdjusted
    let (ratio, error) = series.ratio(at: found.index)
    change = ratio - 1
    // Around a level without clicks the interval begins at -1.
    let centre = log(ratio)
    interval =
      ratio > 0
      ? Interval(lower: expm1(centre - z * error), upper: expm1(centre + z * error))
      : Interval(
        lower: -1, upper: max(-1, expm1(log(series.smoothedRatio(at: found.index)) + z * error)))
  }
}
