/// How far a run has come; with the weights and the optimizer's moments all that a resume needs.
public struct TrainingPosition: Hashable, Sendable {
  /// Epochs that are finished.
  public internal(set) var epoch = 0

  /// Batches done in the epoch after these.
  public internal(set) var batch = 0

  /// Optimizer steps done in the whole run.
  public internal(set) var step = 0

  /// The losses of this epoch's samples so far, added up.
  public internal(set) var lossSum = 0.0

  /// The parts of the losses of this epoch's samples so far, each added up.
  public internal(set) var partSums: [Double] = []

  /// Samples of this epoch so far.
  public internal(set) var sampleCount = 0

  /// Seconds spent in this epoch on training.
  public internal(set) var epochSeconds = 0.0

  /// Seconds spent in the whole run, over all its sittings.
  public internal(set) var seconds = 0.0

  /// The start of a run.
  public init() {}

  /// Moves to the start of the next epoch.
  mutating func startNextEpoch() {
    epoch += 1
    batch = 0
    lossSum = 0
    for part in partSums.indices { partSums[part] = 0 }
    sampleCount = 0
    epochSeconds = 0
  }
}
