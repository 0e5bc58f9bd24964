import AdLens

/// What was converted, for people and for scripts.
struct ConversionSummary {
  private let data: AnnotatedDataset
  private let format: BoxFormat
  private let folder: String

  init(_ data: AnnotatedDataset, to format: BoxFormat, folder: String) {
    self.data = data
    self.format = format
    self.folder = folder
  }

  /// The boxes of each class.
  private var counts: [Int] {
    var counts = [Int](repeating: 0, count: data.classNames.count)
    for object in data.images.lazy.flatMap(\.objects) { counts[object.classIndex] += 1 }
    return counts
  }

  /// The keys of the JSON document.
  var jsonValue: JSONObject {
    [
      "from": .string(data.format.rawValue), "to": .string(format.rawValue),
      "out": .string(folder), "images": .integer(data.images.count),
      "boxes": .integer(data.objectCount),
      "per_class": .array(
        zip(data.classNames, counts).map { ["label": .string($0), "boxes": .integer($1)] }),
      "problems": .array(
        data.problems.map { problem in
          [
            "path": .string(problem.path), "reason": .string(problem.reason.rawValue),
            "count": .integer(problem.count), "detail": .string(problem.detail),
          ]
        }),
    ]
  }

  /// Two small tables.
  var table: String {
    var table = PairTable()
    table.add([
      ("From", .string(data.format.title)), ("To", .string("\(format.title), \(folder)")),
      ("Images", .string(grouped(data.images.count))),
      ("Boxes", .string(grouped(data.objectCount))),
    ])
    let columns: [Column] = [Column("Class", "label"), .count("Boxes", "boxes")]
    let rows = jsonValue["per_class"]?.arrayValue ?? []
    return table.text + "\n" + TextTable(columns: columns, width: nil).text(of: rows)
  }
}
