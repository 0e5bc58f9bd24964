/// One verb of the command line: what it takes, how it reads in the help, and what it does.
struct Verb: Sendable {
  /// The inputs a verb takes besides its flags.
  struct Operands: Sendable {
    /// How the help names them, as in `IMAGES`.
    let name: String

    /// How many may be given.
    let count: ClosedRange<Int>

    /// One sentence for the help, without its full stop.
    let help: String

    /// No inputs.
    static let none = Operands(name: "", count: 0...0, help: "")

    /// The operands as the usage line shows them.
    var spelling: String {
      if count.upperBound == 0 { return "" }
      let words = name.split(separator: " ").count
      let many = count.upperBound > max(words, 1) ? "…" : ""
      return count.lowerBound == 0 ? "[\(name)\(many)]" : name + many
    }
  }

  /// A command line to copy, with what it does.
  struct Example: Sendable {
    let command: String
    let purpose: String

    init(_ command: String, _ purpose: String) {
      self.command = command
      self.purpose = purpose
    }
  }

  /// The words that select the verb, as in `image info`.
  let words: [String]

  /// One line for the list of verbs.
  let summary: String

  /// The inputs.
  let operands: Operands

  /// The verb's own flags, the important ones first; `Flags.common` are added.
  let flags: [Flag]

  /// At least two command lines to copy.
  let examples: [Example]

  /// Sentences under the flags, for what a table cannot say.
  let notes: [String]

  /// Does the work and says how it went.
  let run: @Sendable (Invocation) throws -> ExitCode

  init(
    _ words: String, summary: String, operands: Operands = .none, flags: [Flag],
    examples: [Example], notes: [String] = [],
    run: @escaping @Sendable (Invocation) throws -> ExitCode
  ) {
    self.words = words.split(separator: " ").map(String.init)
    self.summary = summary
    self.operands = operands
    self.flags = flags + Flags.common
    self.examples = examples
    self.notes = notes
    self.run = run
  }

  /// The words joined with a space.
  var name: String { words.joined(separator: " ") }
}
