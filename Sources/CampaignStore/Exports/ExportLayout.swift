import FileFormats

/// Which program wrote an export.
public enum ExportPlatform: String, Hashable, Sendable, CaseIterable {
  /// Meta Ads Manager.
  case meta
  /// Google Ads.
  case google
  /// The neutral table.
  case neutral

  /// What people call it.
  public var name: String {
    switch self {
    case .meta: "Meta Ads Manager"
    case .google: "Google Ads"
    case .neutral: "a neutral table"
    }
  }
}

/// Where the columns of an export stand, once its header is found under the preamble.
struct ExportLayout {
  /// Which program wrote it, judging by its headings.
  let platform: ExportPlatform

  /// The separator of its cells.
  let delimiter: UInt8

  /// The line of the header.
  let headerLine: Int

  /// The headings as written.
  let header: [String]

  /// The cells above the header.
  let preamble: [String]

  /// Where each role stands.
  let columns: [ExportRole: Int]

  /// Columns that are not read, since another one has their role.
  let unused: [(role: ExportRole, column: Int)]

  /// The currencies that headings name.
  let currencies: [String]

  /// Rows above the header that are looked through.
  private static let depth = 30

  /// Finds the header: the first row in which an ad or campaign, impressions, clicks and a date have
  /// names.
  ///
  /// - Throws: `ExportError`, with what was seen in the row that comes nearest.
  init(_ bytes: [UInt8]) throws(ExportError) {
    var best: (roles: Int, header: [String]) = (-1, [])
    var failure: CSVError?
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      var reader = CSVReader(bytes, delimiter: delimiter)
      var preamble: [String] = []
      do throws(CSVError) {
        for _ in 0..<Self.depth {
          guard let row = try reader.next() else { break }
          let headings = ExportHeadings(row)
          var columns = headings.columns
          if Self.missing(columns, preamble: preamble).isEmpty {
            let platform = Self.platform(columns, header: row)
            // Elsewhere a number or a name tells ads of several sizes apart.
            if platform != .neutral { columns[.size] = nil }
            self.delimiter = delimiter
            headerLine = reader.line
            header = row
            self.preamble = preamble
            self.columns = columns
            self.platform = platform
            unused = headings.unused
            currencies = headings.currencies
            return
          }
          if (columns.count, row.count) > (best.roles, best.header.count) {
            best = (columns.count, row)
          }
          preamble += row
        }
      } catch {
        failure = failure ?? error
      }
    }
    if best.roles <= 0, let failure { throw .csv(failure) }
    if best.header.isEmpty { throw .empty }
    throw Self.unknown(best.header)
  }

  /// What is still needed, in words.
  private static func missing(_ columns: [ExportRole: Int], preamble: [String]) -> [String] {
    func has(_ roles: ExportRole...) -> Bool { roles.contains { columns[$0] != nil } }
    var missing: [String] = []
    if !has(.adID, .adName, .image, .assetGroup, .adGroup) { missing.append("the ad or creative") }
    if !has(.impressions) { missing.append("impressions") }
    if !has(.clicks, .linkClicks) { missing.append("clicks") }
    if !has(.day, .start), period(preamble) == nil { missing.append("the date") }
    return missing
  }

  private static func unknown(_ header: [String]) -> ExportError {
    let columns = ExportHeadings(header).columns
    let unread = header.filter { ExportRole.byName[ExportRole.fold($0).name] == nil }
    let nearest = unread.prefix(40).compactMap { heading -> String? in
      let name = ExportRole.fold(heading).name
      guard name.utf8.count <= 120 else { return nil }
      return Suggestion.nearest(to: name, among: ExportRole.names).map {
        "\(heading) (\($0)?)"
      }
    }
    return .unknownColumns(
      seen: header, missing: missing(columns, preamble: []), nearest: Array(nearest.prefix(5)))
  }

  private static func platform(
    _ columns: [ExportRole: Int], header: [String]
  ) -> ExportPlatform {
    let names = Set(header.map { ExportRole.fold($0).name })
    let metaOnly = [
      "amount spent", "ausgegebener betrag", "montant dépensé", "importe gastado", "valor usado",
      "valor gasto", "importo speso", "clicks (all)", "klicks (alle)", "clics (tous)",
      "clics (todos)", "cliques (todos)", "clic (tutti)", "ad set name", "ad set",
    ]
    let googleOnly = [
      "impr.", "ad group", "asset group", "avg. cpc", "conv. value", "cost / conv.",
      "anzeigengruppe", "groupe d'annonces", "grupo de anuncios",
      "network (with search partners)",
    ]
    if columns[.linkClicks] != nil || columns[.start] != nil
      || metaOnly.contains(where: names.contains)
    {
      return .meta
    }
    return googleOnly.contains(where: names.contains) ? .google : .neutral
  }

  /// The period that a line of the preamble names: `July 1, 2026 - July 31, 2026`.
  static func period(_ preamble: [String]) -> (first: CalendarDay, last: CalendarDay)? {
    // A line without quotes was cut at its commas.
    for cell in preamble + [preamble.joined(separator: ",")] {
      for dash in [" - ", " – ", " — "] where cell.utf8.count <= 200 {
        guard let range = cell.firstRange(of: dash) else { continue }
        let (start, end) = (String(cell[..<range.lowerBound]), String(cell[range.upperBound...]))
        if let first = LocalizedDate(start), let last = LocalizedDate(end),
          first.form != .ambiguous, let from = first.dayFirst, let to = last.dayFirst, from <= to
        {
          return (from, to)
        }
      }
    }
    return nil
  }
}
