import FileFormats
import Testing

@Suite struct CSVTests {
  private func rows(_ text: String) throws -> [[String]] {
    var reader = CSVReader(Array(text.utf8))
    var rows: [[String]] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  @Test(arguments: [
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
    ("a\rb", [["a"], ["b"]]), ("\u{feff}a,b", [["a", "b"]]),
    ("\"a,\"\"b\"\"\r\nc\",d", [["a,\"b\"\r\nc", "d"]]),
    ("a;b;c,d\n1;2;3", [["a", "b", "c,d"], ["1", "2", "3"]]),
    ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]),
    ("\n\na,,\n\n", [["a", "", ""]]), ("\"\"\n", [[""]]), ("", []), ("a\"b,c", [["a\"b", "c"]]),
    ("é,😀", [["é", "😀"]]), ("\"a;b;c\",d", [["a;b;c", "d"]]), (" a , b ", [[" a ", " b "]]),
  ])
  func `tables are read`(text: String, expected: [[String]]) throws {
    #expect(try rows(text) == expected)
  }

  @Test func `broken tables name the line`() {
    #expect(throws: CSVError.unterminatedQuote(line: 2)) { try rows("a\n\"b\nc") }
    #expect(throws: CSVError.textAfterQuote(line: 2)) { try rows("a\n\"b\"c") }
    #expect(throws: CSVError.notUTF8(line: 1)) {
      var reader = CSVReader([0x61, 0xff])
      _ = try reader.next()
    }
    #expect(throws: CSVError.empty) { try CSVTable([]) }
  }

  @Test func `rows know the line they began in`() throws {
    let table = try CSVTable(Array("path,label\r\n\"a\r\nb\",x\r\n\r\nc,y".utf8))
    #expect(table.rows.map(\.line) == [2, 5])
  }

  @Test func `columns are found by name and suggested`() throws {
    let table = try CSVTable(Array("File Name, LABEL ,splt\na , b ".utf8))
    #expect(table.column("filename") == 0)
    #expect(table.column("path", "file name") == 0)
    #expect(try table.requiredColumn("label") == 1)
    #expect(table.rows[0][1] == "b")
    #expect(table.rows[0][2] == "")
    #expect(
      throws: CSVError.missingColumn(
        "split", found: ["File Name", " LABEL ", "splt"], suggestion: "splt")
    ) { try table.requiredColumn("split") }
  }

  @Test func `numbers stay numbers and texts that look like formulas are guarded`() {
    var writer = CSVWriter(header: ["a", "b"])
    writer.append(["=1+1", -2])
    writer.append(["@x", -0.5])
    writer.append(["'=x", .formatted("-0.50")])
    writer.append([.number(.nan), "\tb,"])
    #expect(writer.text == "a,b\r\n'=1+1,-2\r\n'@x,-0.5\r\n''=x,-0.50\r\n,\"'\tb,\"\r\n")
  }

  /// Ten thousand texts made of what breaks tables: each comes back, none opens as a formula.
  @Test func `any text survives and none starts a formula`() throws {
    let alphabet = Array("=+-@\t\r\n\u{0}',\";a é😀\u{feff}\\|")
    var state: UInt64 = 7
    let random = { (bound: Int) -> Int in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    #if DEBUG
      let count = 500
    #else
      let count = 5000
    #endif
    var texts: [[String]] = []
    var writer = CSVWriter(header: ["first", "second"])
    for _ in 0..<count {
      let row = (0..<2).map { _ in
        String((0..<random(6)).map { _ in alphabet[random(alphabet.count)] })
      }
      texts.append(row)
      writer.append(row.map(CSVCell.text))
    }
    let raw = try CSVTable(writer.bytes)
    for row in raw.rows {
      for cell in row.cells {
        let first = cell.utf8.first ?? UInt8(ascii: "a")
        #expect(!([0, 9, 10, 13] + Array("=+-@".utf8)).contains(first), "\(cell.debugDescription)")
      }
    }
    let table = try CSVTable(writer.bytes, removesFormulaGuard: true)
    #expect(
      table.rows.map(\.cells).map { $0.map { Array($0.utf8) } }
        == texts.map { $0.map { Array($0.utf8) } })
  }
}
