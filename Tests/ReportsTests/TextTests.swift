import Testing

@testable import Reports

@Suite struct TextTests {
  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `base64 follows the published examples`(text: String, encoded: String) {
    #expect(base64(Array(text.utf8)) == encoded)
  }

  @Test func `base64 knows all digits`() {
    #expect(base64([0xfb, 0xff, 0xbf, 0x00]) == "+/+/AA==")
  }

  @Test(arguments: [
    (0.04, "0.0 s"), (9.5, "9.5 s"), (9.99, "10 s"), (59.4, "59 s"), (59.6, "1 min 0 s"),
    (492, "8 min 12 s"), (7500, "2 h 5 min"), (.nan, "–"), (-1, "–"),
  ])
  func `durations read as people say them`(seconds: Double, text: String) {
    #expect(duration(seconds) == text)
  }

  @Test func `long names are cut in the middle`() {
    #expect(shortened("abcdefghij", to: 10) == "abcdefghij")
    #expect(shortened("abcdefghijk", to: 10) == "abcde…hijk")
    #expect(shortened("abcdefghijk", to: 10).count == 10)
  }

  @Test(arguments: [
    (0.871, "87%"), (0.9899, "99%"), (0.9987, "99.8%"), (0.99999, "99.9%"), (1, "100%"),
  ])
  func `almost sure is not quite sure`(confidence: Double, text: String) {
    #expect(sureness(confidence) == text)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1007, "1.0k"), (9949, "9.9k"), (9950, "10k"), (58_200, "58k"),
  ])
  func `long counts are abbreviated`(count: Int, text: String) {
    #expect(abbreviated(count) == text)
  }

  @Test func `shares and counts`() {
    #expect(percent(0.8431) == "84.3%")
    #expect(percent(nil) == "–")
    #expect(percent(.nan) == "–")
    #expect(counted(1, "image") == "1 image")
    #expect(counted(1240, "class", "classes") == "1,240 classes")
    #expect(decimal(1.50) == "1.5")
    #expect(decimal(-0.001) == "0")
    #expect(decimal(100) == "100")
  }
}
