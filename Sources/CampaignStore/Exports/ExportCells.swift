/// The cells of a row, which may be shorter than the header.
struct ExportCells {
  let cells: [String]
  init(_ cells: [String]) { self.cells = cells }

  subscript(column: Int?) -> String {
    guard let column, column < cells.count else { return "" }
    let cell = cells[column]
    guard let first = cell.utf8.first, let last = cell.utf8.last else { return "" }
    // Blanks of any width are rare, and their UTF-8 is not ASCII.
    if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return cell }
    return String(
      cell.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// A cell that names something; empty for dashes, with which platforms say that there is nothing.
  func name(_ column: Int?) -> String {
    let cell = self[column]
    return Self.isDashes(cell) ? "" : cell
  }

  /// The first cell that names something; empty if none does.
  var firstName: String {
    for column in cells.indices {
      let name = name(column)
      if !name.isEmpty { return name }
    }
    return ""
  }

  private static func isDashes(_ cell: String) -> Bool {
    guard cell.utf8.count <= 3 else { return false }
    switch cell {
    case "-", "--", "---", "–", "—": return true
    default: return false
    }
  }
}

/// What tells an ad from all others.
struct AdPlace: Hashable {
  let campaign: String
  let key: String
}
