import AdLens

/// The rows of `adlens detect` in each format, and what they come to.
struct DetectionRows: Sendable {
  /// How rows are written.
  let format: OutputFormat

  /// The classes of the model.
  let classNames: [String]

  /// The numbers in COCO results.
  let numbers: COCONumbers

  /// The images so far, those among them in which something was found, and the objects of each class.
  private var imageCount = 0
  private var hitCount = 0
  private var counts: [String: Int] = [:]

  init(format: OutputFormat, classNames: [String], numbers: COCONumbers) {
    self.format = format
    self.classNames = classNames
    self.numbers = numbers
  }

  /// The row of an image in JSON: the contract with scripts.
  static func row(path: String, info: ImageInfo, objects: [DetectedObject]) -> JSONValue {
    [
      "path": .string(path), "width": .integer(info.uprightWidth),
      "height": .integer(info.uprightHeight),
      "detections": .array(
        objects.map { object in
          [
            "label": .string(object.label), "confidence": .number(object.confidence),
            "box": .array(object.roundedBox.map(JSONValue.number)),
          ]
        }),
    ]
  }

  /// What is written for an image: the row itself, or one for each object.
  mutating func rows(for row: JSONValue) -> [JSONValue] {
    guard let objects = row["detections"]?.arrayValue else { return format == .coco ? [] : [row] }
    imageCount += 1
    hitCount += objects.isEmpty ? 0 : 1
    for object in objects { counts[object["label"]?.stringValue ?? "", default: 0] += 1 }
    switch format {
    case .json, .jsonl: return [row]
    case .coco: return objects.compactMap { coco($0, of: row) }
    case .csv: return objects.isEmpty ? [row] : objects.map { flat($0, of: row) }
    case .table:
      // The path stands once, in the first line of its image.
      let lines = objects.isEmpty ? [row] : objects.map { flat($0, of: row) }
      return lines.enumerated().map { index, line in
        index == 0 ? line : line.setting("path", to: .null)
      }
    }
  }

  /// A row of its own for an object.
  private func flat(_ object: JSONValue, of row: JSONValue) -> JSONValue {
    let box = object["box"]?.arrayValue ?? []
    return [
      "path": row["path"] ?? .null, "label": object["label"] ?? .null,
      "confidence": object["confidence"] ?? .null, "x": box[0], "y": box[1], "box_width": box[2],
      "box_height": box[3], "width": row["width"] ?? .null, "height": row["height"] ?? .null,
    ]
  }

  /// An object as COCO's tools read it; `nil` when its image or its class has no number.
  private func coco(_ object: JSONValue, of row: JSONValue) -> JSONValue? {
    let path = row["path"]?.stringValue ?? ""
    guard let index = classNames.firstIndex(of: object["label"]?.stringValue ?? ""),
      let category = numbers.number(ofClass: index),
      let image = numbers.number(ofImage: path)
    else { return nil }
    return [
      "image_id": .integer(image), "category_id": .integer(category),
      "bbox": object["box"] ?? .null, "score": object["confidence"] ?? .null,
      "file_name": .string(path),
    ]
  }

  /// The columns of tables and CSV.
  var columns: [Column] {
    func pixels(_ title: String, _ key: String) -> Column {
      Column.number(title, key, decimals: 0)
    }
    return [
      Column("Path", "path", isFlexible: true),
      Column("Label", "label") { $0.isNull ? "nothing found" : Column.plain($0) },
      Column.percent("Confidence", "confidence"), pixels("X", "x"), pixels("Y", "y"),
      pixels("Width", "box_width"), pixels("Height", "box_height"),
      Column("Image width", "width", .right), Column("Image height", "height", .right),
    ].filter { format == .csv || !["width", "height"].contains($0.key) }
  }

  /// The objects of each class, for people.
  var summary: String {
    guard imageCount > 0 else { return "" }
    let total = counts.values.reduce(0, +)
    let ranked = classNames.filter { counts[$0] != nil }
      .sorted { (counts[$1] ?? 0, 0) < (counts[$0] ?? 0, 0) }
    let classes = ranked.map { "\(printable($0)) \(grouped(counts[$0] ?? 0))" }
    let list = classes.isEmpty ? "" : ": " + classes.joined(separator: ", ")
    return "\n\(Words.count(total, "object")) in \(grouped(hitCount)) of "
      + "\(Words.count(imageCount, "image"))\(list)\n"
  }
}

extension JSONValue {
  /// The object with another value for a key.
  fileprivate func setting(_ key: String, to value: JSONValue) -> JSONValue {
    guard var object = objectValue else { return self }
    object[key] = value
    return .object(object)
  }
}

extension DetectedObject {
  /// Left edge, upper edge, width and height, the edges to a thousandth of a pixel, inside the picture
  /// as they were.
  var roundedBox: [Double] {
    func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    let (left, top) = (rounded(x), rounded(y))
    return [left, top, rounded(rounded(x + width) - left), rounded(rounded(y + height) - top)]
  }
}
