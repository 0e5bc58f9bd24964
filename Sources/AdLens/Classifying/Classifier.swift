/// Says which class a picture belongs to.
///
/// ```swift
/// let classifier = try Classifier(path: "runs/classify/images/weights/best.safetensors")
/// let result = try classifier.classify("banner.png")
/// print(result.label, result.confidence)
/// ```
///
/// A classifier belongs to one thread at a time; `sibling()` makes one for another thread.
public final class Classifier {
  /// The model.
  public let model: ModelFile

  /// How a picture becomes the input of the network.
  public let preprocessing: Preprocessing

  /// Limits for files that are decoded.
  public var limits = DecodeLimits()

  /// Whether pictures of which a part is missing are refused.
  public var isStrict = false

  private let path: String
  private let session: Session
  private let probabilities: Arena
  private var scratch = ResizeScratch()

  /// The most memory that a model from a file may ask for.
  private static let memoryLimit = 2 << 30

  /// Reads a model file.
  ///
  /// - Parameters:
  ///   - path: the file, such as the `weights/best.safetensors` of a run.
  ///   - threads: how many threads share the work on one picture.
  public convenience init(path: String, threads: Int = 1) throws(ModelError) {
    let model = try ModelFile.load(from: path, task: "classify")
    try self.init(model: model, path: path, pool: WorkerPool(threads: threads))
  }

  /// Makes a model ready to run; `path` names it in errors.
  public init(model: ModelFile, path: String, pool: WorkerPool) throws(ModelError) {
    self.model = model
    self.path = path
    preprocessing = try model.preparation(path: path)
    do throws(NetworkError) {
      session = try model.network.makeSession(
        input: Shape(1, preprocessing.height, preprocessing.width, preprocessing.channels),
        purpose: .inference, pool: pool, memoryLimit: Self.memoryLimit)
    } catch {
      throw .network(path: path, error)
    }
    probabilities = Arena(count: model.classNames.count)
  }

  /// A classifier with the same model for another thread, which works alone.
  public func sibling() throws(ModelError) -> Classifier {
    let sibling = try Classifier(model: model, path: path, pool: .serial)
    sibling.limits = limits
    sibling.isStrict = isStrict
    return sibling
  }

  /// The names of the classes.
  public var classNames: [String] { model.classNames }

  /// How files are decoded: no more detail than the network can see.
  public var decodeOptions: DecodeOptions {
    DecodeOptions(limits: limits, isStrict: isStrict, target: preprocessing.target)
  }

  /// Classifies a file.
  ///
  /// - Parameter top: how many classes the result holds.
  /// - Throws: `ImageError` for the file, `ModelError.scoresNotFinite` for the model.
  public func classify(_ path: String, top: Int = 5) throws -> Classification {
    try classify(try ImageDecoder.decode(contentsOf: path, options: decodeOptions), top: top)
  }

  /// Classifies a decoded file, prepared as the model asks: turned upright, laid over its matte.
  ///
  /// - Throws: `ModelError.scoresNotFinite` when the network computes no probabilities.
  public func classify(
    _ decoded: DecodedImage, top: Int = 5
  ) throws(ModelError) -> Classification {
    try classify(preprocessing.picture(of: decoded), top: top)
  }

  /// Classifies a picture.
  ///
  /// - Throws: `ModelError.scoresNotFinite` when the network computes no probabilities.
  public func classify(_ image: Image, top: Int = 5) throws(ModelError) -> Classification {
    session.forward(image, preprocessing, scratch: &scratch)
    let scores = probabilities.view(0, classNames.count)
    softmax(
      session.output, classes: classNames.count, scale: Float(1 / model.temperature), into: scores,
      pool: .serial)
    // Weights that are finite each may still overflow together.
    guard scores.indices.allSatisfy({ scores[$0].isFinite }) else {
      throw .scoresNotFinite(path: path)
    }
    return Classification(scores.readOnly, classNames: classNames, count: top)
  }
}
