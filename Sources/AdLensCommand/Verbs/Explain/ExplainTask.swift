import AdLens

/// Explains what a model says about images.
struct ExplainTask: ImageTask {
  /// What one thread works with.
  final class Worker {
    let explainer: Explainer
    let elements: Detector?
    private(set) lazy var fonts = try? LabelFonts()

    init(_ explainer: Explainer, elements: Detector?) {
      self.explainer = explainer
      self.elements = elements
    }
  }

  /// The model.
  let loaded: LoadedModel

  /// What files may be.
  let decoding: DecodeOptions

  /// What is explained, and how.
  let options: ExplanationOptions

  /// What is done to elements.
  let changes: [ElementChange]

  /// Whether elements are looked for.
  let findsElements: Bool

  /// Where pictures go.
  let pictures: ExplainedPictures

  /// How answers are written.
  var rows: ExplainRows

  var columns: [Column] { rows.columns }
  var summary: String { rows.summary }
  var writesFiles: Bool { true }
  var writesRowsToFile: Bool { false }

  func worker(pool: WorkerPool) throws -> Worker {
    let explainer = try Explainer(model: loaded.model, path: loaded.path, pool: pool)
    explainer.limits = decoding.limits
    explainer.isStrict = decoding.isStrict
    return Worker(explainer, elements: try elementDetector(explainer, pool))
  }

  /// The detector of elements: the model itself if it is one.
  private func elementDetector(_ explainer: Explainer, _ pool: WorkerPool) throws -> Detector? {
    guard findsElements else { return nil }
    if explainer.task == .detect {
      return try Detector(model: loaded.model, path: loaded.path, pool: pool)
    }
    let model = BuiltInModel.detector
    return try Detector(model: try model.load(), path: model.rawValue, pool: pool)
  }

  /// The elements of an image, as `adlens detect` finds them.
  private func elements(
    of image: LoadedImage, whole: DecodedImage, by detector: Detector?
  ) throws -> [DetectedObject] {
    guard let detector else { return [] }
    // Only JPEG is decoded in less detail where less is looked at.
    if whole.info.format != .jpeg { return try detector.detect(whole) }
    var options = decoding
    options.target = detector.preprocessing.target
    return try detector.detect(try ImageDecoder.decode(image.bytes, options: options))
  }

  func sibling(of worker: Worker) throws -> Worker {
    Worker(try worker.explainer.sibling(), elements: try worker.elements?.sibling())
  }

  func result(
    for path: String, by worker: Worker, isLogged: Bool
  ) throws -> ImageResult<Never> {
    let explainer = worker.explainer
    let image: LoadedImage
    let whole: DecodedImage
    do throws(ImageError) {
      image = try LoadedImage(path, limits: explainer.limits) { bytes throws(ImageError) in
        try ImageDecoder.decode(bytes, options: explainer.decodeOptions)
      }
      whole = try self.whole(image)
    } catch {
      return ImageResult(error, path: path)
    }
    guard let explanation = try explainer.explain(image.decoded, options: options) else {
      return ImageResult(row: ExplainRows.nothingFound(path, image.decoded.info), record: nil)
    }
    let elements = try elements(of: image, whole: whole, by: worker.elements)
    let effects = try explainer.effects(
      of: elements, changes: changes, on: explanation.subject, in: image.decoded)
    let drawing = ExplanationDrawing(explanation: explanation, elements: elements)
    let picture = try pictures.write(
      drawing.picture(
        of: whole.upright(matte: explainer.preprocessing.matte), fonts: worker.fonts), for: path)
    return ImageResult(
      row: ExplainRows.row(
        path: path, info: image.decoded.info, explanation, elements: elements, effects: effects,
        picture: picture), record: nil)
  }

  /// All pixels of an image: it is decoded again when the network needed only a fraction of them.
  private func whole(_ image: LoadedImage) throws(ImageError) -> DecodedImage {
    let info = image.decoded.info
    if image.decoded.width == info.width && image.decoded.height == info.height {
      return image.decoded
    }
    return try ImageDecoder.decode(image.bytes, options: decoding)
  }

  mutating func rows(for row: JSONValue, position: Int) -> [JSONValue] { rows.rows(for: row) }

  func save(
    _ records: [Never], of run: Int, campaign: String?, to store: Store
  ) throws(StoreError) {}
}
