/// Where a run stands after a step, for whoever shows it.
public struct TrainingProgress: Hashable, Sendable {
  /// The epoch, from 1.
  public let epoch: Int

  /// Epochs of the run.
  public let epochs: Int

  /// Batches done in this epoch.
  public let batch: Int

  /// Batches of an epoch.
  public let batches: Int

  /// The mean loss of this epoch's samples so far.
  public let loss: Double

  /// The learning rate of the step.
  public let rate: Double

  /// Samples per second in this epoch.
  public let imagesPerSecond: Double

  /// Seconds until the last epoch ends at this pace.
  public let secondsLeft: Double
}
