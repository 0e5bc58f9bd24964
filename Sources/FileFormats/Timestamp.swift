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
    let days = CalendarDay.days(year: fields[0], month: fields[1], day: fields[2])
    let seconds = ((days * 24 + fields[3]) * 60 + fields[4]) * 60 + fields[5]
    self.init(milliseconds: seconds * 1000 + fields[6])
    // A 31st of June reads back as another day.
    guard description == text else { return nil }
  }

  /// Earlier moments come first.
  public static func < (first: Timestamp, second: Timestamp) -> Bool {
    first.milliseconds < second.milliseconds
  }
}

extension Timestamp: CustomStringConvertible {
  /// ISO 8601 in UTC with milliseconds.
  public var description: String {
    let dayLength = 86_400_000
    let days = Int((Double(milliseconds) / Double(dayLength)).rounded(.down))
    let rest = milliseconds - days * dayLength
    let padded = { (value: Int, count: Int) in
      String(repeating: "0", count: max(0, count - String(value).count)) + String(value)
    }
    let date = CalendarDay(daysSince1970: days)
    let hour = padded(rest / 3_600_000, 2)
    let minute = padded(rest / 60_000 % 60, 2)
    let second = padded(rest / 1000 % 60, 2)
    return "\(date)T\(hour):\(minute):\(second).\(padded(rest % 1000, 3))Z"
  }
}
