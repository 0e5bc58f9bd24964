/// Measures the whole way from files to labels, with the time of each part.
public struct PipelineBenchmark {
  /// What one pass over the repetitions took.
  public struct Result: Sendable {
    /// The time from the file to the label.
    public let total: LatencySummary

    /// The mean seconds to read and decode a file.
    public let decode: Double

    /// The mean seconds to turn it upright, resize and normalise it.
    public let resize: Double

    /// The mean seconds of the network.
    public let forward: Double

    /// The mean seconds of softmax and ranking.
    public let post: Double
  }

  private let model: ModelFile
  private let preprocessing: Preprocessing
  private let session: Session

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
    session = try model.network.makeSession(
      input: Shape(1, preprocessing.height, preprocessing.width, preprocessing.channels),
      purpose: .inference, pool: pool)
  }

  /// Classifies the files in turn, from the first again after the last.
  ///
  /// - Precondition: there is at least one file.
  public func run(_ paths: [String]) throws(ImageError) -> Result {
    precondition(!paths.isEmpty, "a benchmark needs at least one file")
    let options = DecodeOptions(target: preprocessing.target)
    let probabilities = Arena(count: model.classNames.count)
    let scores = probabilities.view(0, model.classNames.count)
    var scratch = ResizeScratch()
    var sums = [0.0, 0.0, 0.0, 0.0]
    var totals: [Double] = []
    for repetition in 0..<warmUps + repetitions {
      let start = ContinuousClock.now
      let decoded = try ImageDecoder.decode(
        contentsOf: paths[repetition % paths.count], options: options)
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
      let end = ContinuousClock.now
      guard repetition >= warmUps else { continue }
      let marks = [start, afterDecode, afterResize, afterForward, end]
      for part in sums.indices { sums[part] += (marks[part + 1] - marks[part]) / .seconds(1) }
      totals.append((end - start) / .seconds(1))
    }
    let count = Double(repetitions)
    return Result(
      total: LatencySummary(totals), decode: sums[0] / count, resize: sums[1] / count,
      forward: sums[2] / count, post: sums[3] / count)
  }
}
