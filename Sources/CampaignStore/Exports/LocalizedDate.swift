import FileFormats

/// A date in a cell, whose order of day and month the rest of the file may have to tell.
struct LocalizedDate: Hashable {
  /// The ways dates are written.
  enum Form: Hashable {
    /// Year first: `2026-08-01`, `2026/08/01`, `20260801`.
    case yearFirst
    /// Day or month first: `01/08/2026`, `1-8-26`.
    case ambiguous
    /// Day first: `01.08.2026`.
    case dotted
    /// With the month's name: `Aug 1, 2026`, `1 August 2026`.
    case named
  }

  /// How the date is written.
  let form: Form

  /// The day if the month comes first; `nil` where there is none.
  let monthFirst: CalendarDay?

  /// The day if the day comes first; `nil` where there is none.
  let dayFirst: CalendarDay?

  /// Reads a cell, of which a time of day is passed over.
  ///
  /// `nil` if it holds no date.
  init?(_ text: String) {
    // ISO 8601 puts a T before the time of day.
    let isTimed = text.utf8.count > 10 && text.utf8.dropFirst(10).first == UInt8(ascii: "T")
    var words = (isTimed ? text.prefix(10) : text[...]).split { $0 == " " || $0 == "," }
    while words.count > 1, let last = words.last, last.contains(":") || last == "UTC" {
      words.removeLast()
    }
    if words.count == 3, let day = Self.named(words) {
      form = .named
      (monthFirst, dayFirst) = (day, day)
      return
    }
    guard words.count == 1 else { return nil }
    let separators = words[0].filter { !$0.isNumber }
    let parts = words[0].split { !$0.isNumber }.compactMap { Int($0) }
    if separators.isEmpty, words[0].utf8.count == 8, let value = parts.first {
      guard
        let day = CalendarDay(year: value / 10_000, month: value / 100 % 100, day: value % 100)
      else { return nil }
      form = .yearFirst
      (monthFirst, dayFirst) = (day, day)
      return
    }
    guard parts.count == 3, separators.count == 2, separators.first == separators.last,
      let separator = separators.first, "-/.".contains(separator)
    else { return nil }
    if parts[0] >= 1000 {
      guard let day = CalendarDay(year: parts[0], month: parts[1], day: parts[2]) else {
        return nil
      }
      form = .yearFirst
      (monthFirst, dayFirst) = (day, day)
      return
    }
    let year = parts[2] < 100 ? 2000 + parts[2] : parts[2]
    dayFirst = CalendarDay(year: year, month: parts[1], day: parts[0])
    form = separator == "." ? .dotted : .ambiguous
    monthFirst =
      separator == "." ? dayFirst : CalendarDay(year: year, month: parts[0], day: parts[1])
    if dayFirst == nil, monthFirst == nil { return nil }
  }

  /// A date with the name of a month before or after the day.
  private static func named(_ words: [Substring]) -> CalendarDay? {
    guard let year = Int(words[2]) else { return nil }
    let (first, second) = (words[0].lowercased(), words[1].lowercased())
    func month(_ word: String) -> Int? {
      // "Sept" has four letters; three tell all months apart.
      guard word.count >= 3 else { return nil }
      return months.firstIndex { $0.hasPrefix(word.filter { $0 != "." }) }.map { $0 + 1 }
    }
    if let month = month(first), let day = Int(second) {
      return CalendarDay(year: year, month: month, day: day)
    }
    guard let month = month(second), let day = Int(first) else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
