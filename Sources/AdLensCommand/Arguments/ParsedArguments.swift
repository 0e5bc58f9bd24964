import AdLens

/// A command line after parsing: the inputs and a typed value for every flag that has one.
struct ParsedArguments: Sendable {
  /// The inputs, in the order given.
  var operands: [String] = []

  /// The values by flag name; defaults and environment included.
  var values: [String: FlagValue] = [:]

  /// The names of the flags that were on the command line itself.
  var given: Set<String> = []

  /// Whether the flag was on the command line itself.
  func isGiven(_ flag: Flag) -> Bool { given.contains(flag.name) }

  /// Whether a switch is on.
  func isOn(_ flag: Flag) -> Bool { values[flag.name] == .toggle(true) }

  /// The value of a flag that takes a whole number.
  func integer(_ flag: Flag) -> Int? {
    guard case .integer(let value) = values[flag.name] else { return nil }
    return value
  }

  /// The value of a flag that takes a number.
  func number(_ flag: Flag) -> Double? {
    guard case .number(let value) = values[flag.name] else { return nil }
    return value
  }

  /// The value of a flag that takes a size.
  func size(_ flag: Flag) -> PictureSize? {
    guard case .size(let value) = values[flag.name] else { return nil }
    return value
  }

  /// The value of a flag that takes text or one of a few words.
  func text(_ flag: Flag) -> String? {
    guard case .text(let value) = values[flag.name] else { return nil }
    return value
  }
}
