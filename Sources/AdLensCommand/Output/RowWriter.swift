import AdLens

/// Writes the rows of a verb in the format the user asked for, to standard output or a file.
///
/// JSON lines go out as they come, unless they go to a file; everything else waits for the end, so
/// that a document is whole or absent.
struct RowWriter {
  /// The format.
  let format: OutputFormat

  /// The columns of tables and CSV.
  let columns: [Column]

  /// The pairs of the JSON document beside `schema_version` and `results`.
  var head: JSONObject = [:]

  /// The file to write, or `nil` for standard output.
  private let path: String?
  private let console: Console
  private var rows: [JSONValue] = []
  private var lines = ""

  /// Prepares for the flags of an invocation; `hasFile` says whether `--out` is a file for the rows.
  init(_ invocation: Invocation, columns: [Column], hasFile: Bool = true) {
    let arguments = invocation.arguments
    format = arguments.text(Flags.format).flatMap(OutputFormat.init) ?? .table
    path = hasFile ? arguments.text(Flags.out) : nil
    console = invocation.console
    self.columns = columns
  }

  /// Adds a row.
  mutating func append(_ row: JSONValue) {
    guard format == .jsonl else {
      rows.append(row)
      return
    }
    let line = row.text() + "\n"
    if path == nil { console.write(line) } else { lines += line }
  }

  /// Writes what has not been written yet; tables are followed by `summary` for people.
  ///
  /// A failed row is part of every format but the table, where standard error tells of it.
  func finish(summary: String = "") throws(FileError) {
    switch format {
    case .table:
      let width = path == nil ? Terminal.width(1) : nil
      let good = rows.filter { $0["error"] == nil }
      let table = TextTable(columns: columns, width: width).text(of: good)
      try deliver(table + summary)
    case .json:
      var document: JSONObject = ["schema_version": 1]
      for pair in head.pairs { document[pair.key] = pair.value }
      document["results"] = .array(rows)
      try deliver(JSONValue.object(document).text(pretty: true))
    case .jsonl:
      if path != nil { try deliver(lines) }
    case .csv:
      try deliver(csv)
    case .coco:
      let list = rows.map { $0.text() }.joined(separator: ",\n")
      try deliver("[" + list + "]\n")
    }
  }

  /// Writes a document without rows: an object in JSON, a table of two columns otherwise.
  func finish(object: JSONObject, table: String) throws(FileError) {
    switch format {
    case .table: try deliver(table)
    case .json, .jsonl, .coco:
      var document: JSONObject = ["schema_version": 1]
      for pair in object.pairs { document[pair.key] = pair.value }
      let text = JSONValue.object(document).text(pretty: format == .json)
      try deliver(format == .json ? text : text + "\n")
    case .csv:
      var writer = CSVWriter(header: ["key", "value"])
      for (key, value) in Self.flattened(.object(object)) {
        writer.append([.text(key), Self.cell(value)])
      }
      try deliver(writer.text)
    }
  }

  private var csv: String {
    let hasErrors = rows.contains { $0["error"] != nil }
    let errorNames = hasErrors ? ["error_code", "error_message"] : []
    var writer = CSVWriter(header: columns.map(\.key) + errorNames)
    for row in rows {
      var cells = columns.map { Self.cell($0.value(in: row)) }
      if hasErrors {
        cells += ["code", "message"].map { Self.cell(row["error"]?[$0] ?? .null) }
      }
      writer.append(cells)
    }
    return writer.text
  }

  /// A value as a cell; lists and objects as JSON.
  private static func cell(_ value: JSONValue) -> CSVCell {
    switch value {
    case .null: .empty
    case .bool(let value): .text(value ? "true" : "false")
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .string(let value): .text(value)
    case .array, .object: .text(value.text())
    }
  }

  /// The leaves of an object with the keys on the way joined by dots.
  private static func flattened(_ value: JSONValue, prefix: String = "") -> [(String, JSONValue)] {
    guard let object = value.objectValue else { return [(prefix, value)] }
    return object.pairs.flatMap {
      flattened($0.value, prefix: prefix.isEmpty ? $0.key : prefix + "." + $0.key)
    }
  }

  private func deliver(_ text: String) throws(FileError) {
    if let path { try AtomicFile.write(text, to: path) } else { console.write(text) }
  }
}
