import FileFormats

/// Reads the figures of rows, and refuses those that cannot be right.
struct RowChecker {
  private(set) var log: RefusalLog
  private(set) var refused = RefusedRows()
  let columns: ExportColumns
  let days: [CalendarDay?]
  let dates: [String]
  let numbers: NumberReading
  let period: (first: CalendarDay, last: CalendarDay)?
  let latest: CalendarDay

  /// The line of each ad, period and split.
  private var lines: [Key: Int] = [:]

  init(
    log: RefusalLog, columns: ExportColumns, days: [CalendarDay?], dates: [String],
    numbers: NumberReading, period: (first: CalendarDay, last: CalendarDay)?,
    latest: CalendarDay, rows: Int
  ) {
    self.log = log
    self.columns = columns
    self.days = days
    self.dates = dates
    self.numbers = numbers
    self.period = period
    self.latest = latest
    lines.reserveCapacity(rows)
  }

  /// What a figure belongs to.
  private struct Key: Hashable {
    let ad, first, last, split: Int32

    init(_ row: ExportRow, _ first: CalendarDay, _ last: CalendarDay) {
      ad = Int32(truncatingIfNeeded: row.ad)
      self.first = Int32(truncatingIfNeeded: first.daysSince1970)
      self.last = Int32(truncatingIfNeeded: last.daysSince1970)
      split = Int32(truncatingIfNeeded: row.split)
    }
  }

  /// A row with its figures, or `nil` if it was refused.
  mutating func checked(_ row: ExportRow) -> CheckedRow? {
    guard let (first, last) = period(of: row) else { return nil }
    let spend = numbers.value(row.spend)
    let conversions = numbers.value(row.conversions)
    let revenue = numbers.value(row.revenue)
    guard spend?.isNaN != true, conversions?.isNaN != true, revenue?.isNaN != true else {
      let (name, column) =
        spend?.isNaN == true
        ? ("spend", columns.spend)
        : conversions?.isNaN == true
          ? ("conversions", columns.conversions) : ("revenue", columns.revenue)
      if log.told.count < RefusalLog.limit { refused.add(row.line, name, in: column) }
      log.add(.notANumber, line: row.line, RefusedRows.reason(name, "the cell"))
      return nil
    }
    guard row.impressions >= 0, row.clicks >= 0, spend ?? 0 >= 0, conversions ?? 0 >= 0,
      revenue ?? 0 >= 0
    else {
      log.add(.negative, line: row.line, "a figure is negative")
      return nil
    }
    guard row.clicks <= row.impressions else {
      log.add(
        .clicksAboveImpressions, line: row.line,
        "\(row.clicks) clicks of \(row.impressions) impressions")
      return nil
    }
    let key = Key(row, first, last)
    if let line = lines[key] {
      if log.told.count < RefusalLog.limit { refused.add(row.line, repeating: line) }
      log.add(
        .duplicate, line: row.line, "the same ad, day and breakdown as in line \(line)")
      return nil
    }
    lines[key] = row.line
    return CheckedRow(
      ad: row.ad, firstDay: first, lastDay: last, split: row.split, isSum: row.isSum,
      impressions: row.impressions, clicks: row.clicks, spend: spend,
      conversions: conversions, revenue: revenue)
  }

  /// The days of a row.
  private mutating func period(of row: ExportRow) -> (CalendarDay, CalendarDay)? {
    guard row.start >= 0 || row.end >= 0 else {
      if let period { return period }
      log.add(.notADate, line: row.line, "it has no date")
      return nil
    }
    guard row.start >= 0, row.end >= 0, let first = days[row.start], let last = days[row.end],
      first <= last
    else {
      let texts = [row.start, row.end].filter { $0 >= 0 }.map { quoted(dates[$0]) }
      log.add(
        .notADate, line: row.line,
        "\(texts[0] == texts.last ? texts[0] : texts.joined(separator: " to ")) is no date")
      return nil
    }
    guard last <= latest else {
      log.add(.future, line: row.line, "\(last) has not come yet")
      return nil
    }
    return (first, last)
  }
}
