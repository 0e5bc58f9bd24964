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
  private(set) var splits: SplitPool
  private(set) var dates = TextPool()
  private(set) var dateLines: [Int] = [0]
  private(set) var currencies: [String]
  private(set) var log = RefusalLog()
  private(set) var totalRows = 0
  private(set) var hasRoundedIDs = false

  /// Whether ads are named by their groups, for want of anything else.
  private(set) var hasGroupsAsAds = false

  /// What results are, where these stand for conversions.
  private(set) var resultKinds = TextPool()

  /// Where the columns stand.
  let columns: ExportColumns

  private var adIndices: [AdPlace: Int] = [:]

  init(_ layout: ExportLayout, campaign: String?, fallbackCampaign: String) {
    self.layout = layout
    self.campaign = campaign
    self.fallbackCampaign = fallbackCampaign
    currencies = layout.currencies
    columns = ExportColumns(layout.columns)
    splits = SplitPool(
      ExportRole.breakdowns.compactMap { role, dimension in
        layout.columns[role].map { SplitPool.Column(role: role, dimension: dimension, index: $0) }
      })
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
    guard cells.cells.contains(where: { !$0.isEmpty }), cells.cells != layout.header
    else { return }
    let mark = SumMark(cells.firstName)
    guard mark != .certain, let ad = ad(cells) else {
      // Platforms leave the name empty in rows that sum others up.
      let looksLikeAd = mark == .absent || mark == .possible && !cells.name(columns.start).isEmpty
      if layout.platform == .neutral, looksLikeAd {
        log.add(.nameless, line: line, "it names no creative")
      } else {
        totalRows += 1
      }
      return
    }
    if let column = columns.needed.first(where: { $0 >= cells.cells.count }) {
      let heading = quoted(layout.header[column])
      log.add(.tooShort, line: line, "it ends before the column \(heading)")
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
    noteCurrency(cells.name(columns.currency))
    let (spend, revenue) = (cells[columns.spend], cells[columns.revenue])
    for amount in [spend, revenue] {
      if let mark = CurrencyMark.inCell(amount), LocalizedNumber(amount).isNumber {
        noteCurrency(mark)
      }
    }
    let conversions = LocalizedNumber(cells[columns.conversions])
    if conversions.isNumber, !conversions.isMissing {
      _ = resultKinds.index(of: cells.name(columns.resultKind))
    }
    let (way, isSum) = split(cells)
    let start = date(cells[columns.start], line: line)
    rows.append(
      ExportRow(
        line: line, ad: ad, start: start,
        end: columns.end == columns.start ? start : date(cells[columns.end], line: line),
        split: way, isSum: isSum, impressions: shown, clicks: clicked,
        spend: LocalizedNumber(spend), conversions: conversions,
        revenue: LocalizedNumber(revenue)))
  }

  /// The index of the ad of a row; `nil` if it names none.
  private mutating func ad(_ cells: ExportCells) -> Int? {
    let image = cells.name(columns.image)
    let group = cells.name(columns.group)
    var name = cells.name(columns.name)
    if name.isEmpty { name = image }
    if name.isEmpty { name = cells.name(columns.assetGroup) }
    var id = cells.name(columns.id)
    if !id.isEmpty, id.contains("E+") {
      // A spreadsheet has rounded it, so that it names several ads.
      hasRoundedIDs = true
      id = ""
    }
    let isGroup = name.isEmpty && id.isEmpty && columns.name == nil
    if name.isEmpty { name = isGroup ? group : id }
    if name.isEmpty || isNameOfSum(name, cells) { return nil }
    if isGroup { hasGroupsAsAds = true }
    let named = cells.name(columns.campaign)
    let campaign = campaign ?? (named.isEmpty ? fallbackCampaign : named)
    let key = adKey(name, id: id, group: group, image: image, size: cells.name(columns.size))
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

  /// What tells an ad from others in its campaign.
  ///
  /// A neutral table may have a creative in several images or sizes.
  private func adKey(
    _ name: String, id: String, group: String, image: String, size: String
  ) -> String {
    if !id.isEmpty { return id }
    let key = group.isEmpty || group == name ? name : group + " / " + name
    guard layout.platform == .neutral else { return key }
    let variant = image.isEmpty ? size : image
    return variant.isEmpty || variant == name ? key : key + " / " + variant
  }

  /// Whether a name is that of a sum: `Total`, and `Total account` where no number, campaign or day
  /// stands beside it, as with ads.
  private func isNameOfSum(_ name: String, _ cells: ExportCells) -> Bool {
    switch SumMark(name) {
    case .absent: return false
    case .certain: return true
    case .possible:
      return [columns.id, columns.campaign, columns.start].allSatisfy { cells.name($0).isEmpty }
    }
  }

  /// The index of what splits the figures of a row, and whether a cell says that it sums others up.
  private mutating func split(_ cells: ExportCells) -> (index: Int, isSum: Bool) {
    var isSum = false
    let values = splits.columns.map { column -> String in
      let value = cells.name(column.index)
      guard Self.isEverything(value) else { return value }
      isSum = true
      return ""
    }
    return (splits.index(of: values), isSum)
  }

  /// Whether a cell stands for all values of its column, as in rows that sum others up.
  private static func isEverything(_ value: String) -> Bool {
    guard value.utf8.count <= 6 else { return false }
    switch value.lowercased() {
    case "all", "total", "alle", "tous", "toutes", "todos", "todas", "tutti", "tutte": return true
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
