/// Learning to tell classes of pictures apart.
final class ClassificationTask: TrainingTask {
  let name = ModelTask.classify

  let data: TrainingData

  private let dataset: Dataset
  private let settings: TrainingSettings
  private let learner: Learner

  /// Prepares the data and the network of a run.
  ///
  /// - Parameters:
  ///   - settings: the settings.
  ///   - data: the path of the data, as the user typed it.
  ///   - split: the split file of an earlier sitting, whose images must not have changed.
  ///   - pretrained: the model whose weights are the start.
  ///   - progress: told how many images are read, from any thread.
  init(
    _ settings: TrainingSettings, data: String, split: String?, pretrained: PretrainedModel?,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) throws(TrainingRunError) {
    self.settings = settings
    let dataset = try RunPictures.reading { () throws(DatasetError) in
      try Self.dataset(settings, data: data, split: split, progress: progress)
    }
    self.dataset = dataset
    let network = try Self.network(settings, dataset)
    try pretrained?.start(network, classNames: dataset.classNames)
    learner = try Learner(settings, dataset: dataset, network: network)
    self.data = TrainingData(
      kind: dataset.kind.rawValue, classNames: dataset.classNames,
      preprocessing: dataset.preprocessing,
      counts: Dictionary(
        uniqueKeysWithValues: Split.allCases.map { ($0, dataset.samples(on: $0).count) }),
      problems: dataset.problems,
      fingerprint: TrainingFingerprint(sha256: dataset.samples(on: .train).map(\.sha256)))
  }

  /// How the data at a path is laid out.
  static func layout(of path: String) throws(TrainingRunError) -> DatasetKind {
    try RunPictures.reading { () throws(DatasetError) in try DatasetReader.layout(of: path) }
  }

  /// The data, every sample on its side: as before, or drawn.
  private static func dataset(
    _ settings: TrainingSettings, data: String, split: String?,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) throws(DatasetError) -> Dataset {
    let kind = try DatasetReader.layout(of: data)
    let dataset = try DatasetReader.open(
      data, options: settings.datasetOptions(for: kind, progress: progress))
    if let split { return try SplitFile.apply(split, to: dataset) }
    return Splitter(
      validationFraction: settings.validationFraction, seed: UInt64(settings.seed)
    ).split(dataset)
  }

  /// The network with its first weights.
  private static func network(
    _ settings: TrainingSettings, _ dataset: Dataset
  ) throws(TrainingRunError) -> Network {
    let preprocessing = dataset.preprocessing
    let architecture: Architecture
    do throws(ArchitectureError) {
      architecture = try Architectures.named(
        settings.architecture,
        input: [preprocessing.height, preprocessing.width, preprocessing.channels],
        classes: dataset.classNames.count)
    } catch {
      throw .architecture(error)
    }
    do throws(NetworkError) {
      return try Network(architecture, seed: UInt64(settings.seed))
    } catch {
      throw .network(error)
    }
  }

  var network: Network { learner.network }

  var trainer: Trainer { learner.trainer }

  func result() -> Network { learner.result() }

  func splitTable() -> [UInt8] { SplitFile.bytes(of: dataset) }

  func firstPictures() throws(TrainingRunError) -> [RunFile] {
    let images = try RunPictures.reading { () throws(DatasetError) in
      try PreparedImages.images(
        of: learner.training, dataset.preprocessing, count: RunPictures.shownImages)
    }
    return [RunFile(name: RunPictures.firstBatch(.classify), bytes: try sheet(images, frame: nil))]
  }

