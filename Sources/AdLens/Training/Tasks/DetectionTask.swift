/// Learning to find objects in pictures.
final class DetectionTask: TrainingTask {
  let name = ModelTask.detect
  let data: TrainingData
  let network: Network
  let trainer: Trainer

  /// The annotated pictures.
  let dataset: BoxDataset

  /// The loader of the training pictures.
  let training: BoxLoader

  private let settings: TrainingSettings
  private let pool: WorkerPool

  /// Prepares the data and the network of a run.
  ///
  /// - Parameters:
  ///   - settings: the settings.
  ///   - data: the path of the annotations, as the user typed it.
  ///   - split: the split file of an earlier sitting, whose images must not have changed.
  ///   - pretrained: the model whose weights are the start.
  ///   - progress: told how many images are read, from any thread.
  init(
    _ settings: TrainingSettings, data path: String, split: String?,
    pretrained: PretrainedModel?, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) throws(TrainingRunError) {
    self.settings = settings
    pool = WorkerPool(threads: settings.threads)
    let (dataset, problems) = try Self.dataset(
      settings, path: path, split: split, progress: progress)
    self.dataset = dataset
    data = TrainingData(
      kind: problems.format.rawValue, classNames: dataset.classNames,
      preprocessing: dataset.preprocessing,
      counts: Dictionary(
        uniqueKeysWithValues: Split.allCases.map { ($0, dataset.items(on: $0).count) }),
      problems: problems.list + dataset.problems,
      fingerprint: TrainingFingerprint(sha256: dataset.items(on: .train).map(\.sha256)))
    network = try Self.network(settings, dataset, pretrained)
    let seed = UInt64(settings.seed)
    let samples = dataset.items(on: .train).map(\.sample)
    let training = BoxLoader(
      samples, pixels: dataset.pixels, preprocessing: dataset.preprocessing,
      batchSize: min(settings.batch, samples.count), shuffles: true, seed: seed,
      augmentation: settings.augmentation.forBoxes)
    self.training = training
    let pool = pool
    let heldOut = dataset.items(on: .validation)
    do throws(NetworkError) {
      trainer = try Trainer(network: network, options: settings.trainerOptions, pool: pool) {
        result throws(NetworkError) in
        let scorer =
          heldOut.isEmpty
          ? nil
          : try DetectorScorer(
            network: result, dataset: dataset, items: heldOut, batchSize: settings.batch,
            pool: pool)
        return DetectionObjective(
          training: training, validation: scorer, grid: DetectionGrid(of: dataset))
      }
    } catch {
      throw .network(error)
    }
  }

  /// What an image file may ask for.
  var limits: DecodeLimits {
    settings.maximumPixels.map { DecodeLimits(pixels: $0) } ?? DecodeLimits()
  }

  func result() -> Network { trainer.result }

  func splitTable() -> [UInt8] { BoxSplitFile.bytes(of: dataset) }

  func measure(
    _ best: inout ModelFile, shouldStop: () -> Bool
  ) throws(TrainingRunError) -> TaskResults? {
    var results = TaskResults()
    var evaluations: [Split: DetectionEvaluation] = [:]
    for split in [Split.validation, .test] where data.count(split) > 0 {
      let items = dataset.items(on: split)
      guard let images = try score(items, with: best, shouldStop) else { return nil }
      let evaluation = DetectionEvaluation(
        classNames: data.classNames, classNumbers: dataset.classNumbers, items: items,
        images: images)
      evaluations[split] = evaluation
      results.figures.append((split, evaluation.jsonValue.objectValue ?? JSONObject()))
      results.metrics += evaluation.metrics(prefix: split.rawValue + "/", step: trainer.bestEpoch)
      results.files.append(
        RunFile(
          name: split == .test ? "predictions-test.json" : "predictions.json",
          bytes: Array(evaluation.cocoResults.text().utf8)))
    }
    // What was measured last is what the model is worth: on test images when there are any.
    if let split = evaluations[.test] != nil ? Split.test : .validation as Split?,
      let evaluation = evaluations[split]
    {
      try addPictures(of: evaluation, split, to: &results)
    }
    results.addToOutcome = { outcome in
      outcome.validationDetection = evaluations[.validation]
      outcome.testDetection = evaluations[.test]
    }
    return results
  }

