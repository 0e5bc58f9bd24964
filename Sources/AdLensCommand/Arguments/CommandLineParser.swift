import AdLens

/// Turns words into inputs and typed values by the table of a verb.
///
/// `--flag value` and `--flag=value` are the same; `flag=value` too, unless a file of that name
/// exists; `--no-flag` turns a switch off; after `--` everything is an input; the last of repeated
/// flags wins. What is not on the command line comes from the environment, then from the default.
struct CommandLineParser {
  /// The verb whose flags are known.
  let verb: Verb

  /// The environment variables.
  let environment: [String: String]

  /// Whether a file of this name exists, so that `flag=value` can also be a path.
  let exists: (String) -> Bool

  /// Parses the words after the verb.
  func parse(_ words: [String]) throws(UsageError) -> ParsedArguments {
    var result = ParsedArguments()
    try readEnvironment(into: &result)
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        result.operands += rest
        break
      } else if word.hasPrefix("--") {
        try readFlag(word, rest: &rest, into: &result)
      } else if word.hasPrefix("-"), word != "-" {
        try readLetter(word, rest: &rest, into: &result)
      } else if try !readAssignment(word, into: &result) {
        result.operands.append(word)
      }
    }
    try checkOperands(result.operands)
    return result
  }

  private func readEnvironment(into result: inout ParsedArguments) throws(UsageError) {
    for flag in verb.flags {
      if let name = flag.environment, let text = environment[name], !text.isEmpty {
        result.values[flag.name] = try value(text, of: flag, spelled: name)
      } else if case .value(let text) = flag.fallback {
        result.values[flag.name] = try value(text, of: flag, spelled: "--" + flag.name)
      }
    }
  }

  private func readFlag(
    _ word: String, rest: inout ArraySlice<String>, into result: inout ParsedArguments
  ) throws(UsageError) {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let attached = parts.count == 2 ? String(parts[1]) : nil
    if let flag = verb.flags.first(where: { $0.name == name }) {
      try assign(flag, attached: attached, spelled: "--" + name, rest: &rest, into: &result)
    } else if name.hasPrefix("no-"), attached == nil,
      let flag = verb.flags.first(where: { $0.name == name.dropFirst(3) && $0.kind == .toggle })
    {
      result.values[flag.name] = .toggle(false)
      result.given.insert(flag.name)
    } else {
      throw unknown("--" + name, "flag")
    }
  }

  private func readLetter(
    _ word: String, rest: inout ArraySlice<String>, into result: inout ParsedArguments
  ) throws(UsageError) {
    let letter = word.dropFirst().first
    guard word.count == 2, let flag = verb.flags.first(where: { $0.letter == letter }) else {
      throw unknown(word, "flag")
    }
    try assign(flag, attached: nil, spelled: word, rest: &rest, into: &result)
  }

  private func assign(
    _ flag: Flag, attached: String?, spelled: String, rest: inout ArraySlice<String>,
    into result: inout ParsedArguments
  ) throws(UsageError) {
    if flag.kind.takesValue {
      guard let text = attached ?? nextValue(&rest) else {
        throw UsageError("\(spelled) needs \(expectation(of: flag))", verb: verb.name)
      }
      result.values[flag.name] = try value(text, of: flag, spelled: spelled)
    } else if let attached {
      result.values[flag.name] = try value(attached, of: flag, spelled: spelled)
    } else {
      result.values[flag.name] = .toggle(true)
    }
    result.given.insert(flag.name)
  }

  /// The next word, unless it is a flag; a negative number is a value.
  private func nextValue(_ rest: inout ArraySlice<String>) -> String? {
    guard let word = rest.first else { return nil }
    if word.hasPrefix("-"), word != "-", Double(word) == nil { return nil }
    return rest.popFirst()
  }

  /// Reads `flag=value`, the form some tools use; returns false when the word is an input.
  private func readAssignment(
    _ word: String, into result: inout ParsedArguments
  ) throws(UsageError) -> Bool {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !exists(word) else { return false }
    let key = String(parts[0])
    let text = String(parts[1])
    if let flag = verb.flags.first(where: { $0.name == key || $0.name == dashed(key) }) {
      result.values[flag.name] = try value(text, of: flag, spelled: key)
      result.given.insert(flag.name)
      return true
    }
    if verb.operands.count.upperBound > 0, key == verb.operands.name.lowercased() {
      result.operands.append(text)
      return true
    }
    if !key.contains("/"),
      let near = Suggestion.nearest(to: dashed(key), among: verb.flags.map(\.name))
    {
      throw UsageError(
        "'\(word)' is neither a file nor a flag of 'adlens \(verb.name)'",
        suggestion: "--\(near) \(text)", verb: verb.name)
    }
    return false
  }

  private func dashed(_ key: String) -> String {
    String(key.map { $0 == "_" ? "-" : $0 })
  }

  private func value(
    _ text: String, of flag: Flag, spelled: String
  ) throws(UsageError) -> FlagValue {
    switch flag.kind.value(of: text) {
    case .success(let value): return value
    case .failure(let expected):
      throw UsageError(
        "\(spelled): '\(text)' is not \(expected.words)",
        suggestion: Suggestion.nearest(to: text, among: expected.choices), verb: verb.name)
    }
  }

  /// What a flag expects, in words.
  private func expectation(of flag: Flag) -> String {
    guard flag.kind != .text, case .failure(let expected) = flag.kind.value(of: "") else {
      return "a value, as in \(flag.spelling)"
    }
    return "a value, \(expected.words)"
  }

  private func unknown(_ word: String, _ what: String) -> UsageError {
    let names = verb.flags.flatMap { flag in
      flag.kind == .toggle ? ["--" + flag.name, "--no-" + flag.name] : ["--" + flag.name]
    }
    return UsageError(
      "unknown \(what) '\(word)' of 'adlens \(verb.name)'",
      suggestion: Suggestion.nearest(to: word, among: names), verb: verb.name)
  }

  private func checkOperands(_ operands: [String]) throws(UsageError) {
    let wanted = verb.operands
    if operands.contains("") {
      throw UsageError("an input of 'adlens \(verb.name)' is empty text", verb: verb.name)
    }
    if operands.count < wanted.count.lowerBound {
      throw UsageError(
        "'adlens \(verb.name)' needs \(wanted.name): \(wanted.help)", verb: verb.name)
    }
    if operands.count > wanted.count.upperBound {
      let extra = operands[wanted.count.upperBound]
      let taken = wanted.count.upperBound == 0 ? "takes no inputs" : "takes only \(wanted.name)"
      throw UsageError("'adlens \(verb.name)' \(taken), not also '\(extra)'", verb: verb.name)
    }
  }
}
