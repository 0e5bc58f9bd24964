import FileFormats

/// In what rows differ that say the same ad, days and breakdown: in columns that are not read.
struct RepeatedRows {
  /// Rows refused as repetitions, by their line: the line they repeat.
  private(set) var originals: [Int: Int] = [:]

  /// How many columns are named.
  private static let shown = 4

  mutating func add(_ line: Int, repeating original: Int) { originals[line] = original }

  /// Adds to each refusal the unread columns in which its row differs, which a second look at the
  /// table tells.
  func explained(
    _ refusals: [ExportRefusal], in text: [UInt8], _ layout: ExportLayout
  ) -> [ExportRefusal] {
    if originals.isEmpty { return refusals }
    let wanted = Set(originals.keys).union(originals.values)
    var rows: [Int: ExportCells] = [:]
    var reader = CSVReader(text, delimiter: layout.delimiter)
    while rows.count < wanted.count, let cells = try? reader.next() {
      if wanted.contains(reader.line) { rows[reader.line] = ExportCells(cells) }
    }
    let read = Set(layout.columns.values)
    let unread = layout.header.indices.filter { !read.contains($0) }
    return refusals.map { refusal in
      guard let original = originals[refusal.line].flatMap({ rows[$0] }),
        let row = rows[refusal.line]
      else { return refusal }
      let names = differences(of: row, from: original, in: unread).map { quoted(layout.header[$0]) }
      guard !names.isEmpty else { return refusal }
      let more = names.count > Self.shown ? " and \(names.count - Self.shown) more" : ""
      let list = names.prefix(Self.shown).joined(separator: ", ") + more
      return ExportRefusal(
        line: refusal.line, kind: refusal.kind,
        reason: refusal.reason + ", but for \(list), which AdLens does not read; export it "
          + "without \(names.count == 1 ? "that column" : "those columns"), so that the platform adds up"
      )
    }
  }

  /// The columns in which two rows differ; numbers differ with the figures, so that they count only
  /// if no word does.
  private func differences(
    of row: ExportCells, from original: ExportCells, in columns: [Int]
  ) -> [Int] {
    let different = columns.filter { row[$0] != original[$0] }
    let words = different.filter {
      !(LocalizedNumber(row[$0]).isNumber && LocalizedNumber(original[$0]).isNumber)
    }
    return words.isEmpty ? different : words
  }
}
