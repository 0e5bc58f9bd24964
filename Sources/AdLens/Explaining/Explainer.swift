/// Says where in a picture the evidence for a model's answer lies.
///
/// ```swift
/// let explainer = try Explainer(path: "runs/classify/ads/weights/best.safetensors")
/// let decoded = try ImageDecoder.decode(contentsOf: "banner.png")
/// if let explanation = try explainer.explain(decoded), let map = explanation.maps.first {
///   let logo = PixelRectangle(x: 20, y: 8, width: 90, height: 30)
///   print(explanation.subject.label, map.heat.share(of: logo) ?? 0)
/// }
/// ```
///
/// It works for classifiers and detectors. An explainer belongs to one thread at a time; `sibling()` makes one for
/// another thread.
public final class Explainer {
  /// The model.
  public let model: ModelFile

  /// What the model does.
  public let task: ModelTask

  /// How a picture becomes the input of the network, unless it is long and the model adapts: see
  /// `Preprocessing.adapted(to:)`.
  public let preprocessing: Preprocessing

  /// Limits for files that are decoded.
  public var limits = DecodeLimits()

  /// Whether pictures of which a part is missing are refused.
  public var isStrict = false

  let path: String
  let pool: WorkerPool
  let session: Session
  var evidence: any Evidence
  private var scratch = ResizeScratch()

  /// The explainers of a detector that adapts its input, for the sizes that were needed lately.
  private var adapted: [PictureSize: Explainer] = [:]

  /// What Grad-CAM keeps for each part of the network that it has looked at.
  var gradients: [String: GradCAM] = [:]
  var occluder: Occluder?

  /// The most memory that a model from a file may ask for.
  static let memoryLimit = 2 << 30

  /// Pictures with patches that are computed together: about as many pixels as sixteen of 128 by 128.
  private static func batchSize(_ preprocessing: Preprocessing) -> Int {
    min(max((16 << 14) / (preprocessing.width * preprocessing.height), 2), 32)
  }

  /// Reads a model file.
  ///
  /// - Parameters:
  ///   - path: the file, such as the `weights/best.safetensors` of a run.
  ///   - threads: how many threads share the work on one picture.
  public convenience init(path: String, threads: Int = 1) throws(ModelError) {
    let model = try ModelFile.load(from: path, task: nil)
    try self.init(model: model, path: path, pool: WorkerPool(threads: threads))
  }

  /// Makes a model ready to be explained; `path` names it in errors.
  ///
  /// - Throws: `ModelError`, also when the model is neither a classifier nor a detector.
  public convenience init(model: ModelFile, path: String, pool: WorkerPool) throws(ModelError) {
    switch ModelTask(rawValue: model.task) {
    case .classify:
      try self.init(
        model, .classify, try model.preparation(path: path), ClassEvidence(model), path, pool)
    case .detect:
      let preprocessing = try model.detectorPreparation(path: path)
      let evidence = ObjectEvidence(preprocessing, classCount: model.classNames.count)
      try self.init(model, .detect, preprocessing, evidence, path, pool)
    default:
      throw .otherTask(
        path: path, expected: ModelTask.classify.rawValue, found: model.task)
    }
  }

  private init(
    _ model: ModelFile, _ task: ModelTask, _ preprocessing: Preprocessing,
    _ evidence: any Evidence, _ path: String, _ pool: WorkerPool
  ) throws(ModelError) {
    self.task = task
    self.preprocessing = preprocessing
    self.evidence = evidence
    self.model = model
    self.path = path
    self.pool = pool
    do throws(NetworkError) {
      session = try model.network.makeSession(
        input: Shape(
          Self.batchSize(preprocessing), preprocessing.height, preprocessing.width,
          preprocessing.channels),
        purpose: .inference, pool: pool, memoryLimit: Self.memoryLimit)
    } catch {
      throw .network(path: path, error)
    }
  }

  /// An explainer of the same model for another thread, which works alone.
  public func sibling() throws(ModelError) -> Explainer {
    let sibling = try Explainer(model: model, path: path, pool: .serial)
    sibling.limits = limits
    sibling.isStrict = isStrict
    return sibling
  }

  /// How files are decoded: no more detail than the network can see.
  public var decodeOptions: DecodeOptions {
    DecodeOptions(limits: limits, isStrict: isStrict, target: preprocessing.target)
  }

