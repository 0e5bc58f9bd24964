/// Looks at creatives: finds their elements, and gives attributes and the network's own features for a `ClickModel`.
///
/// One pass of the detector's network gives both. An analyzer belongs to one thread at a time; `sibling()` makes
/// one for another.
public final class CreativeAnalyzer {
  /// What was seen of a creative.
  public struct Analysis: Sendable {
    /// For the model.
    public let features: CreativeFeatures

    /// The elements, the most confident first, in pixels of the upright original.
    public let objects: [DetectedObject]

    /// The width of the upright original.
    public let width: Int

    /// Its height.
    public let height: Int

    /// The size as contexts have it, `300x250`.
    public var size: String { "\(width)x\(height)" }
  }

  /// The detector's model.
  public let model: ModelFile

  /// The attributes of the detector's classes.
  public let scheme: AttributeScheme

  /// Limits for files that are decoded.
  public var limits = DecodeLimits()

  /// Whether pictures of which a part is missing are refused.
  public var isStrict = false

  private let path: String
  let preprocessing: Preprocessing
  private let session: Session
  private let grid: DetectionGrid
  private var decoder: DetectionDecoder
  private var scratch = ResizeScratch()
  private let pool: WorkerPool

  /// The analyzers for inputs of other sizes, where the detector adapts its input, that were needed lately.
  private var adapted: [PictureSize: CreativeAnalyzer] = [:]

  /// Made when it is first asked for.
  private var evidence: FeatureEvidence?

  /// The most memory that a model from a file may ask for.
  private static let memoryLimit = 2 << 30

  /// Elements below this confidence are not there at all.
  private static let lowestConfidence: Float = 0.08

  /// From which confidence on elements are told.
  private static let shownConfidence = 0.25

  /// Makes a detector ready to look at creatives; `path` names it in errors.
  public convenience init(model: ModelFile, path: String, pool: WorkerPool) throws(ModelError) {
    let preprocessing = try model.detectorPreparation(path: path)
    let architecture = try Self.architecture(model, path: path)
    let network: Network
    do throws(NetworkError) {
      network = try Network(architecture, seed: 0)
    } catch {
      throw .network(path: path, error)
    }
    network.copyTensors(from: model.network)
    try self.init(model, network, preprocessing, path, pool)
  }

  /// Makes the network with the means of its features ready for inputs of one size.
  private init(
    _ model: ModelFile, _ network: Network, _ preprocessing: Preprocessing, _ path: String,
    _ pool: WorkerPool
  ) throws(ModelError) {
    self.model = model
    self.path = path
    self.pool = pool
    self.preprocessing = preprocessing
    scheme = CreativeAttributes.scheme(model.classNames)
    do throws(NetworkError) {
      session = try network.makeSession(
        input: Shape(1, preprocessing.height, preprocessing.width, preprocessing.channels),
        purpose: .inference, pool: pool, memoryLimit: Self.memoryLimit)
    } catch {
      throw .network(path: path, error)
    }
    grid = DetectionGrid(
      width: preprocessing.width, height: preprocessing.height, classes: model.classNames.count,
      strides: Architectures.detectorStrides)
    var options = DetectionOptions()
    options.confidence = Self.lowestConfidence
    options.overlap = 0.6
    options.limit = 60
    decoder = DetectionDecoder(grid: grid, options: options)
  }

  /// The detector with the means of its features beside its answers.
  private static func architecture(
    _ model: ModelFile, path: String
  ) throws(ModelError) -> Architecture {
    do throws(ArchitectureError) {
      return try Architectures.detectorWithFeatures(model.network.architecture)
    } catch {
      throw .architecture(path: path, error)
    }
  }

  /// An analyzer with the same model for another thread, which works alone.
  public func sibling() throws(ModelError) -> CreativeAnalyzer {
    let sibling = try CreativeAnalyzer(model: model, path: path, pool: .serial)
    sibling.limits = limits
    sibling.isStrict = isStrict
    return sibling
  }

  /// How many numbers the network's own features are.
  public var featureCount: Int { session.output.count - grid.rowCount }

  /// How files are decoded: no more detail than the network can see.
  public var decodeOptions: DecodeOptions {
    DecodeOptions(limits: limits, isStrict: isStrict, target: preprocessing.target)
  }

  /// Looks at a file.
  ///
  /// - Throws: `ImageError` for the file, `ModelError.scoresNotFinite` for the model.
  public func analyze(_ path: String) throws -> Analysis {
    try analyze(try ImageDecoder.decode(contentsOf: path, options: decodeOptions))
  }

