/// One flag of the command line: everything that parsing, help and errors need to know about it.
struct Flag: Hashable, Sendable {
  /// What holds when the flag is not given.
  enum Fallback: Hashable, Sendable {
    /// The flag stays unset.
    case none

    /// A value, written as on the command line.
    case value(String)

    /// A rule that the verb applies, in words for the help.
    case rule(String)
  }

  /// The name without its dashes, as in `val-frac`.
  let name: String

  /// The one-letter form, if there is one.
  let letter: Character?

  /// What stands for the value in the help, as in `N`.
  let placeholder: String

  /// The kind of value.
  let kind: FlagKind

  /// What holds when the flag is not given.
  let fallback: Fallback

  /// The environment variable that stands in for the flag.
  let environment: String?

  /// One sentence for the help, without its full stop.
  let help: String

  init(
    _ name: String, letter: Character? = nil, _ placeholder: String = "", kind: FlagKind,
    fallback: Fallback = .none, environment: String? = nil, help: String
  ) {
    self.name = name
    self.letter = letter
    self.placeholder = placeholder
    self.kind = kind
    self.fallback = fallback
    self.environment = environment
    self.help = help
  }

  /// A switch that is off unless given.
  static func off(_ name: String, letter: Character? = nil, help: String) -> Flag {
    Flag(name, letter: letter, kind: .toggle, fallback: .value("false"), help: help)
  }

  /// A switch that is on unless `--no-name` is given; `help` says what the negation does.
  static func on(_ name: String, help: String) -> Flag {
    Flag(name, kind: .toggle, fallback: .value("true"), help: help)
  }

  /// The flag as the help shows it: `--epochs N`, `--no-log`.
  var spelling: String {
    if kind == .toggle { return (fallback == .value("true") ? "--no-" : "--") + name }
    if case .choice(let words) = kind, listsChoices {
      return "--\(name) \(words.joined(separator: "|"))"
    }
    return "--\(name) \(placeholder)"
  }

  /// The sentence for the help, with the choices where they are too many for the spelling.
  var fullHelp: String {
    guard case .choice(let words) = kind, !listsChoices else { return help }
    return "\(help): \(words.joined(separator: ", "))"
  }

  /// Whether the choices stand in the spelling.
  private var listsChoices: Bool { placeholder.isEmpty }
}
