/// What a verb gets to work with.
struct Invocation: Sendable {
  /// The inputs and flags.
  let arguments: ParsedArguments

  /// Where messages go.
  let console: Console

  /// The verb, for errors that point to its help.
  let verb: String
}
