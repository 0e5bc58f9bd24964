/// Finds objects in pictures.
///
/// ```swift
/// let detector = try Detector(path: "runs/detect/ads/weights/best.safetensors")
/// for object in try detector.detect("banner.png") {
///   print(object.label, object.confidence, object.x, object.y, object.width, object.height)
/// }
/// ```
///
/// A detector belongs to one thread at a time; `sibling()` makes one for another thread.
public final class Detector {
  /// The model.
  public let model: ModelFile

  /// How a picture becomes the input of the network, unless it is long and the model adapts: see
  /// `Preprocessing.adapted(to:)`.
  public let preprocessing: Preprocessing

  /// What is kept of the network's answers.
  public let options: DetectionOptions

  /// Limits for files that are decoded.
  public var limits = DecodeLimits()

  /// Whether pictures of which a part is missing are refused.
  public var isStrict = false

  /// Whether a picture much longer than the network's input is also looked at in tiles, which finds smaller
  /// things in it and takes a pass for each: see `TilePlan`.
  public var usesTiles = false

  private let path: String
  private let pool: WorkerPool
  private var scratch = ResizeScratch()

  /// The network for each size of input that was needed lately, and for the usual one.
  private var inputs: [PictureSize: SizedDetector] = [:]

  /// The most sizes of input beside the usual one that are kept ready, here and wherever a detector is used.
  static let mostInputs = 8

  /// Reads a model file.
  ///
  /// - Parameters:
  ///   - path: the file, such as the `weights/best.safetensors` of a run.
  ///   - options: what is kept of the network's answers.
  ///   - threads: how many threads share the work on one picture.
  public convenience init(
    path: String, options: DetectionOptions = DetectionOptions(), threads: Int = 1
  ) throws(ModelError) {
    let model = try ModelFile.load(from: path, task: "detect")
    try self.init(model: model, path: path, options: options, pool: WorkerPool(threads: threads))
  }

  /// Uses the model that comes with AdLens, which knows the elements of creatives.
  ///
  /// - Parameters:
  ///   - options: what is kept of the network's answers.
  ///   - threads: how many threads share the work on one picture.
  public convenience init(
    options: DetectionOptions = DetectionOptions(), threads: Int = 1
  ) throws(ModelError) {
    let model = BuiltInModel.detector
    try self.init(
      model: try model.load(), path: model.rawValue, options: options,
      pool: WorkerPool(threads: threads))
  }

  /// Makes a model ready to run; `path` names it in errors.
  public init(
    model: ModelFile, path: String, options: DetectionOptions = DetectionOptions(),
    pool: WorkerPool
  ) throws(ModelError) {
    self.model = model
    self.path = path
    self.options = options
    self.pool = pool
    preprocessing = try model.detectorPreparation(path: path)
    _ = try input(for: preprocessing.size)
  }

  /// A detector with the same model for another thread, which works alone.
  public func sibling() throws(ModelError) -> Detector {
    let sibling = try Detector(model: model, path: path, options: options, pool: .serial)
    sibling.limits = limits
    sibling.isStrict = isStrict
    sibling.usesTiles = usesTiles
    return sibling
  }

  /// The names of the classes.
  public var classNames: [String] { model.classNames }

  /// How files are decoded: no more detail than the network can see.
  public var decodeOptions: DecodeOptions {
    DecodeOptions(limits: limits, isStrict: isStrict, target: preprocessing.target)
  }

  /// How a file that says something of itself is decoded: where it is looked at in tiles, in as much detail as
  /// the network can see of these.
  public func decodeOptions(for info: ImageInfo) -> DecodeOptions {
    var options = decodeOptions
    let size = (width: info.uprightWidth, height: info.uprightHeight)
    guard let tile = tiles(of: size).tiles.first else { return options }
    let scale = min(
      Double(preprocessing.width) / Double(tile.width),
      Double(preprocessing.height) / Double(tile.height))
    options.target = DecodeOptions.Target(
      width: max(1, Int((Double(size.width) * scale).rounded(.up))),
      height: max(1, Int((Double(size.height) * scale).rounded(.up))), fit: .stretch)
    return options
  }

