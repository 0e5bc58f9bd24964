/// A detector's network made ready for inputs of one size.
final class SizedDetector {
  /// How a picture becomes the input.
  let preprocessing: Preprocessing

  private let session: Session
  private var decoder: DetectionDecoder

  /// The most memory that a model from a file may ask for.
  private static let memoryLimit = 2 << 30

  /// Plans the memory.
  ///
  /// - Parameters:
  ///   - model: the detector.
  ///   - preprocessing: gives every picture the same size.
  ///   - options: what is kept of the network's answers.
  ///   - pool: the threads that share the work on one picture.
  init(
    _ model: ModelFile, preprocessing: Preprocessing, options: DetectionOptions, pool: WorkerPool
  ) throws(NetworkError) {
    self.preprocessing = preprocessing
    session = try model.network.makeSession(
      input: Shape(1, preprocessing.height, preprocessing.width, preprocessing.channels),
      purpose: .inference, pool: pool, memoryLimit: Self.memoryLimit)
    let grid = DetectionGrid(
      width: preprocessing.width, height: preprocessing.height, classes: model.classNames.count,
      strides: Architectures.detectorStrides)
    decoder = DetectionDecoder(grid: grid, options: options)
  }

  /// What the network finds in a picture, in its pixels and clipped to it; what lies beside it is left out.
  ///
  /// - Returns: `nil` when the network computes no numbers: weights that are finite each may overflow together.
  func look(at image: Image, scratch: inout ResizeScratch) -> [ScoredBox]? {
    session.forward(image, preprocessing, scratch: &scratch)
    guard isFinite(session.output, pool: .serial) else { return nil }
    let frame = preprocessing.frame(width: image.width, height: image.height)
    return decoder.detections(session.output).map { found in
      var found = found
      found.box = found.box.broughtBack(by: frame, width: image.width, height: image.height)
      return found
    }.filter { $0.box.area > 0 }
  }
}
