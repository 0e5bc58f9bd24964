/// How a run ended.
public struct TrainingOutcome: Sendable {
  /// The run directory.
  public let directory: RunDirectory

  /// Whether the run was stopped before its end; it can be resumed.
  public let isInterrupted: Bool

  /// Whether it ended early because validation no longer improved.
  public let isOutOfPatience: Bool

  /// Epochs that are finished.
  public let epochs: Int

  /// The epoch whose weights count, from 1; 0 before the first one.
  public let bestEpoch: Int

  /// The temperature of the calibration.
  public let temperature: Double

  /// The figures on the validation images; `nil` without any or when interrupted.
  public let validation: ClassificationMetrics?

  /// The figures on the test images; `nil` without any or when interrupted.
  public let test: ClassificationMetrics?

  /// Why the run could not be logged; the run itself is complete.
  public let storeError: StoreError?
}
