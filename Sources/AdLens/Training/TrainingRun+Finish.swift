extension TrainingRun {
  /// Measures the model that counts and writes everything about it.
  ///
  /// All of it follows from the files of the run, so that a process killed in here does it again, and so
  /// does the resume of a run that was asked to stop.
  func finish(shouldStop: () -> Bool) throws(TrainingRunError) -> TrainingOutcome {
    let trainer = learner.trainer
    report(.evaluating(epoch: trainer.bestEpoch))
    var best: ModelFile
    do throws(ModelError) {
      best = try ModelFile.load(from: directory.best, task: "classify")
    } catch {
      throw .model(error)
    }
    let validation = try score(.validation, with: best)
    best.temperature = validation.map { TemperatureCalibration.temperature(of: $0.scores) } ?? 1
    try save(best, to: directory.best)
    if shouldStop() { return try interrupted() }
    let test = try score(.test, with: best)
    if shouldStop() { return try interrupted() }
    let evaluations = [validation, test].compactMap { $0 }.compactMap {
      ModelEvaluation(
        classNames: best.classNames, samples: $0.samples, scores: $0.scores,
        temperature: best.temperature)
    }
    try writeResults(of: evaluations, temperature: best.temperature)
    try writePictures(of: evaluations)
    for evaluation in evaluations {
      if let split = evaluation.samples.first?.split {
        log.metrics(evaluation.metrics, split: split, epoch: trainer.bestEpoch)
      }
      log.predictions(of: evaluation, dataset.kind)
    }
    try writeManifest(.finished)
    log.end(.finished)
    func metrics(_ split: Split) -> ClassificationMetrics? {
      evaluations.first { $0.samples.first?.split == split }?.metrics
    }
    return TrainingOutcome(
      directory: directory, isInterrupted: false, isOutOfPatience: trainer.isOutOfPatience,
      epochs: trainer.history.count, bestEpoch: trainer.bestEpoch, temperature: best.temperature,
      validation: metrics(.validation), test: metrics(.test), storeError: log.error)
  }

  /// The logits of one side's images, or `nil` when it has none.
  private func score(
    _ split: Split, with model: ModelFile
  ) throws(TrainingRunError) -> (samples: [Sample], scores: ScoredSamples)? {
    let samples = dataset.samples(on: split)
    guard !samples.isEmpty else { return nil }
    do throws(EvaluationError) {
      let scores = try ModelScorer.score(
        samples, of: dataset, with: model.network, batchSize: settings.batch, pool: learner.pool)
      return (samples, scores)
    } catch {
      throw .evaluation(error)
    }
  }

  /// Writes `metrics.json` and `predictions.csv`.
  private func writeResults(
    of evaluations: [ModelEvaluation], temperature: Double
  ) throws(TrainingRunError) {
    let trainer = learner.trainer
    var object: JSONObject = [
      "schema_version": 1, "task": "classify", "epochs": .integer(trainer.history.count),
      "best_epoch": .integer(trainer.bestEpoch), "temperature": .number(temperature),
    ]
    for evaluation in evaluations {
      guard let split = evaluation.samples.first?.split else { continue }
      var figures = evaluation.jsonValue.objectValue ?? JSONObject()
      figures["ece_uncalibrated"] = .number(Reliability(evaluation.scores).expectedError)
      object[split.rawValue] = .object(figures)
    }
    try write(PredictionsTable.csv(evaluations), to: directory.predictions)
    try write(JSONValue.object(object).text(pretty: true), to: directory.metrics)
  }
}
