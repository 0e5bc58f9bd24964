import Testing

@testable import AdLensCommand

@Suite struct CommandTableTests {
  @Test(arguments: CommandTable.verbs.map(\.name))
  func `a verb has two examples that its own flags can parse`(name: String) throws {
    let verb = try #require(CommandTable.verbs.first { $0.name == name })
    #expect(verb.examples.count >= 2)
    for example in verb.examples {
      let words = example.command.split(separator: " ").map(String.init)
      // Examples may pipe into adlens.
      let start = try #require(words.lastIndex(of: "adlens"), "\(example.command)")
      let (matched, rest) = try #require(CommandTable.match(Array(words[(start + 1)...])))
      #expect(matched.name == name)
      let parser = CommandLineParser(verb: matched, environment: [:], exists: { _ in false })
      _ = try parser.parse(rest)
    }
  }

  @Test(arguments: CommandTable.verbs.map(\.name))
  func `flags are distinct, described, and their defaults are valid`(name: String) throws {
    let verb = try #require(CommandTable.verbs.first { $0.name == name })
    #expect(Set(verb.flags.map(\.name)).count == verb.flags.count)
    let letters = verb.flags.compactMap(\.letter)
    #expect(Set(letters).count == letters.count)
    for flag in verb.flags {
      #expect(!flag.help.isEmpty && !flag.help.hasSuffix("."), "\(flag.name)")
      if flag.kind.takesValue, case .choice = flag.kind {
      } else if flag.kind.takesValue {
        #expect(!flag.placeholder.isEmpty, "\(flag.name)")
      }
      if case .value(let text) = flag.fallback {
        #expect(throws: Never.self) { try flag.kind.value(of: text).get() }
      }
    }
  }

  @Test func `the overview fits 80 columns and names every verb`() {
    let text = HelpText(width: 80).overview(of: CommandTable.verbs)
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    for name in CommandTable.verbs.map(\.name) { #expect(text.contains("\n  \(name) "), "\(name)") }
  }

  @Test(arguments: CommandTable.verbs.map(\.name))
  func `help fits 80 columns and starts with examples`(name: String) throws {
    let verb = try #require(CommandTable.verbs.first { $0.name == name })
    let lines = HelpText(width: 80).full(verb).split(separator: "\n")
    #expect(lines.first?.hasPrefix("adlens \(name): ") == true)
    #expect(lines.prefix(4).contains("Examples"))
    for line in lines { #expect(line.count <= 80, "\(line)") }
  }
}
