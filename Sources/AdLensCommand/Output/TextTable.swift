import AdLens

/// Lines up rows in columns: two spaces between them, no rules and no boxes.
struct TextTable {
  /// The columns.
  let columns: [Column]

  /// The columns of the terminal, or `nil` to shorten nothing.
  let width: Int?

  /// The table with its heading, ending in a line feed; nothing when there are no rows.
  func text(of rows: [JSONValue]) -> String {
    if rows.isEmpty { return "" }
    let cells = rows.map { row in
      columns.map { printable($0.text($0.value(in: row))) }
    }
    var widths = columns.indices.map { column in
      ([columns[column].title] + cells.map { $0[column] }).map(Terminal.columns).max() ?? 0
    }
    narrow(&widths)
    return cells.reduce(line(columns.map(\.title), widths: widths)) {
      $0 + line($1, widths: widths)
    }
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
