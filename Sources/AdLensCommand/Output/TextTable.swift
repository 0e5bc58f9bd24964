import AdLens

/// Lines up rows in columns: two spaces between them, no rules and no boxes.
struct TextTable {
  /// The columns.
  let columns: [Column]

  /// The columns of the terminal, or `nil` to shorten nothing.
  let width: Int?

  /// The table with its heading, ending in a line feed; a failed row shows its reason.
  func text(of rows: [JSONValue]) -> String {
    let cells = rows.map(cells)
    var widths = columns.indices.map { column in
      ([columns[column].title] + cells.compactMap { $0.isFailure ? nil : $0.texts[column] })
        .map(Terminal.columns).max() ?? 0
    }
    if let failed = cells.filter(\.isFailure).map({ Terminal.columns($0.texts[0]) }).max() {
      widths[0] = max(widths[0], failed)
    }
    narrow(&widths)
    var text = line(columns.map(\.title), widths: widths)
    for cell in cells {
      text +=
        cell.isFailure
        ? fitted(cell.texts[0], widths[0], .left) + "  " + cell.texts[1] + "\n"
        : line(cell.texts, widths: widths)
    }
    return text
  }

  /// The cells of one row, or the first cell and the reason why there are no others.
  private struct Cells {
    let texts: [String]
    let isFailure: Bool
  }

  private func cells(_ row: JSONValue) -> Cells {
    if let error = row["error"] {
      let path = row["path"].map(Column.plain) ?? ""
      let reason =
        Column.plain(error["code"] ?? .null) + ": " + Column.plain(error["message"] ?? .null)
      return Cells(texts: [path, reason].map(Terminal.printable), isFailure: true)
    }
    let texts = columns.map { Terminal.printable($0.text($0.value(in: row))) }
    return Cells(texts: texts, isFailure: false)
  }

  /// Takes from the flexible columns what the terminal lacks.
  private func narrow(_ widths: inout [Int]) {
    guard let width else { return }
    for column in columns.indices where columns[column].isFlexible {
      let total = widths.reduce(0, +) + 2 * (columns.count - 1)
      if total > width { widths[column] = max(widths[column] - (total - width), 12) }
    }
  }

  private func line(_ texts: [String], widths: [Int]) -> String {
    let cells = zip(zip(texts, widths), columns).map { fitted($0.0, $0.1, $1.alignment) }
    var line = cells.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  /// The text padded to a width; one that is too long keeps its end, where file names differ.
  private func fitted(_ text: String, _ width: Int, _ alignment: Column.Alignment) -> String {
    let length = Terminal.columns(text)
    if length > width {
      var rest = text
      while Terminal.columns(rest) > width - 1, !rest.isEmpty { rest.removeFirst() }
      return "…" + rest
    }
    let padding = String(repeating: " ", count: width - length)
    return alignment == .left ? text + padding : padding + text
  }
}
