import AdLens

/// Asks a detector about images.
struct DetectTask: ImageTask {
  /// A detector and what one thread draws with.
  final class Worker {
    let detector: Detector
    private(set) lazy var painter = BoxPainter(fonts: try? LabelFonts())

    init(_ detector: Detector) { self.detector = detector }
  }

  /// The model.
  let loaded: LoadedModel

  /// What files may be.
  let decoding: DecodeOptions

  /// What is kept of the model's answers.
  let options: DetectionOptions

  /// Whether long images are also searched in tiles.
  let usesTiles: Bool

  /// Writes pictures, if any are asked for.
  let writer: PictureWriter?

  /// How answers are written.
  var rows: DetectionRows

  var columns: [Column] { rows.columns }
  var summary: String { rows.summary }
  var writesFiles: Bool { writer != nil }

  func worker(pool: WorkerPool) throws -> Worker {
    let detector = try Detector(
      model: loaded.model, path: loaded.path, options: options, pool: pool)
    detector.limits = decoding.limits
    detector.isStrict = decoding.isStrict
    detector.usesTiles = usesTiles
    return Worker(detector)
  }

  func sibling(of worker: Worker) throws -> Worker { Worker(try worker.detector.sibling()) }

  func result(
    for path: String, by worker: Worker, isLogged: Bool
  ) throws -> ImageResult<CreativeObjects> {
    let detector = worker.detector
    let image: LoadedImage
    let picture: Image?
    do throws(ImageError) {
      image = try LoadedImage(path, limits: detector.limits) { bytes throws(ImageError) in
        try detector.decode(bytes)
      }
      picture = writer == nil ? nil : try whole(image, matte: detector.preprocessing.matte)
    } catch {
      return ImageResult(error, path: path)
    }
    let objects = try detector.detect(image.decoded)
    if let writer, let picture {
      try writer.write(objects, of: path, picture: picture, painter: worker.painter)
    }
    let row = DetectionRows.row(path: path, info: image.decoded.info, objects: objects)
    guard isLogged else { return ImageResult(row: row, record: nil) }
    return ImageResult(
      row: row,
      record: CreativeObjects(creative: image.creative, objects: objects.map(FoundObject.init)))
  }

  /// All pixels of an image: it is decoded again when the network needed only a fraction of them, so that
  /// drawing does not change what is found.
  private func whole(_ image: LoadedImage, matte: RGBColor) throws(ImageError) -> Image {
    let info = image.decoded.info
    if image.decoded.width == info.width && image.decoded.height == info.height {
      return image.decoded.upright(matte: matte)
    }
    return try ImageDecoder.decode(image.bytes, options: decoding).upright(matte: matte)
  }

  mutating func rows(for row: JSONValue, position: Int) -> [JSONValue] {
    rows.rows(for: row)
  }

  func save(
    _ records: [CreativeObjects], of run: Int, campaign: String?, to store: Store
  ) throws(StoreError) {
    try store.log(objects: records, of: run, model: loaded.sha256, campaign: campaign)
  }
}

extension FoundObject {
  /// An object as the store keeps it.
  init(_ object: DetectedObject) {
    self.init(
      label: object.label, confidence: object.confidence, x: object.x, y: object.y,
      width: object.width, height: object.height)
  }
}
