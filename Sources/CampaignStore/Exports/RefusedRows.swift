import FileFormats

/// What refusals tell only with the cells of their rows at hand, for which the table is looked at
/// once more.
struct RefusedRows {
  /// An amount that cannot be read.
  private struct Amount {
    let name: String
    let column: Int?
  }

  /// Rows refused as repetitions, by their line: the line they repeat.
  private var originals: [Int: Int] = [:]

  /// Rows refused for an amount, by their line.
  private var amounts: [Int: Amount] = [:]

  /// How many columns are named.
  private static let shownColumns = 4

  /// How many characters of a cell are shown.
  private static let shownCharacters = 30

  mutating func add(_ line: Int, repeating original: Int) { originals[line] = original }

  /// Adds a row whose cell of an amount is no number.
  mutating func add(_ line: Int, _ name: String, in column: Int?) {
    amounts[line] = Amount(name: name, column: column)
  }

  /// Why a row with such a cell was refused.
  static func reason(_ name: String, _ cell: String) -> String {
    "\(name): \(cell) is no number as this file writes them"
  }

  /// Refusals with the cells that are no numbers, and with the unread columns in which rows differ
  /// that say the same ad, days and breakdown.
  func explained(
    _ refusals: [ExportRefusal], in text: [UInt8], _ layout: ExportLayout
  ) -> [ExportRefusal] {
    if originals.isEmpty, amounts.isEmpty { return refusals }
    let wanted = Set(originals.keys).union(originals.values).union(amounts.keys)
    var rows: [Int: ExportCells] = [:]
    var reader = CSVReader(text, delimiter: layout.delimiter)
    while rows.count < wanted.count, let cells = try? reader.next() {
      if wanted.contains(reader.line) { rows[reader.line] = ExportCells(cells) }
    }
    // What results are is not kept, and a size not beside an image.
    let read = Set(
      layout.columns.filter { $0.key != .resultKind && $0.key != .size }.values)
    let unread = layout.header.indices.filter { !read.contains($0) }
    return refusals.map { refusal in
      guard let row = rows[refusal.line] else { return refusal }
      var reason = refusal.reason
      if let amount = amounts[refusal.line] {
        reason = Self.reason(amount.name, Self.shortened(row[amount.column]))
      } else if let original = originals[refusal.line].flatMap({ rows[$0] }) {
        reason += differences(of: row, from: original, in: unread, layout.header)
      }
      return ExportRefusal(line: refusal.line, kind: refusal.kind, reason: reason)
    }
  }

  /// In which unread columns two rows differ, in words; nothing if in none.
  private func differences(
    of row: ExportCells, from original: ExportCells, in unread: [Int], _ header: [String]
  ) -> String {
    let names = different(row, original, in: unread).map { quoted(header[$0]) }
    guard !names.isEmpty else { return "" }
    let rest = names.count - Self.shownColumns
    let more = rest > 0 ? " and \(rest) more" : ""
    let list = names.prefix(Self.shownColumns).joined(separator: ", ") + more
    return ", but for \(list), which AdLens does not read; export it without "
      + "\(names.count == 1 ? "that column" : "those columns"), so that the platform adds up"
  }

  /// The columns in which two rows differ; numbers differ with the figures, so that they count only
  /// if no word does.
  private func different(
    _ row: ExportCells, _ original: ExportCells, in columns: [Int]
  ) -> [Int] {
    let different = columns.filter { row[$0] != original[$0] }
    let words = different.filter {
      !(LocalizedNumber(row[$0]).isNumber && LocalizedNumber(original[$0]).isNumber)
    }
    return words.isEmpty ? different : words
  }

  private static func shortened(_ cell: String) -> String {
    let head = String(cell.prefix(shownCharacters))
    return quoted(head == cell ? cell : head + "…")
  }
}
