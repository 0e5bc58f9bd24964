import AdLens

/// How quantities read in messages.
enum Words {
  /// A duration: `45 s`, `3 min 20 s`, `2 h 5 min`.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "some time" }
    if seconds < 1 { return "\(fixed(seconds, decimals: 1)) s" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }

  /// A text that begins with a capital letter.
  static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// A count with its noun: `1 picture`, `12,345 pictures`.
  static func count(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// A fraction as per cent: `83.1 %`.
  static func percent(_ fraction: Double) -> String {
    fraction.isFinite ? fixed(fraction * 100, decimals: 1) + " %" : "unknown"
  }
}
