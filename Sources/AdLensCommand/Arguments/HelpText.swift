/// Writes the help from the command table: examples first, plain sentences, no boxes.
struct HelpText {
  /// The columns to fill.
  var width = 80

  /// What `adlens` alone says.
  func overview(of verbs: [Verb]) -> String {
    var text = wrapped(
      "adlens reads ad images, learns to tell them apart, and keeps the results for comparison. "
        + "Everything stays on this machine.", indent: 0)
    text += "\nExamples\n"
    for example in CommandTable.firstSteps { text += lines(for: example) }
    text += "\nVerbs\n"
    let column = (verbs.map(\.name.count).max() ?? 0) + 4
    for verb in verbs {
      text += entry("  " + verb.name, verb.summary + ".", column: column)
    }
    text += "\nMore\n"
    for (command, purpose) in Self.more { text += entry("  " + command, purpose, column: column) }
    return text
  }

  /// What is no verb.
  private static let more = [
    ("help VERB", "tells the flags of a verb."), ("--version", "tells the version."),
    ("--generate", "writes completions or the manual: bash, zsh, fish or man follows."),
  ]

  /// What `adlens image` alone says: the verbs that begin with a word.
  func group(_ word: String, of verbs: [Verb]) -> String {
    let members = verbs.filter { $0.words.first == word }
    let column = (members.map(\.name.count).max() ?? 0) + 4
    return members.reduce("Verbs of '\(word)'\n") {
      $0 + entry("  " + $1.name, $1.summary + ".", column: column)
    } + "\n'adlens help \(members.first?.name ?? word)' tells more.\n"
  }

  /// The full help of one verb.
  func full(_ verb: Verb) -> String {
    var text = wrapped("adlens \(verb.name): \(verb.summary).", indent: 0) + "\nExamples\n"
    for example in verb.examples { text += lines(for: example) }
    let usage = ["adlens", verb.name, verb.operands.spelling, "[flags]"]
    text += "\nUsage\n  " + usage.filter { !$0.isEmpty }.joined(separator: " ") + "\n"
    if verb.operands.count.upperBound > 0 {
      let name = "  " + verb.operands.name
      text += entry(name, verb.operands.help + ".", column: name.count + 2)
    }
    text += "\nFlags\n"
    for flag in verb.flags { text += entry(for: flag) }
    if !verb.notes.isEmpty { text += "\n" }
    for note in verb.notes { text += wrapped(note, indent: 0) }
    return text
  }

  private func entry(for flag: Flag) -> String {
    let letter = flag.letter.map { "-\($0), " } ?? ""
    var help = flag.fullHelp
    switch flag.fallback {
    case .value(let value) where flag.kind != .toggle: help += " (default: \(value))"
    case .rule(let rule): help += " (default: \(rule))"
    default: break
    }
    if let environment = flag.environment { help += " [env: \(environment)]" }
    return entry("  " + letter + flag.spelling, help + ".", column: 22)
  }

  private func lines(for example: Verb.Example) -> String {
    "  \(example.command)\n" + wrapped(example.purpose + ".", indent: 6)
  }

  /// A term and its text, the text in its column or on the next line when the term is long.
  private func entry(_ term: String, _ help: String, column: Int) -> String {
    let body = wrapped(help, indent: column)
    if term.count + 2 > column { return term + "\n" + body }
    return term + String(repeating: " ", count: column - term.count) + body.dropFirst(column)
  }

  /// Text broken at spaces so that no line is longer than the width, ending in a line feed.
  private func wrapped(_ text: String, indent: Int) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    let margin = String(repeating: " ", count: indent)
    return lines.map { margin + $0 + "\n" }.joined()
  }
}
