import FileFormats
import Testing

@Suite struct XMLTreeTests {
  private func parse(_ text: String) throws(XMLError) -> XMLTree {
    try XMLTree.parse(Array(text.utf8))
  }

  @Test func `elements, text and entities are read`() throws {
    let root = try parse(
      """
      \u{feff}<?xml version="1.0" encoding="utf-8"?>
      <!-- a > b -->
      <a x='1>0' y="'">
        <b> Müller &amp; S&#246;hne &#x41;&lt;</b><b/><c><![CDATA[<&]]> x</c><!-- no -->
      </a>

      """)
    #expect(root.name == "a" && root.children.map(\.name) == ["b", "b", "c"])
    #expect(root["b"]?.text == "Müller & Söhne A<")
    #expect(root.all("b").count == 2 && root.all("b")[1].text.isEmpty)
    #expect(root["c"]?.text == "<& x")
    #expect(root["d"] == nil)
  }

  @Test(arguments: [
    ("", 1, "expected a tag"), ("\n<a>", 2, "<a> is not closed"),
    ("<a></b>", 1, "</b> closes <a>"), ("<a/><b/>", 1, "something follows the closing tag"),
    ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", 1, "a document type declaration is not read"),
    ("<a>&x;</a>", 1, "the entity &x; is not known"), ("<a>a & b</a>", 1, "& begins no entity"),
    ("<a>& b</a>", 1, "& begins no entity"), ("<a x=1/>", 1, "the value of an attribute"),
    ("<a x/>", 1, "expected ="), ("<a><!-- </a>", 1, "--> is missing"),
    ("<a><></a>", 1, "expected a name"),
    ("<a>&#xd800;</a>", 1, "the entity"), ("<a x='<'/>", 1, "< within"),
    ("<a", 1, "expected a name"),
  ])
  func `what is no document is refused with its line`(text: String, line: Int, reason: String) {
    do {
      _ = try parse(text)
      Issue.record("\(text) was accepted")
    } catch {
      #expect(error.line == line)
      #expect(error.reason.hasPrefix(reason), "\(error)")
    }
  }

  @Test func `bytes that are no UTF-8 and deep nesting are refused`() {
    #expect(throws: XMLError.self) {
      try XMLTree.parse([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e])
    }
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(throws: Never.self) { try parse(nested(64)) }
    #expect(throws: XMLError.self) { try parse(nested(65)) }
  }

  @Test func `escaped text reads back`() throws {
    let text = "a < b && \"c\" > 'd' \u{1}ü"
    let read = try parse("<a>\(XMLTree.escaped(text))</a>").text
    #expect(read == "a < b && \"c\" > 'd' ü")
  }
}
