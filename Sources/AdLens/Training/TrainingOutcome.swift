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

  /// The temperature of a classifier's calibration.
  public internal(set) var temperature = 1.0

  /// A classifier's figures on the validation images; `nil` without any or when interrupted.
  public internal(set) var validation: ClassificationMetrics?

  /// A classifier's figures on the test images; `nil` without any or when interrupted.
  public internal(set) var test: ClassificationMetrics?

  /// A detector's figures on the validation images; `nil` without any or when interrupted.
  public internal(set) var validationDetection: DetectionEvaluation?

  /// A detector's figures on the test images; `nil` without any or when interrupted.
  public internal(set) var testDetection: DetectionEvaluation?

  /// Why the run could not be logged; the run itself is complete.
  public internal(set) var storeError: StoreError?
}
