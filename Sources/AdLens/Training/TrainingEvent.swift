/// What a run tells while it works, for whoever shows it.
public enum TrainingEvent: Sendable {
  /// Images are being read: so many of so many.
  case reading(done: Int, total: Int)

  /// Data and network are ready and the run directory exists.
  case prepared(TrainingSummary)

  /// The run goes on after so many epochs and batches of the next one.
  case resumed(epoch: Int, batch: Int)

  /// The run was extended to so many epochs: the learning rate is planned anew for them.
  case extended(epochs: Int)

  /// The run was shortened to so many epochs: the learning rate is planned anew for them.
  case shortened(epochs: Int)

  /// One step is done.
  case progress(TrainingProgress)

  /// One epoch is done; `isBest` when its weights count so far.
  case epoch(EpochRecord, isBest: Bool)

  /// The model that counts is being measured.
  case evaluating(epoch: Int)

  /// Something went wrong that does not end the run.
  case warning(String)
}