  /// Decodes a file in the detail that is looked at.
  public func decode(_ bytes: [UInt8]) throws(ImageError) -> DecodedImage {
    // The header is read once more for tiles only.
    let options =
      usesTiles
      ? decodeOptions(for: try ImageDecoder.info(bytes, limits: limits)) : decodeOptions
    return try ImageDecoder.decode(bytes, options: options)
  }

  /// Finds the objects in a file, the most confident first.
  ///
  /// - Throws: `ImageError` for the file, `ModelError.scoresNotFinite` for the model.
  public func detect(_ path: String) throws -> [DetectedObject] {
    let options =
      usesTiles
      ? decodeOptions(for: try ImageDecoder.info(contentsOf: path, limits: limits)) : decodeOptions
    return try detect(try ImageDecoder.decode(contentsOf: path, options: options))
  }

  /// Finds the objects in a decoded file, prepared as the model asks.
  ///
  /// - Throws: `ModelError.scoresNotFinite` when the network computes no scores.
  public func detect(_ decoded: DecodedImage) throws(ModelError) -> [DetectedObject] {
    try detect(
      preprocessing.picture(of: decoded),
      uprightSize: (decoded.info.uprightWidth, decoded.info.uprightHeight))
  }

  /// Finds the objects in a picture, in pixels of this picture.
  ///
  /// - Throws: `ModelError.scoresNotFinite` when the network computes no scores.
  public func detect(_ image: Image) throws(ModelError) -> [DetectedObject] {
    try detect(image, uprightSize: (image.width, image.height))
  }

  private func detect(
    _ image: Image, uprightSize: (width: Int, height: Int)
  ) throws(ModelError) -> [DetectedObject] {
    let size = (width: image.width, height: image.height)
    let plan = tiles(of: size)
    // The size of the file decides, not that of what was decoded of it, which is rounded.
    var found = try look(
      at: image, for: PictureSize(width: uprightSize.width, height: uprightSize.height))
    if !plan.tiles.isEmpty {
      var parts: [[ScoredBox]] = []
      for tile in plan.tiles {
        parts.append(
          try look(
            at: image.cropped(to: tile), for: preprocessing.size
          ).map { $0.moved(x: Float(tile.x), y: Float(tile.y)) }
        )
      }
      found = TileMerger(plan: plan, options: options).merged(whole: found, tiles: parts)
    }
    return found.map {
      DetectedObject($0, decoded: size, picture: uprightSize, label: classNames[$0.label])
    }
  }

  private func tiles(of picture: (width: Int, height: Int)) -> TilePlan {
    guard usesTiles else { return .none }
    return TilePlan(picture: picture, input: (preprocessing.width, preprocessing.height))
  }

  /// What the network finds in a picture that has a size in full detail, in pixels of what is given.
  private func look(
    at image: Image, for full: PictureSize
  ) throws(ModelError) -> [ScoredBox] {
    guard let found = try input(for: full).look(at: image, scratch: &scratch) else {
      throw .scoresNotFinite(path: path)
    }
    return found
  }

  /// The network for pictures of a size.
  private func input(for picture: PictureSize) throws(ModelError) -> SizedDetector {
    let own = preprocessing.adapted(to: picture)
    if let known = inputs[own.size] { return known }
    // Real folders hold a few sizes; memory is bounded for others, too.
    if inputs.count > Self.mostInputs { inputs = inputs.filter { $0.key == preprocessing.size } }
    do throws(NetworkError) {
      let made = try SizedDetector(model, preprocessing: own, options: options, pool: pool)
      inputs[own.size] = made
      return made
    } catch {
      throw .network(path: path, error)
    }
  }
}

extension ScoredBox {
  /// The box farther to the right and below.
  fileprivate func moved(x: Float, y: Float) -> ScoredBox {
    var moved = self
    moved.box = CornerBox(
      left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y)
    return moved
  }
}
