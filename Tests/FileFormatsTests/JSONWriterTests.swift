import FileFormats
import Testing

@Suite struct JSONWriterTests {
  static let compact: [(JSONValue, String)] = [
    (JSONValue.null, "null"), (true, "true"), (12, "12"), (0.1, "0.1"), (.number(1), "1.0"),
    (.number(1e300), "1e+300"), (.number(-0.0), "-0.0"), (.number(.nan), "null"),
    (.number(-.infinity), "null"), (JSONValue(Float(0.1)), "0.1"),
    ("a\"\\/\u{1}\n", #""a\"\\/\u0001\n""#),
    ([], "[]"), ([1, "é"], "[1,\"é\"]"), ([:], "{}"), (["b": 1, "a": nil], #"{"b":1,"a":null}"#),
  ]

  @Test(arguments: compact)
  func `the compact text has no spaces and keeps the order of keys`(value: JSONValue, text: String)
  {
    #expect(value.text() == text)
  }

  @Test func `the pretty text is indented and keeps numbers on one line`() {
    let value: JSONValue = ["a": [1, 2.5, nil], "b": [["c": "d"], 2], "e": [:], "f": [1, 2]]
    let text = """
      {
        "a": [
          1,
          2.5,
          null
        ],
        "b": [
          {
            "c": "d"
          },
          2
        ],
        "e": {},
        "f": [1, 2]
      }

      """
    #expect(value.text(pretty: true) == text)
  }

  @Test func `every double reads back as itself`() throws {
    var bits: UInt64 = 0x1234_5678_9abc_def1
    for _ in 0..<2000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: bits)
      guard value.isFinite else { continue }
      #expect(try JSONValue.parse(JSONValue.number(value).text()) == .number(value))
    }
  }

  @Test func `every character reads back as itself`() throws {
    for code in UInt32(0)...0x2fff {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let value = JSONValue.string(String(Character(scalar)))
      #expect(try JSONValue.parse(value.text()).stringValue?.unicodeScalars.first == scalar)
    }
  }
}
