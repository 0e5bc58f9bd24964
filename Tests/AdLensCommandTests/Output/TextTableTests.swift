import AdLens
import Testing

@testable import AdLensCommand

@Suite struct TextTableTests {
  static let columns = [
    Column("Path", "path", isFlexible: true), Column.count("Size", "size"),
    Column.percent("Share", "deep.share"),
  ]

  static let rows: [JSONValue] = [
    ["path": "a.png", "size": 1234, "deep": ["share": 0.5]],
    ["path": "广告.png", "size": 7],
  ]

  @Test func `columns line up and wide letters count twice`() {
    let text = TextTable(columns: Self.columns, width: nil).text(of: Self.rows)
    #expect(
      text == """
        Path       Size   Share
        a.png     1,234  50.0 %
        广告.png      7

        """)
  }

  @Test func `a flexible column keeps its end when the terminal is narrow`() {
    let rows: [JSONValue] = [["path": "a/very/long/path/to/picture.png", "size": 5]]
    let text = TextTable(columns: Array(Self.columns.prefix(2)), width: 22).text(of: rows)
    #expect(text == "Path              Size\n…/to/picture.png     5\n")
  }

  @Test func `control characters of a name cannot reach the terminal`() {
    let rows: [JSONValue] = [["path": "a\u{1b}[2J\u{202e}b\n", "size": 1]]
    let text = TextTable(columns: Array(Self.columns.prefix(1)), width: nil).text(of: rows)
    #expect(text == "Path\na\\u{1b}[2J\\u{202e}b\\u{a}\n")
  }
}
