/// Measures the whole way from files to labels, with the time of each part.
public struct PipelineBenchmark {
  private let model: ModelFile
  private let preprocessing: Preprocessing
  private let session: Session
  private let pool: WorkerPool

  /// The measured repetitions.
  public var repetitions = 100

  /// The repetitions before them, which are not measured.
  public var warmUps = 10

  /// Prepares to measure a network; one picture at a time.
  public init(
    _ model: ModelFile, preprocessing: Preprocessing, pool: WorkerPool
  ) throws(NetworkError) {
    self.model = model
    self.preprocessing = preprocessing
    self.pool = pool
    session = try model.network.makeSession(
      input: Shape(1, preprocessing.height, preprocessing.width, preprocessing.channels),
      purpose: .inference, pool: pool)
  }

  /// Classifies the files in turn, from the first again after the last, in four parts: `decode`, which
  /// reads too, `resize`, which also turns upright and normalises, `forward`, and `post`: softmax and
  /// ranking.
  ///
  /// - Precondition: there is at least one file.
  public func run(_ paths: [String]) throws(ImageError) -> BenchmarkResult {
    precondition(!paths.isEmpty, "a benchmark needs at least one file")
    let options = DecodeOptions(target: preprocessing.target)
    let probabilities = Arena(count: model.classNames.count)
    let scores = probabilities.view(0, model.classNames.count)
    var scratch = ResizeScratch()
    let timing = RepeatedTiming(repetitions: repetitions, warmUps: warmUps, pool: pool)
    return try timing.run(
      parts: ["decode", "resize", "forward", "post"], memory: session.memory
    ) { step throws(ImageError) in
      let start = ContinuousClock.now
      let decoded = try ImageDecoder.decode(
        contentsOf: paths[step % paths.count], options: options)
      let afterDecode = ContinuousClock.now
      let image = preprocessing.picture(of: decoded)
      preprocessing.apply(image, into: session.input, scratch: &scratch)
      let afterResize = ContinuousClock.now
      session.forward()
      let afterForward = ContinuousClock.now
      softmax(
        session.output, classes: model.classNames.count, scale: Float(1 / model.temperature),
        into: scores, pool: .serial)
      _ = Classification(scores.readOnly, classNames: model.classNames, count: 5)
      return [start, afterDecode, afterResize, afterForward, .now]
    }
  }
}
