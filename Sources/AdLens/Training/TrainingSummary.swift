/// What a run is about to learn from and with.
public struct TrainingSummary: Hashable, Sendable {
  /// The run directory.
  public let directory: RunDirectory

  /// The settings.
  public let settings: TrainingSettings

  /// The names of the classes.
  public let classNames: [String]

  /// Images to learn from.
  public let trainCount: Int

  /// Images held out for choosing the epoch.
  public let validationCount: Int

  /// Images that are only measured at the end.
  public let testCount: Int

  /// What was left out of the data and what should be known about it.
  public let problems: [DataProblem]

  /// The number of weights.
  public let parameterCount: Int

  /// The shape of one input, as in `128x128x3`.
  public let input: Shape
}
