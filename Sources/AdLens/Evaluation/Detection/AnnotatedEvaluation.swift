/// A detector measured on annotated images.
///
///     let result = try AnnotatedEvaluation.run(
///       EvaluationOptions(data: "ads/boxes.json", model: "runs/detect/a/weights/best.safetensors"))
///     print(result.evaluation.precision.at50 ?? 0)
public struct AnnotatedEvaluation: Sendable {
  /// The figures and every finding.
  public let evaluation: DetectionEvaluation

  /// Which images were measured.
  public let selection: EvaluationOptions.Selection

  /// How many of them the model was trained on, told by their hashes: figures on these flatter it.
  public let knownCount: Int

  /// What was left out of the data and what should be known about it.
  public let problems: [DataProblem]

  /// The SHA-256 of the model file, in hexadecimal.
  public let modelSHA256: String

  /// Measures a detector.
  ///
  /// `nil` as selection takes the test images, or all when the data declares none. Where the data does not
  /// say what is held out, `train` and `val` are those of a training run with the model's seed and fraction
  /// on the same data.
  ///
  /// - Parameter progress: told how many images of how many are read, from any thread.
  public static func run(
    _ options: EvaluationOptions,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) throws(EvaluationError) -> AnnotatedEvaluation {
    let (bytes, model) = try model(options.model)
    let (dataset, problems, hasTest) = try dataset(options, model: model, progress: progress)
    let selection = options.selection ?? (hasTest ? .test : .all)
    let items = dataset.items.filter { selection.contains($0.split) }
    guard !items.isEmpty else { throw .noImages(path: options.data, selection: selection) }
    guard let images = try score(items, of: dataset, with: model.network, options) else {
      throw .model(.scoresNotFinite(path: options.model))
    }
    let known = model.provenance["training_images"]?.stringValue
      .flatMap(TrainingFingerprint.init(text:))
    return AnnotatedEvaluation(
      evaluation: DetectionEvaluation(
        classNames: model.classNames, classNumbers: dataset.classNumbers, items: items,
        images: images),
      selection: selection, knownCount: items.count { known?.contains(sha256: $0.sha256) ?? false },
      problems: problems + dataset.problems, modelSHA256: SHA256.hex(of: bytes))
  }

  private static func model(_ path: String) throws(EvaluationError) -> ([UInt8], ModelFile) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try ModelLocator.bytes(at: path)
    } catch {
      throw .model(.file(error))
    }
    do throws(ModelError) {
      return (bytes, try ModelFile(bytes: bytes, path: path, task: ModelTask.detect.rawValue))
    } catch {
      throw .model(error)
    }
  }

  /// The annotated images for a model, what was wrong with them, and whether test images are declared.
  private static func dataset(
    _ options: EvaluationOptions, model: ModelFile,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
  ) throws(EvaluationError) -> (BoxDataset, problems: [DataProblem], hasTest: Bool) {
    var reading = AnnotationOptions()
    reading.imagesFolder = options.imagesFolder
    if let pixels = options.maximumPixels { reading.limits = DecodeLimits(pixels: pixels) }
    let preprocessing: Preprocessing
    do throws(ModelError) {
      preprocessing = try model.detectorPreparation(path: options.model)
    } catch {
      throw .model(error)
    }
    let annotated: AnnotatedDataset
    do throws(AnnotationError) {
      annotated = try AnnotatedDataset.read(options.data, options: reading)
    } catch {
      throw .annotations(error)
    }
    var opening = DatasetOptions()
    opening.limits = reading.limits
    opening.progress = progress
    if let threads = options.threads { opening.threads = threads }
    let settings = model.provenance["settings"]
    let fraction = settings?["val_frac"]?.doubleValue ?? 0
    do throws(DatasetError) {
      let dataset = BoxDataset(
        try annotated.relabeled(for: model.classNames, path: options.data),
        preprocessing: preprocessing,
        validationFraction: (0..<1).contains(fraction) ? fraction : 0,
        seed: UInt64(clamping: settings?["seed"]?.intValue ?? 0), options: opening)
      return (
        dataset, annotated.problems.map(DataProblem.init),
        annotated.images.contains { $0.split == .test }
      )
    } catch {
      throw .data(error)
    }
  }

  /// What was found; `nil` when the network computes no numbers.
  private static func score(
    _ items: [BoxDataset.Item], of dataset: BoxDataset, with network: Network,
    _ options: EvaluationOptions
  ) throws(EvaluationError) -> [MeasuredImage]? {
    let scorer: DetectorScorer
    do throws(NetworkError) {
      scorer = try DetectorScorer(
        network: network, dataset: dataset, items: items, batchSize: min(options.batch, 16),
        pool: WorkerPool(threads: options.threads ?? Processor.coreCount))
    } catch {
      throw .network(error)
    }
    do throws(BatchError) {
      guard let result = try scorer.measure(), result.isFinite else { return nil }
      return result.images
    } catch {
      throw .batch(error)
    }
  }
}

extension EvaluationOptions.Selection {
  /// Whether an image on a side belongs to the selection.
  func contains(_ split: Split?) -> Bool {
    switch self {
    case .all: true
    case .train: split == .train
    case .validation: split == .validation
    case .test: split == .test
    }
  }
}
