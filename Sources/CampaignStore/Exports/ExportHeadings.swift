/// What the cells of a row mean as headings.
struct ExportHeadings {
  /// Where each role stands; of several columns the first.
  private(set) var columns: [ExportRole: Int] = [:]

  /// The other columns with a role that one has already.
  private(set) var repeated: [(role: ExportRole, column: Int)] = []

  /// The currencies of amounts, with those of repeated columns that say them in another one.
  private(set) var currencies: [String] = []

  /// Reads a row.
  init(_ row: [String]) {
    var codes: [ExportRole: String] = [:]
    for (index, cell) in row.enumerated() where cell.utf8.count <= 120 {
      let (name, currency) = ExportRole.fold(cell)
      guard let role = ExportRole.byName[name] else { continue }
      let isFirst = columns[role] == nil
      if isFirst {
        columns[role] = index
        codes[role] = currency
      } else {
        repeated.append((role, index))
      }
      guard let code = currency, role == .spend || role == .revenue else { continue }
      // Beside a column that names no currency another one may be the same amount, or not.
      if isFirst || codes[role] != nil, !currencies.contains(code) { currencies.append(code) }
    }
  }

  /// The repeated columns of roles that are read, where no other role tells the same better.
  var unused: [(role: ExportRole, column: Int)] {
    repeated.filter { role, _ in
      switch role {
      case .clicks: columns[.linkClicks] == nil
      case .results: columns[.conversions] == nil
      case .start, .end: columns[.day] == nil
      case .size, .resultKind: false
      default: true
      }
    }
  }
}
