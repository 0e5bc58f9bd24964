import FileFormats
import Testing

@Suite struct JSONParserTests {
  static let valid: [(String, JSONValue)] = [
    ("null", .null), (" true ", true), ("false\r\n", false), ("0", 0), ("-0", .number(-0.0)),
    ("-12", -12), ("9223372036854775807", .integer(.max)),
    ("9223372036854775808", .number(0x1p63)), ("1.0", .number(1)), ("1e2", .number(100)),
    ("1E-2", .number(0.01)), ("-0.5e+1", .number(-5)), ("5e-324", .number(.leastNonzeroMagnitude)),
    ("1e-400", .number(0)), ("\"\"", ""), ("[]", []), ("{}", [:]),
    ("[1,[2,[]],{}]", [1, [2, []], [:]]), (#"{"b":1,"a":{"b":2}}"#, ["b": 1, "a": ["b": 2]]),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
    (#""\u0041\u00e9\u0000""#, "Aé\u{0}"), (#""\ud83d\uDE00""#, "😀"),
    ("\"😀é\u{7f}\"", "😀é\u{7f}"), (#""\u2028""#, "\u{2028}"), (#"{"":0}"#, ["": 0]),
  ]

  @Test(arguments: valid)
  func `valid texts are read`(text: String, value: JSONValue) throws {
    let parsed = try JSONValue.parse(text)
    #expect(parsed == value)
    // Equality holds for 0 and -0, and for 1 and 1.0 were they one case.
    #expect(parsed.text() == value.text())
  }

  @Test(arguments: [
    "", " ", "nul", "nulll", "True", "NaN", "Infinity", "-", "-a", "+1", "01", "-01", "1.", ".5",
    "1.e2",
    "1e", "1e+", "0x10", "1_000", "1e999", "-1e999", "'a'", "\"", "\"a", "\"\\", "\"\\x\"",
    "\"\\u12\"",
    "\"\\u12g4\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\\ud800x\"", "\"\t\"",
    "\"a\nb\"", "\"\u{0}\"", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1]]", "{", "}",
    "{1:2}",
    "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1 \"b\":2}", "{a:1}", "{\"a\":1}}", "1 2",
    "// x\n1",
    "/* */1", "[1]\u{0}", "\u{a0}1", "\u{feff}1", "\"\\u00４1\"", "\"\\ud800\\u\"",
  ])
  func `invalid texts are refused`(text: String) {
    #expect(throws: JSONError.self) { try JSONValue.parse(text) }
  }

  @Test(
    arguments: [
      [0x22, 0xff, 0x22], [0x22, 0xc0, 0x80, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0x22, 0xe2, 0x82, 0x22],
      [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], [0xef, 0xbb, 0xbf, 0x31], [0xff, 0xfe, 0x31, 0x00],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
    #expect(throws: JSONError.self) { try JSONValue.parse(bytes) }
  }

  @Test func `a repeated key is refused with its place`() {
    #expect(throws: JSONError.duplicateKey("a", line: 2, column: 2)) {
      try JSONValue.parse("{\"a\":1,\n \"\\u0061\":2}")
    }
    let many = "{" + (0..<40).map { "\"k\($0)\":0" }.joined(separator: ",")
    #expect(throws: Never.self) { try JSONValue.parse(many + "}") }
    for key in ["k3", "k12", "k13", "k39"] {
      #expect(throws: JSONError.self) { try JSONValue.parse(many + ",\"\(key)\":0}") }
    }
  }

  @Test func `nesting stops at the limit`() throws {
    let nested = { (depth: Int) in
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try JSONValue.parse(nested(64)) }
    #expect(throws: JSONError.tooDeep(limit: 64)) { try JSONValue.parse(nested(65)) }
    #expect(throws: JSONError.tooDeep(limit: 64)) { try JSONValue.parse(nested(1_000_000)) }
    #expect(throws: JSONError.tooDeep(limit: 2)) {
      try JSONValue.parse("{\"a\":{\"a\":{}}}", maximumDepth: 2)
    }
  }

  @Test func `errors tell line and column`() {
    #expect(throws: JSONError.syntax(reason: "a value is expected", line: 3, column: 5)) {
      try JSONValue.parse("{\n\"a\":\n    x}")
    }
    let reason = "a number must not start with a zero"
    #expect(throws: JSONError.syntax(reason: reason, line: 1, column: 2)) {
      try JSONValue.parse("01")
    }
  }

  @Test func `no cut or changed byte of a document traps`() {
    let text = Array(#"{"a":[1,-2.5e3,true,null,"x\ud83d\ude00\n"],"b":{"c":""}}"#.utf8)
    for end in text.indices {
      #expect(throws: JSONError.self) { try JSONValue.parse(Array(text[..<end])) }
      for byte in stride(from: 0, through: 255, by: 5) {
        var changed = text
        changed[end] = UInt8(byte)
        guard let value = try? JSONValue.parse(changed) else { continue }
        #expect((try? JSONValue.parse(value.bytes())) == value)
      }
    }
  }

  @Test func `numbers that are none are read only when they may be`() throws {
    let bytes = Array("[NaN, Infinity, -Infinity, -1]".utf8)
    #expect(throws: JSONError.self) { try JSONValue.parse(bytes) }
    let values = try JSONValue.parse(bytes, acceptsNaN: true).arrayValue?.compactMap(\.doubleValue)
    #expect(values?.first?.isNaN == true)
    #expect(values?.dropFirst() == [.infinity, -.infinity, -1])
    #expect(throws: JSONError.self) { try JSONValue.parse(Array("[Nan]".utf8), acceptsNaN: true) }
  }
}
