import Images
import Testing

@Suite struct BombTests {
  /// A progressive file of `width` x `height` that repeats its last scan until it has `count`.
  static func scanBomb(width: Int, height: Int, count: Int) throws -> [UInt8] {
    var file = JPEGFile(try Fixtures.bytes("made/progressive.jpg"))
    file.setSize(width: width, height: height)
    let last = try #require(file.scans.last)
    file.parts += Array(repeating: last, count: count - file.scans.count)
    return file.bytes
  }

  @Test func `a JPEG of 490 scans is refused by their number`() throws {
    let bomb = try Self.scanBomb(width: 7000, height: 7000, count: 490)
    let error = try #require(Outcome(bomb).error)
    #expect(error.code == .tooLarge)
    #expect(error.message.hasPrefix("the JPEG has 490 scans: the limit is 100"))
  }

  @Test func `a large JPEG of fewer scans is refused by the work they make`() throws {
    let bomb = try Self.scanBomb(width: 7000, height: 7000, count: 100)
    let error = try #require(Outcome(bomb).error)
    #expect(error.code == .tooLarge)
    #expect(error.message.hasPrefix("the scans of the JPEG take 752"), "\(error)")
  }

  @Test func `much coded data in many scans is refused by the work it makes`() throws {
    let bytes = try Self.scanBomb(width: 40, height: 30, count: 50)
    var options = DecodeOptions()
    options.limits.scanWork = 4000
    #expect(Outcome(bytes, options).error?.code == .tooLarge)
    options.limits.scanWork = 20_000
    #expect(Outcome(bytes, options).image != nil)
  }

  @Test func `a small JPEG of as many scans is decoded`() throws {
    #expect(Outcome(try Self.scanBomb(width: 40, height: 30, count: 100)).image != nil)
  }

  @Test func `scans are counted in baseline files too`() throws {
    let bytes = try Fixtures.bytes("go/video-001.separate.dc.progression.progressive.jpeg")
    let few = try #require(Outcome(bytes).image)
    var options = DecodeOptions()
    options.limits.scans = 3
    #expect(few.info.mode == "RGB" && Outcome(bytes, options).error?.code == .tooLarge)
  }

  @Test func `a progressive JPEG is refused when its coefficients take too much memory`() throws {
    // Three components without subsampling: 49 million pixels take 294 million bytes.
    var file = JPEGFile(
      try JPEGEncoder.encode(
        Pictures.gradient(width: 16, height: 16), subsampling: .none, isProgressive: true))
    file.setSize(width: 7000, height: 7000)
    let error = try #require(Outcome(file.bytes).error)
    #expect(error.code == .tooLarge)
    #expect(error.message.contains("280 MiB"), "\(error)")
  }

  @Test func `a small file may not ask for many pixels`() throws {
    for file in ["made/bad-bomb.png"] {
      #expect(Outcome(try Fixtures.bytes(file)).error?.code == .tooLarge)
    }
    var jpeg = JPEGFile(try Fixtures.bytes("made/baseline.jpg"))
    jpeg.setSize(width: 16_384, height: 16_384)
    #expect(Outcome(jpeg.bytes).error?.code == .tooLarge)
    var gif = try Fixtures.bytes("made/plain.gif")
    gif.replaceSubrange(6..<10, with: [0xff, 0xff, 0xff, 0xff])
    #expect(Outcome(gif).error?.code == .tooLarge)
  }

  @Test func `compressed text and profiles are left alone`() throws {
    let image = try #require(Outcome(try Fixtures.bytes("made/text-bomb.png")).image)
    #expect(image.info.warnings.isEmpty)
    #expect(image.pixels == (try ImageDecoder.decode(Fixtures.bytes("made/rgb.png"))).pixels)
  }

  @Test func `image data far behind the last row is refused before it is unpacked`() throws {
    let row: [UInt8] = [0, 10, 20, 30]
    let junk = { (count: Int) in [UInt8](repeating: 0, count: count) }
    let message = try #require(
      Outcome(PNGFile.bytes(width: 1, height: 1, raw: row + junk(100_000))).error?.message)
    #expect(message.hasPrefix("the PNG is corrupt: image data goes on long after its last row"))
    // A little too much is what some writers leave there.
    let longer = PNGFile.bytes(width: 1, height: 1, raw: row + junk(500))
    let image = try #require(Outcome(longer).image)
    #expect(image.pixels == [10, 20, 30] && !image.info.isPartial)
    #expect(Outcome(PNGFile.bytes(width: 1, height: 1, raw: row)).image?.info.warnings == [])
  }

  @Test func `limits are those of the caller`() throws {
    let bytes = try Fixtures.bytes("made/rgb.png")
    func message(_ options: DecodeOptions) -> String? { Outcome(bytes, options).error?.message }
    var options = DecodeOptions()
    options.limits.pixels = 40 * 30
    #expect(Outcome(bytes, options).image != nil)
    options.limits.pixels -= 1
    #expect(message(options)?.hasPrefix("40x30 pixels: the limit is 1199 pixels") == true)
    options.limits = DecodeLimits()
    options.limits.side = 39
    #expect(message(options)?.hasPrefix("40x30 pixels: the limit is 39 pixels a side") == true)
    options.limits = DecodeLimits()
    options.limits.fileBytes = bytes.count - 1
    #expect(Outcome(bytes, options).error?.code == .tooLarge)
  }
}
