import FileFormats

/// Reads the rows under the header of an export, once, before it is known how the file writes numbers
/// and dates.
struct ExportParser {
  /// Where the columns are.
  let layout: ExportLayout

  /// The campaign of rows that name none.
  let fallbackCampaign: String

  /// The campaign of all rows, if one was named for them.
  let campaign: String?

  /// What was read.
  private(set) var rows: [ExportRow] = []
  private(set) var ads: [CampaignExport.Ad] = []
  private(set) var values = TextPool()
  private(set) var dates = TextPool()
  private(set) var dateLines: [Int] = [0]
  private(set) var currencies: [String]
  private(set) var log = RefusalLog()
  private(set) var totalRows = 0
  private(set) var hasRoundedIDs = false

  private var adIndices: [AdPlace: Int] = [:]

  /// The breakdown of each set of columns that are not empty, as bits; -1 where it was not met yet.
  private var breakdownIndices: [Int]

  /// Where the columns stand.
  private let columns: ExportColumns

  /// The columns that split an ad's figures here.
  private let breakdowns: [(column: Int, role: ExportRole, dimension: ExportRole.Dimension)]

  init(_ layout: ExportLayout, campaign: String?, fallbackCampaign: String) {
    self.layout = layout
    self.campaign = campaign
    self.fallbackCampaign = fallbackCampaign
    currencies = layout.currencies
    columns = ExportColumns(layout.columns)
    breakdowns = ExportRole.breakdowns.compactMap { role, dimension in
      layout.columns[role].map { ($0, role, dimension) }
    }
    breakdownIndices = [Int](repeating: -1, count: 1 << breakdowns.count)
  }

  /// Reads all rows.
  mutating func read(_ bytes: [UInt8]) throws(ExportError) {
    var reader = CSVReader(bytes, delimiter: layout.delimiter)
    do throws(CSVError) {
      while let cells = try reader.next() {
        guard reader.line > layout.headerLine else { continue }
        read(ExportCells(cells), line: reader.line)
      }
    } catch {
      throw .csv(error)
    }
  }

  private mutating func read(_ cells: ExportCells, line: Int) {
    guard let first = cells.cells.first(where: { !$0.isEmpty }), cells.cells != layout.header
    else { return }
    guard !isTotal(first), let ad = ad(cells) else {
      // Platforms leave the name empty in rows that sum others up.
      if layout.platform == .neutral, !isTotal(first) {
        log.add(.nameless, line: line, "it names no creative")
      } else {
        totalRows += 1
      }
      return
    }
    let impressions = LocalizedNumber(cells[columns.impressions])
    let clicks = LocalizedNumber(cells[columns.clicks])
    guard let shown = impressions.count, let clicked = clicks.count else {
      let (name, column) =
        impressions.count == nil
        ? ("impressions", columns.impressions) : ("clicks", columns.clicks)
      log.add(.notANumber, line: line, "\(name): \(quoted(cells[column])) is no count")
      return
    }
    noteCurrency(cells[columns.currency])
    let (spend, revenue) = (cells[columns.spend], cells[columns.revenue])
    for amount in [spend, revenue] {
      if let mark = CurrencyMark.inCell(amount), LocalizedNumber(amount).isNumber {
        noteCurrency(mark)
      }
    }
    let (placement, segment, device, breakdown) = dimensions(cells)
    let start = date(cells[columns.start], line: line)
    rows.append(
      ExportRow(
        line: line, ad: ad, start: start,
        end: columns.end == columns.start ? start : date(cells[columns.end], line: line),
        placement: placement, segment: segment, device: device, breakdown: breakdown,
        impressions: shown, clicks: clicked, spend: LocalizedNumber(spend),
        conversions: LocalizedNumber(cells[columns.conversions]),
        revenue: LocalizedNumber(revenue)))
  }

  /// Whether a row begins like a sum: `Total: campaigns`, `Grand total`.
  private func isTotal(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first, "TtGgSsIi".unicodeScalars.contains(first),
      cell.utf8.count <= 200
    else { return false }
    let folded = cell.lowercased()
    return ["total", "totals", "grand total", "gesamt", "summe", "insgesamt"].contains(folded)
      || ["total:", "total -", "totals:", "gesamt:", "grand total:"].contains {
        folded.hasPrefix($0)
      }
  }

  /// The index of the ad of a row; `nil` if it names none.
  private mutating func ad(_ cells: ExportCells) -> Int? {
    let image = cells[columns.image]
    let group = cells[columns.group]
    var name = cells[columns.name]
    if name.isEmpty { name = image }
    if name.isEmpty { name = cells[columns.assetGroup] }
    var id = cells[columns.id]
    if !id.isEmpty, id.contains("E+") {
      // A spreadsheet has rounded it, so that it names several ads.
      hasRoundedIDs = true
      id = ""
    }
    if name.isEmpty { name = id.isEmpty && columns.name == nil ? group : id }
    if name.isEmpty || isTotal(name) { return nil }
    let named = cells[columns.campaign]
    let campaign = campaign ?? (named.isEmpty ? fallbackCampaign : named)
    let key = !id.isEmpty ? id : group.isEmpty || group == name ? name : group + " / " + name
    let place = AdPlace(campaign: campaign, key: key)
    if let index = adIndices[place] { return index }
    let family = cells[columns.family]
    adIndices[place] = ads.count
    ads.append(
      CampaignExport.Ad(
        campaign: campaign, key: key, name: name, platformID: id.isEmpty ? nil : id,
        image: image.isEmpty ? nil : image, family: family.isEmpty ? nil : family))
    return ads.count - 1
  }

  /// The values of the dimensions of a row, and which columns gave them.
  private mutating func dimensions(_ cells: ExportCells) -> (Int, Int, Int, Int) {
    var (placement, segment, device) = ("", "", "")
    func add(_ value: String, to text: inout String) {
      text = text.isEmpty ? value : text + " | " + value
    }
    var filled = 0
    for (bit, breakdown) in breakdowns.enumerated() {
      let value = cells[breakdown.column]
      if value.isEmpty || Self.isEverything(value) { continue }
      filled |= 1 << bit
      switch breakdown.dimension {
      case .placement: add(value, to: &placement)
      case .segment: add(value, to: &segment)
      case .device: add(value, to: &device)
      }
    }
    if breakdownIndices[filled] < 0 {
      let names = breakdowns.indices.filter { filled & 1 << $0 != 0 }.map {
        breakdowns[$0].role.rawValue
      }
      breakdownIndices[filled] = values.index(of: names.joined(separator: "+"))
    }
    return (
      values.index(of: placement), values.index(of: segment), values.index(of: device),
      breakdownIndices[filled]
    )
  }

  /// Whether a cell stands for all values of its column, as in rows that sum others up.
  private static func isEverything(_ value: String) -> Bool {
    guard value.utf8.count <= 5 else { return false }
    switch value.lowercased() {
    case "all", "total", "-", "--", "—": return true
    default: return false
    }
  }

  private mutating func date(_ text: String, line: Int) -> Int {
    if text.isEmpty { return -1 }
    let index = dates.index(of: text)
    if index == dateLines.count { dateLines.append(line) }
    return index
  }

  private mutating func noteCurrency(_ code: String) {
    if !code.isEmpty, !currencies.contains(code), currencies.count < 10 { currencies.append(code) }
  }
}