  func measure(
    _ best: inout ModelFile, shouldStop: () -> Bool
  ) throws(TrainingRunError) -> TaskResults? {
    let validation = try score(.validation, with: best)
    best.temperature = validation.map { TemperatureCalibration.temperature(of: $0.scores) } ?? 1
    if shouldStop() { return nil }
    let test = try score(.test, with: best)
    if shouldStop() { return nil }
    let (names, temperature) = (best.classNames, best.temperature)
    let evaluations = [validation, test].compactMap { $0 }.compactMap {
      ModelEvaluation(
        classNames: names, samples: $0.samples, scores: $0.scores, temperature: temperature)
    }
    var results = TaskResults()
    results.extra["temperature"] = .number(temperature)
    for evaluation in evaluations { add(evaluation, to: &results) }
    results.files.append(
      RunFile(
        name: "predictions.csv", bytes: Array(PredictionsTable.csv(evaluations).utf8)))
    // What was measured last is what the model is worth: on test images when there are any.
    if let evaluation = evaluations.last { try addPictures(of: evaluation, to: &results) }
    results.addToOutcome = { outcome in
      func metrics(_ split: Split) -> ClassificationMetrics? {
        evaluations.first { $0.samples.first?.split == split }?.metrics
      }
      outcome.temperature = temperature
      outcome.validation = metrics(.validation)
      outcome.test = metrics(.test)
    }
    return results
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

  private func add(_ evaluation: ModelEvaluation, to results: inout TaskResults) {
    guard let split = evaluation.samples.first?.split else { return }
    var figures = evaluation.jsonValue.objectValue ?? JSONObject()
    figures["ece_uncalibrated"] = .number(Reliability(evaluation.scores).expectedError)
    results.figures.append((split, figures))
    let metrics = evaluation.metrics
    for (name, value) in [
      ("top1", metrics.top1), ("top5", metrics.top5), ("nll", metrics.nll), ("ece", metrics.ece),
    ] {
      results.metrics.append(
        Metric("\(split.rawValue)/\(name)", value, step: trainer.bestEpoch))
    }
    results.predictions += evaluation.storePredictions(of: dataset.kind)
  }

  /// Draws the charts and the worst errors.
  private func addPictures(
    of evaluation: ModelEvaluation, to results: inout TaskResults
  ) throws(TrainingRunError) {
    let figures = evaluation.reportFigures
    results.files += [
      RunFile(
        name: "confusion-matrix.svg",
        svg: Chart.confusionMatrix(labels: evaluation.classNames, counts: figures.confusion)),
      RunFile(
        name: "reliability.svg",
        svg: Chart.reliability(
          figures.reliability, calibrationError: evaluation.metrics.ece)),
    ]
    let worst = try worstErrors(of: evaluation, sheet: &results.files)
    results.addToReport = { page in
      page.evaluation = figures
      page.worstErrors = worst
    }
  }

  private func worstErrors(
    of evaluation: ModelEvaluation, sheet files: inout [RunFile]
  ) throws(TrainingRunError) -> [RunReport.WorstError] {
    let indices = Array(evaluation.worstErrors.prefix(RunPictures.shownImages))
    guard !indices.isEmpty else { return [] }
    let images = try RunPictures.reading { () throws(DatasetError) in
      try PreparedImages.images(of: indices.map { evaluation.samples[$0] }, in: dataset)
    }
    files.append(
      RunFile(
        name: "worst-errors.png",
        bytes: try sheet(images, frame: RGBColor(red: 192, green: 57, blue: 43))))
    var errors: [RunReport.WorstError] = []
    for (index, image) in zip(indices, images).prefix(12) {
      let sample = evaluation.samples[index]
      errors.append(
        RunReport.WorstError(
          path: sample.path, trueLabel: evaluation.classNames[sample.label],
          label: evaluation.label(index), confidence: evaluation.confidence(index),
          thumbnail: try RunPictures.png(image)))
    }
    return errors
  }

  /// Images side by side, small ones enlarged.
  private func sheet(_ images: [Image], frame: RGBColor?) throws(TrainingRunError) -> [UInt8] {
    let side = max(96, min(160, dataset.preprocessing.width))
    let layout = ContactSheet(cellWidth: side, cellHeight: side, columns: 8)
    return try RunPictures.png(layout.draw(images, frames: images.map { _ in frame }))
  }
}
