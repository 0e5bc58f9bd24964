/// One training run: data, network, run directory and checkpoints.
///
///     let run = try TrainingRun.start(TrainingOptions(data: "creatives"))
///     let outcome = try run.train()
///     print(outcome.directory.best, outcome.validation?.top1 ?? 0)
///
/// A run may be killed at any moment and resumed: the checkpoint is written first after each epoch
/// and everything else follows from it.
public final class TrainingRun {
  /// Where the files go.
  public let directory: RunDirectory

  /// What decides what is computed.
  public let settings: TrainingSettings

  /// What to tell while working.
  let report: (TrainingEvent) -> Void

  /// What is learned, and the network as it is being trained.
  let task: any TrainingTask

  /// The log of the run.
  let log: RunLog

  private let lock: RunLock?

  init(
    directory: RunDirectory, settings: TrainingSettings, task: any TrainingTask, log: RunLog,
    lock: RunLock?, report: @escaping (TrainingEvent) -> Void
  ) {
    self.directory = directory
    self.settings = settings
    self.task = task
    self.log = log
    self.lock = lock
    self.report = report
  }

  /// Trains to the end, or until it is asked to stop, and measures the result.
  ///
  /// - Parameter shouldStop: asked after every step, and while the result is measured; a stop leaves a
  ///   checkpoint of that very step.
  public func train(
    shouldStop: () -> Bool = { false }
  ) throws(TrainingRunError) -> TrainingOutcome {
    do throws(TrainingRunError) {
      return try trainToEnd(shouldStop: shouldStop)
    } catch {
      log.end(.failed)
      throw error
    }
  }

  private func trainToEnd(
    shouldStop: () -> Bool
  ) throws(TrainingRunError) -> TrainingOutcome {
    let trainer = task.trainer
    try writeFirstPictures()
    while !trainer.isFinished {
      let record: EpochRecord?
      do throws(TrainingError) {
        record = try trainer.trainEpoch(
          shouldStop: shouldStop, didStep: { report(.progress($0)) })
      } catch {
        throw .training(error)
      }
      try saveCheckpoint()
      guard let record else { return try interrupted() }
      try saveDerivedFiles()
      log.epoch(record)
      report(.epoch(record, isBest: trainer.bestEpoch == record.epoch))
      if !trainer.isFinished && shouldStop() { return try interrupted() }
    }
    return try finish(shouldStop: shouldStop)
  }

  /// The outcome of a run that was asked to stop.
  func interrupted() throws(TrainingRunError) -> TrainingOutcome {
    let trainer = task.trainer
    if !trainer.history.isEmpty {
      try writeCurves()
      try writeReport(.interrupted, results: nil)
    }
    try writeManifest(.interrupted)
    log.end(.interrupted)
    return TrainingOutcome(
      directory: directory, isInterrupted: true, isOutOfPatience: false,
      epochs: trainer.history.count, bestEpoch: trainer.bestEpoch, storeError: log.error)
  }
}
