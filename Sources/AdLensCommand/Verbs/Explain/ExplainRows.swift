import AdLens

/// The rows of `adlens explain` in each format, and what they come to.
struct ExplainRows: Sendable {
  /// How rows are written.
  let format: OutputFormat

  /// The methods, each of which is a column.
  let methods: [ExplanationMethod]

  /// Whether elements were looked for.
  let hasElements: Bool

  /// Whether they were changed.
  let hasChanges: Bool

  /// The images of the command line.
  let imageCount: Int

  /// What follows a table.
  private(set) var summary = ""

  init(
    format: OutputFormat, methods: [ExplanationMethod], hasElements: Bool, hasChanges: Bool,
    imageCount: Int
  ) {
    self.format = format
    self.methods = methods
    self.hasElements = hasElements
    self.hasChanges = hasChanges
    self.imageCount = imageCount
  }

  /// The row of an image in JSON: the contract with scripts.
  static func row(
    path: String, info: ImageInfo, _ explanation: Explanation, elements: [DetectedObject],
    effects: [ElementEffect], picture: String
  ) -> JSONValue {
    let subject = explanation.subject
    var row: JSONObject = [
      "path": .string(path), "width": .integer(info.uprightWidth),
      "height": .integer(info.uprightHeight), "label": .string(subject.label),
      "confidence": .number(subject.confidence),
    ]
    if let object = subject.object {
      row["box"] = .array(object.roundedBox.map(JSONValue.number))
    }
    row["picture"] = .string(picture)
    row["elements"] = .array(elements.map { element($0, info, explanation) })
    if !effects.isEmpty {
      row["what_if"] = .array(
        effects.map { effect in
          [
            "element": .integer(elements.firstIndex(of: effect.element) ?? 0),
            "label": .string(effect.element.label), "edit": .string(effect.change.rawValue),
            "before": .number(effect.before), "after": .number(effect.after),
            "change": .number(effect.difference),
          ]
        })
    }
    return .object(row)
  }

  private static func element(
    _ element: DetectedObject, _ info: ImageInfo, _ explanation: Explanation
  ) -> JSONValue {
    let whole = Double(info.uprightWidth) * Double(info.uprightHeight)
    var object: JSONObject = [
      "label": .string(element.label), "confidence": .number(element.confidence),
      "box": .array(element.roundedBox.map(JSONValue.number)),
      "area": .number(element.width * element.height / whole),
    ]
    for map in explanation.maps {
      let share = map.heat.share(of: element.pixels(map.heat))
      object[key(map.method)] = share.map(JSONValue.number) ?? .null
    }
    return .object(object)
  }

  /// The row of an image in which a detector finds nothing to explain.
  static func nothingFound(_ path: String, _ info: ImageInfo) -> JSONValue {
    [
      "path": .string(path), "width": .integer(info.uprightWidth),
      "height": .integer(info.uprightHeight), "label": .null, "confidence": .null,
      "picture": .null, "elements": [],
    ]
  }

  /// The key of a method's shares.
  private static func key(_ method: ExplanationMethod) -> String {
    switch method {
    case .gradCAM: "grad_cam"
    case .occlusion: "occlusion"
    }
  }

  /// What is written for an image: the row itself, or one for each element or change of one.
  mutating func rows(for row: JSONValue) -> [JSONValue] {
    guard row["error"] == nil else { return [row] }
    if imageCount == 1 { summary = ExplainSummary(row, methods: methods.map(Self.key)).text }
    if format == .json || format == .jsonl { return [row] }
    let flat = flattened(row)
    guard format == .table else { return flat }
    // What the line before says already is left out.
    return flat.enumerated().map { index, line in
      guard index > 0, var object = line.objectValue else { return line }
      for key in ["path", "label", "confidence"] { object[key] = .null }
      if object["element_number"] == flat[index - 1]["element_number"] {
        for key in ["element", "area"] + methods.map(Self.key) { object[key] = .null }
      }
      return .object(object)
    }
  }

  private func flattened(_ row: JSONValue) -> [JSONValue] {
    var head = row.objectValue ?? JSONObject()
    head["elements"] = nil
    head["what_if"] = nil
    let found = row["elements"]?.arrayValue ?? []
    let names = ElementNames.names(of: found.map { $0["label"]?.stringValue ?? "" })
    let elements = found.enumerated().map { index, element in
      var line = head
      line["element_number"] = .integer(index)
      line["element"] = format == .table ? .string(names[index]) : element["label"]
      line["element_confidence"] = element["confidence"]
      let box = element["box"]?.arrayValue ?? []
      for (key, value) in zip(["x", "y", "box_width", "box_height"], box) { line[key] = value }
      for key in ["area"] + methods.map(Self.key) { line[key] = element[key] }
      return line
    }
    if elements.isEmpty { return [.object(head)] }
    let effects = row["what_if"]?.arrayValue ?? []
    if effects.isEmpty { return elements.map { .object($0) } }
    return effects.map { effect in
      var line = elements[effect["element"]?.intValue ?? 0]
      for key in ["edit", "before", "after", "change"] { line[key] = effect[key] }
      return .object(line)
    }
  }

  /// The columns of tables and CSV.
  var columns: [Column] {
    var columns = [
      Column("Path", "path", isFlexible: true),
      Column("Label", "label"), Column.percent("Confidence", "confidence"),
    ]
    if hasElements {
      columns.append(Column("Element", "element"))
      if format == .csv {
        columns.append(Column.percent("Element confidence", "element_confidence"))
        columns += ["x", "y", "box_width", "box_height"].map { Column($0, $0) }
      }
      columns.append(Column.percent("Area", "area"))
      columns += methods.map {
        Column.percent(methods.count == 1 ? "Evidence" : $0.title, Self.key($0))
      }
    }
    if hasChanges {
      columns += [
        Column("Edit", "edit"), Column.percent("Before", "before"),
        Column.percent("After", "after"),
        Column("Change", "change", .right) { value in
          value.doubleValue.map { ($0 < 0 ? "" : "+") + fixed($0 * 100, decimals: 1) } ?? ""
        },
      ]
    }
    return columns
      + [Column("Picture", "picture", isFlexible: true)].filter { _ in
        format == .csv || (imageCount > 1 && !hasElements)
      }
  }
}
