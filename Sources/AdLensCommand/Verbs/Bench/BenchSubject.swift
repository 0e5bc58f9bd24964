import AdLens

/// The network that `adlens bench` measures, with the settings of the measurement.
struct BenchSubject {
  /// Pictures of one pass.
  let batch: Int

  /// What is measured and where, for the output.
  let description: JSONObject

  /// The threads.
  let pool: WorkerPool

  /// The architecture or the model, as the user named it.
  let name: String

  /// Multiply-adds of one image.
  let multiplyAdds: Int

  private let model: ModelFile
  private let preprocessing: Preprocessing
  private let repetitions: Int
  private let warmUps: Int

  /// Reads the model or makes an untrained network, as the flags say.
  init(_ invocation: Invocation) throws {
    let arguments = invocation.arguments
    batch = arguments.integer(BenchVerb.batch) ?? 1
    repetitions = arguments.integer(BenchVerb.repetitions) ?? 100
    warmUps = arguments.integer(BenchVerb.warmUps) ?? 10
    let size = arguments.size(BenchVerb.imageSize)
    pool = WorkerPool(arguments)
    if let word = arguments.text(Flags.model), !arguments.isGiven(BenchVerb.architecture) {
      let loaded = try LoadedModel(word, task: "classify")
      model = loaded.model
      name = loaded.path
      let stored = try Classifier(model: model, path: name, pool: .serial).preprocessing
      preprocessing = size.map { stored.resized(to: $0) } ?? stored
    } else {
      name = arguments.text(BenchVerb.architecture) ?? "adnet"
      let usual = Architectures.usualInput(of: name)
      let size = size ?? PictureSize(side: usual[0])
      let classes = Architectures.usualClassCount(of: name)
      preprocessing = Preprocessing(width: size.width, height: size.height, channels: usual[2])
      let input = [size.height, size.width, preprocessing.channels]
      let architecture =
        Architectures.detectorNames.contains(name)
        ? try Architectures.detector(named: name, input: input, classes: classes)
        : try Architectures.named(name, input: input, classes: classes)
      model = ModelFile(
        classNames: (0..<classes).map { "class\($0)" },
        preprocessing: preprocessing.jsonValue, network: try Network(architecture, seed: 0))
    }
    let structure = model.network.architecture
    let sized = try Architecture(
      name: structure.name,
      input: [preprocessing.height, preprocessing.width, preprocessing.channels],
      modules: structure.modules)
    multiplyAdds = try sized.layers().reduce(0) { $0 + ($1.isProduct ? $1.multiplyAddCount : 0) }
    let network: JSONObject = [
      "subject": .string(name), "architecture": .string(structure.name),
      "input": .array(sized.input.map(JSONValue.integer)),
      "parameters": .integer(model.network.parameterCount),
      "multiply_adds": .integer(multiplyAdds),
      "threads": .integer(pool.threads),
    ]
    description = network.merging(Self.machine)
  }

  /// The size of the images, as in `128 x 128 x 3`.
  var size: String {
    "\(preprocessing.width) x \(preprocessing.height) x \(preprocessing.channels)"
  }

  /// The measurement of passes.
  func benchmark() -> NetworkBenchmark {
    var benchmark = NetworkBenchmark(
      model.network,
      input: Shape(
        batch, preprocessing.height, preprocessing.width, preprocessing.channels), pool: pool)
    benchmark.repetitions = repetitions
    benchmark.warmUps = warmUps
    return benchmark
  }

  /// The measurement from file to label.
  func pipeline() throws(NetworkError) -> PipelineBenchmark {
    var benchmark = try PipelineBenchmark(model, preprocessing: preprocessing, pool: pool)
    benchmark.repetitions = repetitions
    benchmark.warmUps = warmUps
    return benchmark
  }
}

extension JSONObject {
  /// This object with the pairs of another behind its own.
  func merging(_ other: JSONObject) -> JSONObject {
    var result = self
    for pair in other.pairs { result[pair.key] = pair.value }
    return result
  }
}
