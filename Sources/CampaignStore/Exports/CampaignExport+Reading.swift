import FileFormats

extension CampaignExport {
  /// Reads an export of Meta Ads Manager or Google Ads, or the neutral table.
  ///
  /// Comma, semicolon or tab; UTF-8 or UTF-16; headings in several languages, a preamble above them and
  /// sums below; numbers and dates as the account's language writes them. Rows that cannot be right are
  /// refused one by one: clicks above impressions, negative figures, the same ad, days and dimensions
  /// twice (with the columns that are not read and in which they differ), days after `today`, cells
  /// that are no number or date, rows that end too early. Ads all of whose rows were refused are
  /// left out. Headings, a column of currencies and the cells of amounts must allow one currency.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - campaign: the campaign that all rows belong to, whatever they say.
  ///   - fallbackCampaign: the campaign of rows that name none.
  ///   - today: the day in UTC; the next one is accepted too, for it has begun somewhere.
  /// - Throws: `ExportError` if the file as a whole cannot be used.
  /// - Complexity: a million rows take a few seconds and some hundred megabytes.
  public init(
    _ bytes: [UInt8], campaign: String? = nil, fallbackCampaign: String,
    today: CalendarDay = CalendarDay(containing: .now)
  ) throws(ExportError) {
    guard let text = ExportText.utf8(bytes) else { throw .notText }
    guard text.contains(where: { $0 > 0x20 }) else { throw .empty }
    let layout = try ExportLayout(text)
    var parser = ExportParser(
      layout, campaign: campaign, fallbackCampaign: fallbackCampaign)
    try parser.read(text)
    let currency = try CurrencyMark.common(parser.currencies)
    let latest = CalendarDay(daysSince1970: today.daysSince1970 + 1)
    let dates = try DateReading(
      parser.dates.texts, lines: parser.dateLines, latest: latest,
      dayFirstByDefault: layout.delimiter == UInt8(ascii: ";"))
    let numbers = NumberReading(parser.rows, delimiter: layout.delimiter)
    var checker = RowChecker(
      log: parser.log, columns: parser.columns, days: dates.days, dates: parser.dates.texts,
      numbers: numbers, period: ExportLayout.period(layout.preamble), latest: latest,
      rows: parser.rows.count)
    var rows = parser.rows.compactMap { checker.checked($0) }
    let refusals = checker.refused.explained(
      checker.log.told.sorted { $0.line < $1.line }, in: text, layout)
    let refused = checker.log.counts
    if rows.isEmpty {
      throw .noRows(refused: refused.values.reduce(0, +), first: refusals.first)
    }
    var splits = parser.splits
    var blanks = BlankCells()
    blanks.fill(&rows, in: &splits)
    let shown = Set(rows.map(\.ad))
    let kept = parser.ads.indices.filter { shown.contains($0) }
    var numbersOfAds = [Int](repeating: 0, count: parser.ads.count)
    for (number, ad) in kept.enumerated() { numbersOfAds[ad] = number }
    platform = layout.platform
    self.currency = currency
    ads = kept.map { parser.ads[$0] }
    values = splits.values.texts
    observations = rows.map {
      Observation($0, ad: numbersOfAds[$0.ad], splits.splits[$0.split])
    }
    self.refusals = refusals
    refusedCounts = refused
    totalRows = parser.totalRows
    notes = Self.notes(on: parser, blanks) + [dates.note, numbers.note].compactMap { $0 }
  }
}

/// How the amounts of a whole export are read.
struct NumberReading {
  /// Whether a comma separates decimals.
  let usesComma: Bool

  /// What a reader should know of a choice that was made.
  let note: String?

  /// Cells that only one reading allows decide; without any, tables with semicolons use the comma.
  init(_ rows: [ExportRow], delimiter: UInt8) {
    var (points, commas, open) = (0, 0, 0)
    for row in rows {
      for index in 0..<3 {
        let number = index == 0 ? row.spend : index == 1 ? row.conversions : row.revenue
        guard number.isNumber else { continue }
        if number.comma.isNaN { points += 1 }
        if number.point.isNaN { commas += 1 }
        if number.point.isFinite, number.comma.isFinite, number.point != number.comma { open += 1 }
      }
    }
    let isUndecided = points == 0 && commas == 0
    usesComma = isUndecided ? delimiter == UInt8(ascii: ";") : commas > points
    note =
      isUndecided && open > 0
      ? "amounts such as 1.240 were read with a decimal \(usesComma ? "comma" : "point")" : nil
  }

  /// The value of a cell; `nil` for nothing, NaN for what is no number in this file.
  func value(_ number: LocalizedNumber) -> Double? {
    number.isMissing ? nil : usesComma ? number.comma : number.point
  }
}
