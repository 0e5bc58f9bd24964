/// One worker's way from files to labels; used by one thread at a time.
final class PipelineLane {
  private let model: ModelFile
  private let preprocessing: Preprocessing
  private let session: Session
  private let options: DecodeOptions
  private let probabilities: Arena
  private var scratch = ResizeScratch()

  /// The first file that this worker could not read.
  private(set) var failure: ImageError?

  /// Takes the memory; the threads of `pool` share the work on one picture.
  init(
    _ model: ModelFile, preprocessing: Preprocessing, pool: WorkerPool
  ) throws(NetworkError) {
    self.model = model
    self.preprocessing = preprocessing
    session = try model.network.makeSession(
      input: Shape(1, preprocessing.height, preprocessing.width, preprocessing.channels),
      purpose: .inference, pool: pool)
    options = DecodeOptions(target: preprocessing.target)
    probabilities = Arena(count: model.classNames.count)
  }

  /// What the session occupies.
  var memory: SessionMemory { session.memory }

  /// Classifies a file; returns the times before and after each of the four parts.
  func classify(_ path: String) throws(ImageError) -> [ContinuousClock.Instant] {
    let start = ContinuousClock.now
    let decoded = try ImageDecoder.decode(contentsOf: path, options: options)
    let afterDecode = ContinuousClock.now
    let image = preprocessing.picture(of: decoded)
    let (afterResize, afterForward) = preprocessing.withBytes(image, scratch: &scratch) { bytes in
      let afterResize = ContinuousClock.now
      session.forward(bytes: bytes, convert: preprocessing.normalizePixels)
      return (afterResize, ContinuousClock.now)
    }
    let scores = probabilities.view(0, model.classNames.count)
    softmax(
      session.output, classes: model.classNames.count, scale: Float(1 / model.temperature),
      into: scores, pool: .serial)
    _ = Classification(scores.readOnly, classNames: model.classNames, count: 5)
    return [start, afterDecode, afterResize, afterForward, .now]
  }

  /// Classifies a file where no error can be thrown; `failure` keeps the first one.
  func tryToClassify(_ path: String) {
    do throws(ImageError) {
      _ = try classify(path)
    } catch {
      if failure == nil { failure = error }
    }
  }
}
