/// A whole table in CSV whose first row names the columns.
public struct CSVTable: Sendable {
  /// A row with the line of the file it began in.
  public struct Row: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int

    /// The cells, of which there may be fewer or more than columns.
    public let cells: [String]

    /// The cell of a column without surrounding blanks, empty when the row is too short.
    public subscript(column: Int) -> String {
      guard cells.indices.contains(column) else { return "" }
      let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
      var cell = cells[column][...].drop(while: isBlank)
      while let last = cell.last, isBlank(last) { cell.removeLast() }
      return String(cell)
    }
  }

  /// The names of the columns as written.
  public let header: [String]

  /// The rows under the header.
  public let rows: [Row]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - removesFormulaGuard: whether the table was written by `CSVWriter`.
  public init(_ bytes: [UInt8], removesFormulaGuard: Bool = false) throws(CSVError) {
    var reader = CSVReader(bytes, removesFormulaGuard: removesFormulaGuard)
    guard let header = try reader.next() else { throw .empty }
    var rows: [Row] = []
    while let cells = try reader.next() { rows.append(Row(line: reader.line, cells: cells)) }
    self.header = header
    self.rows = rows
  }

  /// Where a column of one of these names stands, capitals and blanks aside; `nil` when none does.
  public func column(_ names: String...) -> Int? { column(among: names) }

  /// Where a column that must be there stands; the first name is the one the error asks for.
  public func requiredColumn(_ name: String, or others: String...) throws(CSVError) -> Int {
    if let column = column(among: [name] + others) { return column }
    throw .missingColumn(
      name, found: header, suggestion: Suggestion.nearest(to: name, among: header))
  }

  private func column(among names: [String]) -> Int? {
    let folded = header.map { $0.filter { !$0.isWhitespace }.lowercased() }
    for name in names {
      if let index = folded.firstIndex(of: name.filter { !$0.isWhitespace }.lowercased()) {
        return index
      }
    }
    return nil
  }
}
