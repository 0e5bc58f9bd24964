import AdLens

/// Asks a detector about images.
struct DetectTask: ImageTask {
  /// The model.
  let loaded: LoadedModel

  /// What files may be.
  let decoding: DecodeOptions

  /// What is kept of the model's answers.
  let options: DetectionOptions

  /// How answers are written.
  var rows: DetectionRows

  var columns: [Column] { rows.columns }
  var summary: String { rows.summary }

  func worker(pool: WorkerPool) throws -> Detector {
    let detector = try Detector(
      model: loaded.model, path: loaded.path, options: options, pool: pool)
    detector.limits = decoding.limits
    detector.isStrict = decoding.isStrict
    return detector
  }

  func sibling(of worker: Detector) throws -> Detector { try worker.sibling() }

  func result(
    for path: String, by worker: Detector, isLogged: Bool
  ) throws -> ImageResult<CreativeObjects> {
    let image: LoadedImage
    do throws(ImageError) {
      image = try LoadedImage(path, limits: worker.limits) { bytes throws(ImageError) in
        try ImageDecoder.decode(bytes, options: worker.decodeOptions)
      }
    } catch {
      return ImageResult(error, path: path)
    }
    let objects = try worker.detect(image.decoded)
    let row = DetectionRows.row(path: path, info: image.decoded.info, objects: objects)
    guard isLogged else { return ImageResult(row: row, record: nil) }
    return ImageResult(
      row: row,
      record: CreativeObjects(creative: image.creative, objects: objects.map(FoundObject.init)))
  }

  mutating func rows(for row: JSONValue, position: Int) -> [JSONValue] {
    rows.rows(for: row, position: position)
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
