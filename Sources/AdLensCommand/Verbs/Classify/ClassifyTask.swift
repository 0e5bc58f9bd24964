import AdLens

/// Asks a classifier about images.
struct ClassifyTask: ImageTask {
  /// The model.
  let loaded: LoadedModel

  /// What files may be.
  let options: DecodeOptions

  /// How many classes are listed for each image.
  let top: Int

  func worker(pool: WorkerPool) throws -> Classifier {
    let classifier = try Classifier(model: loaded.model, path: loaded.path, pool: pool)
    classifier.limits = options.limits
    classifier.isStrict = options.isStrict
    return classifier
  }

  func sibling(of worker: Classifier) throws -> Classifier { try worker.sibling() }

  func result(
    for path: String, by worker: Classifier, isLogged: Bool
  ) throws -> ImageResult<Prediction> {
    let image: LoadedImage
    do throws(ImageError) {
      image = try LoadedImage(path, limits: worker.limits) { bytes throws(ImageError) in
        try ImageDecoder.decode(bytes, options: worker.decodeOptions)
      }
    } catch {
      return ImageResult(error, path: path)
    }
    let result = try worker.classify(image.decoded, top: top)
    let scores = JSONValue.array(
      result.top.map { ["label": .string($0.label), "confidence": .number($0.confidence)] })
    let info = image.decoded.info
    let row: JSONValue = [
      "path": .string(path), "label": .string(result.label),
      "confidence": .number(result.confidence), "top": scores,
      "width": .integer(info.uprightWidth), "height": .integer(info.uprightHeight),
    ]
    guard isLogged else { return ImageResult(row: row, record: nil) }
    return ImageResult(
      row: row,
      record: Prediction(
        creative: image.creative, label: result.label, confidence: result.confidence,
        extra: ["top": scores]))
  }

  func save(
    _ records: [Prediction], of run: Int, campaign: String?, to store: Store
  ) throws(StoreError) {
    try store.log(predictions: records, of: run, campaign: campaign)
  }

  var columns: [Column] {
    [
      Column("Path", "path", isFlexible: true), Column("Label", "label"),
      Column.percent("Confidence", "confidence"),
      Column("Next", "top") { value in
        (value.arrayValue ?? []).dropFirst().prefix(2).map { score in
          let share = score["confidence"]?.doubleValue ?? 0
          return "\(Column.plain(score["label"] ?? .null)) \(fixed(share * 100, decimals: 1)) %"
        }.joined(separator: ", ")
      },
      Column("Width", "width", .right), Column("Height", "height", .right),
    ].filter { top > 1 || $0.key != "top" }
  }
}
