extension TrainingRun {
  /// Measures the model that counts and writes everything about it.
  ///
  /// All of it follows from the files of the run, so that a process killed in here does it again, and so
  /// does the resume of a run that was asked to stop.
  func finish(shouldStop: () -> Bool) throws(TrainingRunError) -> TrainingOutcome {
    let trainer = task.trainer
    report(.evaluating(epoch: trainer.bestEpoch))
    var best: ModelFile
    do throws(ModelError) {
      best = try ModelFile.load(from: directory.best, task: task.name.rawValue)
    } catch {
      throw .model(error)
    }
    guard let results = try task.measure(&best, shouldStop: shouldStop) else {
      return try interrupted()
    }
    try save(best, to: directory.best)
    try writeMetrics(results)
    for file in results.files { try write(file.bytes, to: directory.file(file.name)) }
    try writeCurves()
    try writeReport(.finished, results: results)
    log.finish(results)
    try writeManifest(.finished)
    log.end(.finished)
    var outcome = TrainingOutcome(
      directory: directory, isInterrupted: false, isOutOfPatience: trainer.isOutOfPatience,
      epochs: trainer.history.count, bestEpoch: trainer.bestEpoch, storeError: log.error)
    results.addToOutcome(&outcome)
    return outcome
  }

  /// Writes `metrics.json`.
  private func writeMetrics(_ results: TaskResults) throws(TrainingRunError) {
    let trainer = task.trainer
    var object: JSONObject = [
      "schema_version": 1, "task": .string(task.name.rawValue),
      "epochs": .integer(trainer.history.count), "best_epoch": .integer(trainer.bestEpoch),
    ]
    for pair in results.extra.pairs { object[pair.key] = pair.value }
    for (split, figures) in results.figures { object[split.rawValue] = .object(figures) }
    try write(JSONValue.object(object).text(pretty: true), to: directory.metrics)
  }
}
