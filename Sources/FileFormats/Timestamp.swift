#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A moment, written in UTC as ISO 8601 with milliseconds: `2026-07-30T14:12:07.250Z`.
///
/// Texts of moments sort as the moments do.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Milliseconds since the start of 1970 in UTC.
  public let milliseconds: Int

  /// Creates a moment.
  public init(milliseconds: Int) { self.milliseconds = milliseconds }

  /// The present.
  public static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000)
  }

  /// Reads the form that `description` writes.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    let pattern = Array("0000-00-00T00:00:00.000Z".utf8)
    guard bytes.count == pattern.count else { return nil }
    var fields = [0]
    for (byte, expected) in zip(bytes, pattern) {
      if expected == UInt8(ascii: "0") {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        fields[fields.count - 1] = fields[fields.count - 1] * 10 + Int(byte - UInt8(ascii: "0"))
      } else {
        guard byte == expected else { return nil }
        fields.append(0)
      }
    }
    let days = Self.days(year: fields[0], month: fields[1], day: fields[2])
    let seconds = ((days * 24 + fields[3]) * 60 + fields[4]) * 60 + fields[5]
    self.init(milliseconds: seconds * 1000 + fields[6])
    // A 31st of June reads back as another day.
    guard description == text else { return nil }
  }

  /// Earlier moments come first.
  public static func < (first: Timestamp, second: Timestamp) -> Bool {
    first.milliseconds < second.milliseconds
  }

  /// The days from 1970 to a date of the Gregorian calendar.
  ///
  /// Years start in March, so that the leap day is the last; 400 years have 146,097 days.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Year, month and day of a count of days since 1970.
  private static func date(days: Int) -> (year: Int, month: Int, day: Int) {
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

extension Timestamp: CustomStringConvertible {
  /// ISO 8601 in UTC with milliseconds.
  public var description: String {
    let dayLength = 86_400_000
    let days = Int((Double(milliseconds) / Double(dayLength)).rounded(.down))
    let rest = milliseconds - days * dayLength
    let (year, month, day) = Self.date(days: days)
    let padded = { (value: Int, count: Int) in
      String(repeating: "0", count: max(0, count - String(value).count)) + String(value)
    }
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    let hour = padded(rest / 3_600_000, 2)
    let minute = padded(rest / 60_000 % 60, 2)
    let second = padded(rest / 1000 % 60, 2)
    return "\(date)T\(hour):\(minute):\(second).\(padded(rest % 1000, 3))Z"
  }
}
