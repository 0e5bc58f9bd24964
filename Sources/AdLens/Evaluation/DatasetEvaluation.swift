/// A model measured on labeled images.
///
///     let result = try DatasetEvaluation.run(
///       EvaluationOptions(data: "creatives", model: "runs/classify/a/weights/best.safetensors"))
///     print(result.evaluation.metrics.top1, result.knownCount)
public struct DatasetEvaluation: Sendable {
  /// The figures and every score.
  public let evaluation: ModelEvaluation

  /// Which images were measured.
  public let selection: EvaluationOptions.Selection

  /// How many of them the model was trained on, told by their hashes: figures on these flatter it.
  public let knownCount: Int

  /// What was left out of the data and what should be known about it.
  public let problems: [DataProblem]

  /// The SHA-256 of the model file, in hexadecimal.
  public let modelSHA256: String

  /// How the data is laid out.
  private let kind: DatasetKind

  /// What the model says about each image, for the store; an image that is there twice counts once.
  public var predictions: [Prediction] { evaluation.storePredictions(of: kind) }

  /// Measures a model.
  ///
  /// Where the data does not say what is held out, `train` and `val` are those of a training run with
  /// the model's seed and fraction on the same data.
  ///
  /// - Parameter progress: told how many images of how many are read, from any thread.
  public static func run(
    _ options: EvaluationOptions,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) throws(EvaluationError) -> DatasetEvaluation {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try ModelLocator.bytes(at: options.model)
    } catch {
      throw .model(.file(error))
    }
    let model: ModelFile
    do throws(ModelError) {
      model = try ModelFile(bytes: bytes, path: options.model, task: ModelTask.classify.rawValue)
    } catch {
      throw .model(error)
    }
    var dataset = try open(options, model: model, progress: progress)
    let selection = options.selection ?? (dataset.hasTest ? .test : .all)
    dataset = split(dataset, as: model)
    let samples = dataset.samples.filter { selection.contains($0.split) }
    guard !samples.isEmpty else { throw .noImages(path: options.data, selection: selection) }
    let scores = try ModelScorer.score(
      samples, of: dataset, with: model.network, batchSize: options.batch,
      pool: WorkerPool(threads: options.threads ?? Processor.coreCount))
    guard scores.logits.allSatisfy(\.isFinite) else {
      throw .model(.scoresNotFinite(path: options.model))
    }
    guard
      let evaluation = ModelEvaluation(
        classNames: model.classNames, samples: samples, scores: scores,
        temperature: model.temperature)
    else { throw .noImages(path: options.data, selection: selection) }
    let known = model.provenance["training_images"]?.stringValue
      .flatMap(TrainingFingerprint.init(text:))
    return DatasetEvaluation(
      evaluation: evaluation, selection: selection,
      knownCount: samples.count { known?.contains(sha256: $0.sha256) ?? false },
      problems: dataset.problems, modelSHA256: SHA256.hex(of: bytes), kind: dataset.kind)
  }

  private static func open(
    _ options: EvaluationOptions, model: ModelFile,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
  ) throws(EvaluationError) -> Dataset {
    var reading = DatasetOptions()
    reading.purpose = .evaluation
    do throws(ModelError) {
      reading.preprocessing = try model.preparation(path: options.model)
    } catch {
      throw .model(error)
    }
    reading.classDepth = options.classDepth
    reading.root = options.root
    reading.progress = progress
    if let threads = options.threads { reading.threads = threads }
    if let pixels = options.maximumPixels { reading.limits = DecodeLimits(pixels: pixels) }
    do throws(DatasetError) {
      return try DatasetReader.open(options.data, options: reading)
        .relabeled(for: model.classNames)
    } catch {
      throw .data(error)
    }
  }

  /// Puts each image on the side it was on when the model was trained on this data.
  private static func split(_ dataset: Dataset, as model: ModelFile) -> Dataset {
    let settings = model.provenance["settings"]
    let fraction = settings?["val_frac"]?.doubleValue ?? 0
    let seed = settings?["seed"]?.intValue ?? 0
    return Splitter(
      validationFraction: (0..<1).contains(fraction) ? fraction : 0,
      seed: UInt64(clamping: seed)
    ).split(dataset)
  }
}
