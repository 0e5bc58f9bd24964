import AdLens

/// The kind of value a flag takes, with the values it accepts.
enum FlagKind: Hashable, Sendable {
  /// On or off: `--name` turns it on, `--no-name` off.
  case toggle

  /// A whole number in a range.
  case integer(ClosedRange<Int>)

  /// A finite number in a range.
  case number(ClosedRange<Double>)

  /// A side in pixels, or a width and a height, each in a range.
  case size(ClosedRange<Int>)

  /// One of a few words.
  case choice([String])

  /// Any text that is not empty.
  case text
}

/// A value a flag was given, of the type its kind asks for.
enum FlagValue: Hashable, Sendable {
  case toggle(Bool)
  case integer(Int)
  case number(Double)
  case size(PictureSize)
  case text(String)
}

extension FlagKind {
  /// Whether the flag is followed by a value.
  var takesValue: Bool { self != .toggle }

  /// Reads a value, or says in words what was expected instead.
  func value(of text: String) -> Result<FlagValue, Expectation> {
    switch self {
    case .toggle:
      switch text.lowercased() {
      case "true", "on", "yes", "1": return .success(.toggle(true))
      case "false", "off", "no", "0": return .success(.toggle(false))
      default: return .failure(Expectation("true or false"))
      }
    case .integer(let range):
      if let value = Int(text), range.contains(value) { return .success(.integer(value)) }
      return .failure(Expectation("a whole number \(Self.words(for: range))"))
    case .number(let range):
      if let value = Double(text), value.isFinite, range.contains(value) {
        return .success(.number(value))
      }
      return .failure(
        Expectation(
          "a number from \(Self.short(range.lowerBound)) to \(Self.short(range.upperBound))"))
    case .size(let range):
      if let size = PictureSize(text), range.contains(size.width), range.contains(size.height) {
        return .success(.size(size))
      }
      return .failure(
        Expectation("a side, or WIDTHxHEIGHT as in 96x128, \(Self.words(for: range))"))
    case .choice(let words):
      if words.contains(text) { return .success(.text(text)) }
      return .failure(Expectation("one of " + words.joined(separator: ", "), choices: words))
    case .text:
      if !text.isEmpty { return .success(.text(text)) }
      return .failure(Expectation("some text"))
    }
  }

  /// What a flag expected and did not get.
  struct Expectation: Error, Hashable {
    let words: String
    let choices: [String]

    init(_ words: String, choices: [String] = []) {
      self.words = words
      self.choices = choices
    }
  }

  private static func words(for range: ClosedRange<Int>) -> String {
    range.upperBound == Int.max
      ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
  }

  /// A number without a needless `.0`.
  private static func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e6 ? String(Int(value)) : String(value)
  }
}
