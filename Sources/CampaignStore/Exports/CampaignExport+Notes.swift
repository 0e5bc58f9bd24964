import FileFormats

extension CampaignExport {
  /// How an export was read where it could be otherwise: which of several columns, and what was
  /// taken for what.
  static func notes(on parser: ExportParser, _ blanks: BlankCells) -> [String] {
    let layout = parser.layout
    let columns = layout.columns
    func heading(_ role: ExportRole) -> String {
      quoted(columns[role].map { layout.header[$0] } ?? "")
    }
    var notes: [String] = []
    if parser.hasGroupsAsAds {
      notes.append(
        "each group of \(heading(.adGroup)) is taken for an ad, for no heading is known as that of "
          + "ads")
    }
    if columns[.linkClicks] != nil {
      notes.append(
        "clicks are \(heading(.linkClicks))"
          + (columns[.clicks] == nil ? "" : "; \(heading(.clicks)) is not used"))
    } else if layout.platform == .meta {
      notes.append("clicks are \(heading(.clicks)), for the export has no link clicks")
    }
    if layout.header.contains(where: { $0.lowercased().contains("ctr") }) {
      notes.append("click-through rates are computed from clicks and impressions, not read")
    }
    if columns[.conversions] == nil, columns[.results] != nil {
      notes.append("conversions are \(heading(.results))")
    }
    for (role, column) in layout.unused {
      let used = (columns[role] ?? 0) + 1
      notes.append(
        "\(role.rawValue) is column \(used), \(heading(role)); column \(column + 1), "
          + "\(quoted(layout.header[column])), is not used")
    }
    let kinds = parser.resultKinds.texts.dropFirst()
    if kinds.count > 1 {
      let more = kinds.count > shownKinds ? " and \(kinds.count - shownKinds) more" : ""
      notes.append(
        "conversions add up different kinds of \(heading(.results)): "
          + kinds.prefix(shownKinds).map { quoted($0) }.joined(separator: ", ") + more)
    }
    if blanks.impressions > 0 {
      let names = parser.splits.columns.enumerated().filter { blanks.columns & 1 << $0.offset != 0 }
        .map { quoted(layout.header[$0.element.index]) }.joined(separator: ", ")
      let isOne = blanks.rowCount == 1
      notes.append(
        "\(grouped(blanks.rowCount)) \(isOne ? "row" : "rows") with a blank cell in \(names) and "
          + "\(grouped(blanks.impressions)) impressions \(isOne ? "is no sum" : "are no sums") of "
          + "others; the value is called \"\(BlankCells.label)\"")
    }
    if parser.hasRoundedIDs {
      notes.append(
        "ad numbers such as 1.2E+17 were rounded by a spreadsheet and are not used; export again and do "
          + "not save the table from it")
    }
    return notes
  }

  /// How many kinds of results are named.
  private static let shownKinds = 5
}
