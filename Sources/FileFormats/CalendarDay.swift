/// A day of the Gregorian calendar, written as in ISO 8601: `2026-07-30`.
public struct CalendarDay: Hashable, Comparable, Sendable {
  /// The days since the first of January 1970; before it they are negative.
  public let daysSince1970: Int

  /// Creates a day from a count of days.
  public init(daysSince1970: Int) { self.daysSince1970 = daysSince1970 }

  /// Creates a day; `nil` where the calendar has none, such as the 31st of June, and outside the years
  /// 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    self.init(daysSince1970: Self.days(year: year, month: month, day: day))
    // The 31st of June is the first of July.
    guard Self.date(days: daysSince1970).day == day else { return nil }
  }

  /// Reads the form that `description` writes.
  public init?(_ text: String) {
    guard text.utf8.count == 10, let day = Timestamp(text + "T00:00:00.000Z") else { return nil }
    self.init(containing: day)
  }

  /// The day in UTC of a moment.
  public init(containing moment: Timestamp) {
    daysSince1970 = Int((Double(moment.milliseconds) / 86_400_000).rounded(.down))
  }

  /// Earlier days come first.
  public static func < (first: CalendarDay, second: CalendarDay) -> Bool {
    first.daysSince1970 < second.daysSince1970
  }

  /// The days from 1970 to a date of the Gregorian calendar.
  ///
  /// Years start in March, so that the leap day is the last; 400 years have 146,097 days.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Year, month and day of a count of days since 1970.
  static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = (shiftedMonth + 2) % 12 + 1
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

extension CalendarDay: CustomStringConvertible {
  /// Year, month and day: `2026-07-30`.
  public var description: String {
    let (year, month, day) = Self.date(days: daysSince1970)
    func padded(_ value: Int, _ count: Int) -> String {
      String(repeating: "0", count: max(0, count - String(value).count)) + String(value)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
