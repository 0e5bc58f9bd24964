/// A side of a comparison with what was found out about it.
public struct ComparedArm: Sendable {
  /// What was seen of it.
  public let arm: ComparisonArm

  /// The metric; `nil` where it has none, as without impressions.
  public var value: Double?

  /// The interval of the true value.
  public var interval: Interval?

  /// The interval that may be looked at at any time.
  public var sequentialInterval: Interval?

  /// The probability that its true value is the best of all.
  public var probabilityOfBest: Double?

  /// By how much its true value is expected to miss the best one, in the unit of the metric.
  public var expectedLoss: Double?

  /// How it differs from the control; `nil` for the control itself and without a value.
  public var contrast: Contrast?

  /// When its click-through rate fell, if it did, and its first day of the lower level.
  public var wear: Wear?

  /// How often more than by chance its rate scatters from day to day: 1 for chance alone; `nil` where it
  /// cannot be told.
  public var scatter: Double?

  /// How a side differs from the control.
  public struct Contrast: Sendable {
    /// The relative lift: 0.2 is a fifth more.
    public var lift: Double

    /// The interval of the lift.
    public var liftInterval: Interval

    /// The interval of the difference that may be looked at at any time.
    public var sequentialDifference: Interval?

    /// The probability of such a difference if there is none.
    public var pValue: Double

    /// The same, raised for all comparisons with the control (Holm).
    public var holm = 1.0

    /// The same, raised to keep the share of false discoveries (Benjamini and Hochberg).
    public var benjaminiHochberg = 1.0

    /// The probability that its true value is better than the control's.
    public var probabilityOfBeating: Double

    /// The probabilities of a lift below, within and above the margin.
    public var equivalence: Equivalence?

    /// How many trials each side needs to tell so large a lift; `nil` for no lift.
    public var trialsNeeded: Int?

    /// How many more impressions, or clicks, this side and the control need for that; `nil` where the
    /// difference is told, or cannot be.
    public var stillNeeded: (arm: Int, control: Int)?

    /// What all this says.
    public var conclusion = Conclusion.undecided
  }

  /// What a comparison says.
  public enum Conclusion: String, Sendable {
    /// It is better than the control.
    case better

    /// It is worse than the control.
    case worse

    /// It is the same in practice.
    case same

    /// It may be any of these.
    case undecided
  }

  /// A fall of the click-through rate.
  public struct Wear: Sendable {
    /// The first day of the lower level.
    public let day: String

    /// The fall.
    public let fatigue: Fatigue

    /// The p-value, raised for all sides (Holm).
    public let pValue: Double
  }

  init(_ arm: ComparisonArm) { self.arm = arm }
}
