/// Measures the whole way from files to labels, with the time of each part.
public struct PipelineBenchmark {
  private let model: ModelFile
  private let preprocessing: Preprocessing
  private let lane: PipelineLane
  private let pool: WorkerPool

  /// The measured repetitions.
  public var repetitions = 100

  /// The repetitions before them, which are not measured.
  public var warmUps = 10

  /// Prepares to measure a network.
  public init(
    _ model: ModelFile, preprocessing: Preprocessing, pool: WorkerPool
  ) throws(NetworkError) {
    self.model = model
    self.preprocessing = preprocessing
    self.pool = pool
    lane = try PipelineLane(model, preprocessing: preprocessing, pool: pool)
  }

  /// Classifies the files in turn, from the first again after the last, in four parts: `decode`, which
  /// reads too, `resize`, which also turns upright and normalises, `forward`, and `post`: softmax and
  /// ranking.
  ///
  /// All threads work on one image at a time.
  ///
  /// - Precondition: there is at least one file.
  public func run(_ paths: [String]) throws(ImageError) -> BenchmarkResult {
    precondition(!paths.isEmpty, "a benchmark needs at least one file")
    let timing = RepeatedTiming(repetitions: repetitions, warmUps: warmUps, pool: pool)
    return try timing.run(
      parts: ["decode", "resize", "forward", "post"], memory: lane.memory
    ) { step throws(ImageError) in try lane.classify(paths[step % paths.count]) }
  }

  /// Classifies the files with an image on each thread, as `classify` does with many files, and returns
  /// the images of a second.
  ///
  /// - Precondition: there is at least one file.
  /// - Throws: `ImageError` for a file, `NetworkError` when there is no memory for a thread's session.
  public func throughput(_ paths: [String]) throws -> Double {
    precondition(!paths.isEmpty, "a benchmark needs at least one file")
    let lanes = try (0..<pool.threads).map { _ in
      try PipelineLane(model, preprocessing: preprocessing, pool: .serial)
    }
    for lane in lanes { _ = try lane.classify(paths[0]) }
    let start = ContinuousClock.now
    pool.run(tasks: repetitions) { task, worker in
      lanes[worker].tryToClassify(paths[task % paths.count])
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    if let failure = lanes.lazy.compactMap(\.failure).first { throw failure }
    return Double(repetitions) / seconds
  }
}
