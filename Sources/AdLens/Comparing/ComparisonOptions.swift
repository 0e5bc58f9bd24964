/// How a comparison is made.
public struct ComparisonOptions: Sendable {
  /// What is compared.
  public var metric: ComparisonMetric

  /// The confidence of intervals; tests use `1 - confidence` as their level.
  public var confidence: Double

  /// The shares in which impressions were to be split among the sides; `nil` if nothing was planned.
  public var split: [Double]?

  /// The trials of two sides at which a decision was expected, for intervals that may be looked at at any
  /// time; `nil` for a sample whose size was fixed beforehand.
  public var sequentialTrials: Double?

  /// Whether chance decided who saw which ad.
  public var isRandomized: Bool

  /// Lifts up to this count as none: 0.05 for -5 % to 5 %.
  public var margin: Double

  /// The name of the side that the others are compared with; the first one if `nil`.
  public var control: String?

  /// Where random numbers start.
  public var seed: UInt64

  /// The chance of finding a difference that is there, for the impressions still needed.
  public static let power = 0.8

  /// Creates options.
  public init(
    metric: ComparisonMetric = .ctr, confidence: Double = 0.95, split: [Double]? = nil,
    sequentialTrials: Double? = nil, isRandomized: Bool = false, margin: Double = 0.05,
    control: String? = nil, seed: UInt64 = 0
  ) {
    self.metric = metric
    self.confidence = confidence
    self.split = split
    self.sequentialTrials = sequentialTrials
    self.isRandomized = isRandomized
    self.margin = margin
    self.control = control
    self.seed = seed
  }
}
