import FileFormats
import Images
import TestSupport
import Testing

@Suite struct FormatTests {
  @Test(arguments: [
    ("BM\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{28}\u{0}\u{0}\u{0}", "BMP"),
    ("II*\u{0}abcdef", "TIFF"), ("%PDF-1.7", "PDF"), ("\u{0}\u{0}\u{0} ftypavif", "AVIF"),
    ("\u{0}\u{0}\u{0} ftypheic", "HEIF"), ("<?xml version='1.0'?><svg>", "SVG"),
    ("P6 1 1 255 abc", "PNM"), ("8BPS", "PSD"),
  ])
  func `other image formats are named`(text: String, name: String) throws {
    let error = try #require(Outcome(Array(text.utf8)).error)
    #expect(error.code == .unsupportedFormat)
    #expect(error.message.hasPrefix(name + " is not decoded"))
  }

  @Test(arguments: [
    "hello, world", "PK\u{3}\u{4}zip", "{}", "\u{0}\u{0}\u{0}\u{0}", "RIFFxxxxWAVE",
  ])
  func `anything else is not an image`(text: String) {
    #expect(Outcome(Array(text.utf8)).error?.code == .notAnImage)
  }

  @Test func `names are not trusted`() throws {
    let directory = TemporaryDirectory()
    let path = directory.file("banner.png")
    try AtomicFile.write(Fixtures.bytes("made/baseline.jpg"), to: path)
    #expect(try ImageDecoder.decode(contentsOf: path).info.format == .jpeg)
  }

  @Test func `an error about a file names it`() throws {
    let directory = TemporaryDirectory()
    let missing = Outcome(contentsOf: directory.file("none.png")).error
    #expect(missing?.code == .missing && missing?.path == directory.file("none.png"))
    #expect(missing?.description.hasPrefix(directory.file("none.png") + ": ") == true)
    #expect(missing?.message.contains(directory.path) == false)
    #expect(Outcome(contentsOf: directory.path).error?.code == .unreadable)
    let path = directory.file("text.jpg")
    try AtomicFile.write(Array("text".utf8), to: path)
    let text = Outcome(contentsOf: path).error
    #expect(text?.code == .notAnImage && text?.path == path)
    var options = DecodeOptions()
    options.limits.fileBytes = 3
    #expect(Outcome(contentsOf: path, options).error?.code == .tooLarge)
  }

  @Test func `codes are spelled as reports spell them`() {
    #expect(
      ImageError.Code.allCases.map(\.rawValue) == [
        "corrupt", "truncated", "unsupported-format", "too-large", "not-an-image", "unreadable",
        "missing",
      ])
  }
}
