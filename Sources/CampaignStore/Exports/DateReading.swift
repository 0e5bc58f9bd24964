import FileFormats

/// The dates of a whole export, read in one way.
struct DateReading {
  /// The day of each text of the pool; `nil` where it is none.
  let days: [CalendarDay?]

  /// What a reader should know of a choice that was made.
  let note: String?

  /// Reads all dates of a file.
  ///
  /// Where day and month could be either, the order counts that gives no future day, then the one that
  /// gives days closer together, then the day first in tables with semicolons.
  ///
  /// - Parameters:
  ///   - texts: the distinct texts; the first stands for none.
  ///   - lines: where each was seen first.
  /// - Throws: `ExportError.mixedDates`.
  init(
    _ texts: [String], lines: [Int], latest: CalendarDay, dayFirstByDefault: Bool
  ) throws(ExportError) {
    let parsed = texts.map { LocalizedDate($0) }
    let seen = parsed.indices.dropFirst().filter { parsed[$0] != nil }
    func mixed(_ first: Int, _ second: Int) -> ExportError {
      .mixedDates(
        first: texts[min(first, second)], firstLine: lines[min(first, second)],
        second: texts[max(first, second)], secondLine: lines[max(first, second)])
    }
    if let first = seen.first,
      let other = seen.first(where: { parsed[$0]?.form != parsed[first]?.form })
    {
      throw mixed(first, other)
    }
    let notMonth = seen.first { parsed[$0]?.monthFirst == nil }
    let notDay = seen.first { parsed[$0]?.dayFirst == nil }
    if let notMonth, let notDay { throw mixed(notMonth, notDay) }
    let months = seen.compactMap { parsed[$0]?.monthFirst }
    let days = seen.compactMap { parsed[$0]?.dayFirst }
    let isOpen = notMonth == nil && notDay == nil && months != days
    func spread(_ days: [CalendarDay]) -> (Int, Int) {
      let span = (days.max()?.daysSince1970 ?? 0) - (days.min()?.daysSince1970 ?? 0)
      return (days.count { $0 > latest }, span)
    }
    let isDayFirst =
      notDay == nil
      && (notMonth != nil
        || (spread(days) == spread(months) ? dayFirstByDefault : spread(days) < spread(months)))
    self.days = parsed.map { isDayFirst ? $0?.dayFirst : $0?.monthFirst }
    note =
      isOpen
      ? "dates such as \(quoted(texts[seen[0]])) were read with the \(isDayFirst ? "day" : "month") first"
      : nil
  }
}