  private func score(
    _ items: [BoxDataset.Item], with model: ModelFile, _ shouldStop: () -> Bool
  ) throws(TrainingRunError) -> [MeasuredImage]? {
    do {
      return try DetectorScorer(
        network: model.network, dataset: dataset, items: items, batchSize: settings.batch,
        pool: pool
      ).measure(shouldStop: shouldStop)?.images
    } catch let error as NetworkError {
      throw .network(error)
    } catch let error as BatchError {
      throw .evaluation(.batch(error))
    } catch {
      preconditionFailure("a scorer throws nothing else: \(error)")
    }
  }
}

extension DetectionTask {
  /// What was wrong with the annotations, and their format.
  private typealias Problems = (format: BoxFormat, list: [DataProblem])

  /// The annotated pictures, every one on its side: as before, or drawn.
  private static func dataset(
    _ settings: TrainingSettings, path: String, split: String?,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) throws(TrainingRunError) -> (BoxDataset, Problems) {
    var reading = AnnotationOptions()
    reading.imagesFolder = settings.imagesFolder
    if let pixels = settings.maximumPixels { reading.limits = DecodeLimits(pixels: pixels) }
    let annotated: AnnotatedDataset
    do throws(AnnotationError) {
      annotated = try AnnotatedDataset.read(path, options: reading)
    } catch {
      throw .annotations(error)
    }
    let options = settings.datasetOptions(for: nil, progress: progress)
    guard let preprocessing = options.preprocessing else {
      preconditionFailure("the settings of a detector give its image size")
    }
    var dataset = BoxDataset(
      annotated, preprocessing: preprocessing, validationFraction: settings.validationFraction,
      seed: UInt64(settings.seed), options: options)
    if let split {
      let drawn = dataset
      dataset = try RunPictures.reading { () throws(DatasetError) in
        try BoxSplitFile.apply(split, to: drawn)
      }
    }
    guard let first = dataset.items.first(where: { $0.split == .train }) else {
      let reason = dataset.problems.first.map { "\($0.path): \($0.message)" }
      throw .noUsableImages(path: path, reason: reason ?? "none is there to learn from")
    }
    guard dataset.objectCount(on: .train) > 0 else {
      throw .noUsableImages(path: path, reason: "\(first.image.path): no training image has boxes")
    }
    return (dataset, (annotated.format, annotated.problems.map(DataProblem.init)))
  }

  /// The network with its first weights.
  private static func network(
    _ settings: TrainingSettings, _ dataset: BoxDataset, _ pretrained: PretrainedModel?
  ) throws(TrainingRunError) -> Network {
    let preprocessing = dataset.preprocessing
    let architecture: Architecture
    do throws(ArchitectureError) {
      architecture = try Architectures.detector(
        named: settings.architecture,
        input: [preprocessing.height, preprocessing.width, preprocessing.channels],
        classes: dataset.classNames.count)
    } catch {
      throw .architecture(error)
    }
    let network: Network
    do throws(NetworkError) {
      network = try Network(detector: architecture, seed: UInt64(settings.seed))
    } catch {
      throw .network(error)
    }
    try pretrained?.start(network, classNames: dataset.classNames)
    return network
  }
}

extension DetectionGrid {
  /// The points of a detector for the images of a dataset.
  init(of dataset: BoxDataset) {
    self.init(
      width: dataset.preprocessing.width, height: dataset.preprocessing.height,
      classes: dataset.classNames.count, strides: Architectures.detectorStrides)
  }
}

extension DataProblem {
  /// A problem of annotations among those of the data.
  init(_ problem: AnnotationProblem) {
    self.init(path: problem.path, code: .annotation, message: problem.message)
  }
}