  /// Looks at a decoded file.
  public func analyze(_ decoded: DecodedImage) throws(ModelError) -> Analysis {
    try analyze(
      preprocessing.picture(of: decoded),
      uprightSize: (decoded.info.uprightWidth, decoded.info.uprightHeight))
  }

  /// Looks at a picture; elements are told in its pixels.
  public func analyze(_ image: Image) throws(ModelError) -> Analysis {
    try analyze(image, uprightSize: (image.width, image.height))
  }

  /// Where in a picture the network's own features are that speak for something.
  ///
  /// - Parameter weights: what each feature counts.
  func featureMap(of seen: SeenPicture, weights: [Float]) throws(ModelError) -> PlaceSums {
    precondition(weights.count == featureCount, "every feature has a weight")
    let upright = PictureSize(width: seen.upright.width, height: seen.upright.height)
    if let other = try analyzer(for: upright) {
      return try other.featureMap(of: seen, weights: weights)
    }
    preprocessing.apply(seen.image, into: session.input, scratch: &scratch)
    let evidence: FeatureEvidence
    if let known = self.evidence {
      evidence = known
    } else {
      do throws(NetworkError) {
        evidence = try FeatureEvidence(
          session.network, answers: grid.rowCount, input: session.inputShape, pool: pool,
          memoryLimit: Self.memoryLimit)
      } catch {
        throw .network(path: path, error)
      }
      self.evidence = evidence
    }
    // As features are divided by the share of the input that the picture takes.
    let share = share(of: seen.image)
    let values = evidence.map(session.input.readOnly, weights: weights.map { $0 / share })
    // A file that was tampered with may have slopes beyond all measure.
    guard values.allSatisfy(\.isFinite) else { throw .scoresNotFinite(path: path) }
    let whole = CornerBox(
      left: 0, top: 0, right: Float(preprocessing.width), bottom: Float(preprocessing.height))
    return PlaceSums(
      columns: evidence.columns, rows: evidence.rows,
      values: values,
      area: seen.area(whole, in: preprocessing), picture: seen.upright)
  }

  /// The analyzer for pictures that get an input of their own, if they do.
  private func analyzer(for picture: PictureSize) throws(ModelError) -> CreativeAnalyzer? {
    let own = preprocessing.adapted(to: picture)
    if own.size == preprocessing.size { return nil }
    if let known = adapted[own.size] { return known }
    if adapted.count == Detector.mostInputs { adapted = [:] }
    let made = try CreativeAnalyzer(model, session.network, own, path, pool)
    adapted[own.size] = made
    return made
  }

  /// What the network's means are divided by: letterboxing dilutes them, for an empty margin adds nothing.
  private func share(of image: Image) -> Float {
    let frame = preprocessing.frame(width: image.width, height: image.height)
    let whole = Float(preprocessing.width * preprocessing.height)
    return max(Float(frame.width * frame.height) / whole, 0.05)
  }

  /// Looks at what was decoded of a picture of a size; elements are told in pixels of that size.
  func analyze(
    _ image: Image, uprightSize: (width: Int, height: Int)
  ) throws(ModelError) -> Analysis {
    let upright = PictureSize(width: uprightSize.width, height: uprightSize.height)
    if let other = try analyzer(for: upright) {
      return try other.analyze(image, uprightSize: uprightSize)
    }
    session.forward(image, preprocessing, scratch: &scratch)
    // Weights that are finite each may still overflow together.
    guard isFinite(session.output, pool: .serial) else { throw .scoresNotFinite(path: path) }
    let frame = preprocessing.frame(width: image.width, height: image.height)
    let answers = decoder.detections(session.output.slice(0, grid.rowCount))
    let found = answers.map { (answer: ScoredBox) -> ScoredBox in
      var found = answer
      found.box = found.box.broughtBack(by: frame, width: image.width, height: image.height)
      return found
    }.filter { $0.box.area > 0 }
    let features = session.output.slice(grid.rowCount, session.output.count - grid.rowCount)
    let share = share(of: image)
    let embedding = features.indices.map { features[$0] / share }
    return Analysis(
      features: CreativeFeatures(
        attributes: CreativeAttributes.values(
          of: found, classCount: model.classNames.count, in: image), embedding: embedding),
      objects: found.filter { Double($0.confidence) >= Self.shownConfidence }.map {
        DetectedObject(
          $0, decoded: (image.width, image.height), picture: uprightSize,
          label: model.classNames[$0.label])
      }, width: uprightSize.width, height: uprightSize.height)
  }
}
