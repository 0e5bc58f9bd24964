import Tensors

/// How many times longer one series of durations takes than another: the ratio of the medians, with
/// an interval from a block bootstrap of both.
///
/// ```swift
/// let change = MedianRatio(of: today, to: lastWeek)
/// if change.verdict == .slower { … }
/// ```
///
/// The interval speaks of these two series. What differs between two starts of a program, such as
/// where its memory lies, is not in it; `tolerance` leaves room for that.
public struct MedianRatio: Hashable, Sendable {
  /// What the interval says.
  public enum Verdict: String, Hashable, Sendable {
    /// The whole interval and the tolerance lie below 1.
    case faster
    /// Neither.
    case same = "no difference"
    /// The whole interval lies above 1, and the ratio by more than the tolerance.
    case slower
    /// A difference that waiting for a core may explain.
    case undecided
  }

  /// The median of the new series divided by that of the baseline.
  public let ratio: Double

  /// The lower end of the interval.
  public let lower: Double

  /// The upper end of the interval.
  public let upper: Double

  /// The probability with which such intervals hold the true ratio.
  public let confidence: Double

  /// The bootstrap's resamples.
  public let resamples: Int

  /// Differences up to this fraction are called none, however sure they are.
  public let tolerance: Double

  /// Fewer samples than this say too little about their own spread.
  public static let smallestCount = 10

  /// More samples than this take long to resample and hardly narrow the interval.
  public static let largestCount = 10_000

  /// Compares two series in the order of time.
  ///
  /// The same arguments give the same result: the random numbers follow from `seed`.
  ///
  /// - Parameters:
  ///   - current: the new durations, in any unit that `baseline` has too.
  ///   - confidence: above 0 and below 1; with `m` comparisons, `1 - 0.05 / m` keeps the chance of any
  ///     false alarm below 5 % (Bonferroni).
  ///   - resamples: the bootstrap's; 10,000, or `100 / (1 - confidence)` where that is more, leave some
  ///     beyond each end.
  /// - Precondition: both have `smallestCount` samples, all above zero.
  public init(
    of current: [Double], to baseline: [Double], confidence: Double = 0.95,
    tolerance: Double = 0.02, resamples: Int? = nil, seed: UInt64 = 0
  ) {
    precondition(
      min(current.count, baseline.count) >= Self.smallestCount,
      "\(Self.smallestCount) samples are needed, got \(current.count) and \(baseline.count)")
    precondition((current + baseline).allSatisfy { $0 > 0 }, "durations must be above zero")
    precondition(confidence > 0 && confidence < 1, "the confidence must lie between 0 and 1")
    let resamples = resamples ?? max(10_000, Int((100 / (1 - confidence)).rounded(.up)))
    precondition(resamples >= 100, "at least 100 resamples are needed, got \(resamples)")
    let (first, second) = (BlockBootstrap(current), BlockBootstrap(baseline))
    var generator = RandomGenerator(seed: seed, stream: 1)
    let numerators = first.medians(count: resamples, using: &generator)
    let denominators = second.medians(count: resamples, using: &generator)
    let ratios = zip(numerators, denominators).map { $0 / $1 }.sorted()
    // The percentile interval: as many resamples beyond each end as the confidence allows.
    let outside = Int(Double(resamples) * (1 - confidence) / 2)
    ratio = first.median / second.median
    lower = ratios[outside]
    upper = ratios[resamples - 1 - outside]
    self.confidence = confidence
    self.resamples = resamples
    self.tolerance = tolerance
  }

  /// What the interval says.
  public var verdict: Verdict {
    if lower > 1 && ratio > 1 + tolerance { return .slower }
    if upper < 1 && ratio < 1 / (1 + tolerance) { return .faster }
    return .same
  }

  /// What the interval says when other programs made both series wait for a core.
  ///
  /// A difference counts only if it remains when all waiting of the slower side is taken off and none
  /// of the other's.
  ///
  /// - Parameters:
  ///   - current: the share of the time of the new series that was spent waiting, 0 to 1.
  ///   - baseline: that of the baseline.
  public func verdict(waitingOfCurrent current: Double, ofBaseline baseline: Double) -> Verdict {
    switch verdict {
    case .slower: lower * (1 - current) > 1 ? .slower : .undecided
    case .faster: upper < 1 - baseline ? .faster : .undecided
    case .same, .undecided: .same
    }
  }
}
