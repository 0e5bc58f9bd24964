import FileFormats
import Testing

@Suite struct QuotingTests {
  @Test(arguments: [
    ("plain, ümlaut 字", "plain, ümlaut 字"), ("a\nb\r\n", "a\\u{a}b\\u{d}\\u{a}"),
    ("\u{1b}[31m", "\\u{1b}[31m"), ("\u{2028}\u{202e}\u{85}", "\\u{2028}\\u{202e}\\u{85}"),
  ])
  func `printable text is on one line`(text: String, expected: String) {
    #expect(printable(text) == expected)
    #expect(quoted(text) == "\"" + expected + "\"")
    #expect(quoted(text, mark: "'") == "'" + expected + "'")
  }

  @Test func `the middle of a long name is left out`() {
    let name = String((0..<80).map { Character(Unicode.Scalar(UInt8(48 + $0 % 10))) })
    #expect(quoted(name) == "\"\(name)\"")
    #expect(quoted(name + "x") == "\"\(name.prefix(40))…\(name.suffix(38))x\"")
    // One character may hold any number of scalars.
    let tower = "a" + String(repeating: "\u{301}", count: 10_000)
    #expect(quoted(tower).unicodeScalars.count == 82)
  }

  @Test func `errors stay on one line whatever a table or a path holds`() {
    let cell = "a\nb" + String(repeating: "c", count: 10_000)
    let errors: [any Error] = [
      CSVError.missingColumn(
        cell, found: [String](repeating: cell, count: 100), suggestion: cell),
      FileError.missing(path: "a\nb"),
    ]
    for error in errors {
      #expect(!"\(error)".contains { $0.isNewline } && "\(error)".count < 2_000)
    }
  }
}
