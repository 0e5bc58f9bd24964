import FileFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How figures of campaigns read in sentences.
enum Wording {
  /// A rate: `1.94 %`, with as many decimals as tell three digits.
  static func percent(_ rate: Double) -> String {
    guard rate.isFinite else { return "–" }
    let percent = rate.magnitude * 100
    let decimals = percent >= 9.995 ? 1 : percent >= 0.0995 || percent == 0 ? 2 : 4
    return minus(fixed(rate * 100, decimals: decimals)) + " %"
  }

  /// A lift: `+62 %`, `−4.1 %`.
  static func change(_ lift: Double) -> String { signed(lift) + " %" }

  /// An interval of lifts: `−8 to +36 %`.
  static func change(_ interval: Interval) -> String {
    "\(signed(interval.lower)) to \(interval.upper.isFinite ? signed(interval.upper) + " %" : "anything")"
  }

  /// An interval of rates: `1.37 to 2.74 %`.
  static func percent(_ interval: Interval) -> String {
    "\(percent(interval.lower).dropLast(2)) to \(percent(interval.upper))"
  }

  /// A probability: `93 %`; never 0 or 100 % unless it is.
  static func probability(_ value: Double) -> String {
    if value > 0.999 && value < 1 { return "over 99.9 %" }
    if value < 0.001 && value > 0 { return "under 0.1 %" }
    return fixed(value * 100, decimals: value > 0.99 || value < 0.01 ? 1 : 0) + " %"
  }

  /// A p-value: `p = 0.032`, `p < 0.001`.
  static func pValue(_ value: Double) -> String {
    value < 0.001 ? "p < 0.001" : "p = \(fixed(value, decimals: value < 0.1 ? 3 : 2))"
  }

  /// A value of a metric with its unit.
  static func value(_ value: Double, of metric: ComparisonMetric, currency: String?) -> String {
    switch metric {
    case .ctr, .cvr: percent(value)
    case .cpc, .cpa:
      fixed(value, decimals: value < 1 ? 3 : 2) + (currency.map { " " + $0 } ?? "")
    case .roas: fixed(value, decimals: 2)
    }
  }

  /// A count with its noun: `1 click`, `12,345 clicks`.
  static func count(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// A count that is an estimate, in two digits: `12,000`.
  static func about(_ count: Int) -> String {
    guard count >= 100 else { return grouped(count) }
    let power = pow(10, (log10(Double(count))).rounded(.down) - 1)
    let rounded = (Double(count) / power).rounded(.up) * power
    return rounded < 1e15 ? grouped(Int(rounded)) : "more than any campaign has"
  }

  /// Names in a sentence: `a`, `a and b`, `a, b and c`, `a, b and 5 others`.
  static func list(_ names: [String], most: Int = 4) -> String {
    guard names.count > 1 else { return names.first ?? "" }
    if names.count > most {
      let rest = names.count - most + 1
      return names.prefix(most - 1).joined(separator: ", ")
        + " and \(rest) \(rest == 1 ? "other" : "others")"
    }
    return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }

  /// A text that begins with a capital letter.
  static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// A remark as a sentence.
  static func sentence(_ text: String) -> String {
    capitalized(text) + (text.hasSuffix(".") ? "" : ".")
  }

  private static func signed(_ lift: Double) -> String {
    guard lift.isFinite else { return lift > 0 ? "infinitely more" : "–" }
    let text = fixed(lift.magnitude * 100, decimals: lift.magnitude < 0.0995 ? 1 : 0)
    return (lift < 0 ? "−" : "+") + text
  }

  private static func minus(_ text: String) -> String {
    text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }
}