  /// Explains an answer about a decoded file: the named class, or the one the model is surest of; `nil` when a
  /// detector finds no such object.
  ///
  /// - Throws: `ModelError.scoresNotFinite`; `ModelError.noFeatureMaps` for Grad-CAM of a network without
  ///   convolutions.
  public func explain(
    _ decoded: DecodedImage, options: ExplanationOptions = ExplanationOptions()
  ) throws(ModelError) -> Explanation? {
    if let other = try explainer(for: decoded) {
      return try other.explain(decoded, options: options)
    }
    let seen = SeenPicture(decoded, preprocessing)
    guard let subject = try subject(in: seen, class: options.classIndex) else { return nil }
    var maps: [Explanation.Map] = []
    for method in options.methods {
      let heat =
        switch method {
        case .gradCAM: try gradCAM(of: subject.evidence, seen)
        case .occlusion: try occlusion(of: subject.evidence, seen, options)
        }
      maps.append(Explanation.Map(method: method, heat: heat))
    }
    return Explanation(subject: subject, maps: maps)
  }

  /// How much the confidence in an answer changes when elements of the picture are edited.
  ///
  /// - Parameters:
  ///   - subject: the answer, as `explain` gave it for the same file.
  ///   - elements: in pixels of the upright picture.
  ///   - changes: what is done to each of them.
  public func effects(
    of elements: [DetectedObject], changes: [ElementChange], on subject: ExplainedSubject,
    in decoded: DecodedImage
  ) throws(ModelError) -> [ElementEffect] {
    if let other = try explainer(for: decoded) {
      return try other.effects(of: elements, changes: changes, on: subject, in: decoded)
    }
    let seen = SeenPicture(decoded, preprocessing)
    return try WhatIf(elements: elements, changes: changes).effects(in: seen) {
      image throws(ModelError) in
      try look(at: image)
      return sigmoid(evidence.logOdds(of: subject.evidence, in: try row(0)))
    }
  }

  /// The explainer for a file that gets an input of its own, if it does.
  private func explainer(for decoded: DecodedImage) throws(ModelError) -> Explainer? {
    let own = preprocessing.adapted(to: decoded.info.uprightSize)
    if own.size == preprocessing.size { return nil }
    if let known = adapted[own.size] { return known }
    if adapted.count == Detector.mostInputs { adapted = [:] }
    let evidence = ObjectEvidence(own, classCount: model.classNames.count)
    let made = try Explainer(model, task, own, evidence, path, pool)
    adapted[own.size] = made
    return made
  }

  /// Runs the network on a picture.
  func look(at image: Image) throws(ModelError) {
    preprocessing.apply(image, into: session.input.slice(0, preprocessing.count), scratch: &scratch)
    session.forward(count: 1)
  }

  /// The outputs for one picture of the last pass.
  func row(_ index: Int) throws(ModelError) -> FloatView {
    let count = session.output.count / session.count
    let row = session.output.slice(index * count, count)
    // Weights that are finite each may still overflow together.
    guard isFinite(row, pool: .serial) else { throw .scoresNotFinite(path: path) }
    return row
  }

  private func subject(
    in seen: SeenPicture, class wanted: Int?
  ) throws(ModelError) -> ExplainedSubject? {
    try look(at: seen.image)
    let row = try row(0)
    guard let found = evidence.subject(in: row, class: wanted) else { return nil }
    let label = model.classNames[found.classIndex]
    let confidence = sigmoid(evidence.logOdds(of: found, in: row))
    let object = found.box.map { box in
      DetectedObject(
        label: label, classIndex: found.classIndex, confidence: confidence,
        area: seen.area(box, in: preprocessing), picture: seen.upright)
    }
    return ExplainedSubject(
      label: label, confidence: confidence, object: object, evidence: found)
  }
}

extension DetectedObject {
  /// An object in an area, clipped to the picture.
  fileprivate init(
    label: String, classIndex: Int, confidence: Double, area: HeatMap.Area,
    picture: (width: Int, height: Int)
  ) {
    let (left, top) = (max(area.x, 0), max(area.y, 0))
    self.init(
      label: label, classIndex: classIndex, confidence: confidence, x: left, y: top,
      width: max(0, min(area.x + area.width, Double(picture.width)) - left),
      height: max(0, min(area.y + area.height, Double(picture.height)) - top))
  }
}
