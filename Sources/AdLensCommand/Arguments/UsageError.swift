/// A command line that cannot be understood; exit code 2.
struct UsageError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, without the next step.
  let problem: String

  /// The nearest thing that would have been right.
  let suggestion: String?

  /// The verb whose help tells more, if one was recognised.
  let verb: String?

  /// A sentence with the next step, where there is a better one than to read the help.
  let next: String?

  init(
    _ problem: String, suggestion: String? = nil, verb: String? = nil, next: String? = nil
  ) {
    self.problem = problem
    self.suggestion = suggestion
    self.verb = verb
    self.next = next
  }

  var description: String {
    let question = suggestion.map { "; did you mean '\($0)'?" } ?? "."
    let help = verb.map { "adlens help \($0)" } ?? "adlens --help"
    return problem + question + " " + (next ?? "See '\(help)'.")
  }
}

extension UsageError {
  /// A verb that works with a model was given none.
  static func missingModel(_ verb: String) -> UsageError {
    UsageError(
      "'adlens \(verb)' needs --model: a model file, a run directory or the name of a run",
      verb: verb)
  }
}
