import Images
import Testing

@Suite struct GIFDecoderTests {
  /// A GIF of one 2x2 frame `0 1 / 2 3` on a screen, in a palette of four greys.
  private static func file(
    screen: (UInt8, UInt8), x: UInt8, y: UInt8, transparent: UInt8? = nil, hasPalette: Bool = true,
    hasEnd: Bool = true
  ) -> [UInt8] {
    let palette: [UInt8] = [0, 0, 0, 80, 80, 80, 160, 160, 160, 240, 240, 240]
    var bytes = Array("GIF89a".utf8) + [screen.0, 0, screen.1, 0, hasPalette ? 0x81 : 1, 0, 0]
    if hasPalette { bytes += palette }
    if let transparent { bytes += [0x21, 0xf9, 4, 1, 0, 0, transparent, 0] }
    bytes += [0x2c, x, 0, y, 0, 2, 0, 2, 0, 0]
    // Codes of 3 bits: clear (4), 0, 1; then a full table makes them 3 bits still: 2, 3, end (5).
    let codes = [4, 0, 1, 4, 2, 3, 5]
    let bits = codes.enumerated().reduce(0) { $0 | $1.element << ($1.offset * 3) }
    bytes += [2, 3, UInt8(bits & 255), UInt8(bits >> 8 & 255), UInt8(bits >> 16), 0]
    return bytes + (hasEnd ? [0x3b] : [])
  }

  @Test func `a frame that fills the screen is opaque`() throws {
    let image = try ImageDecoder.decode(Self.file(screen: (2, 2), x: 0, y: 0))
    #expect(image.channels == 3)
    #expect(image.upright() == Image(width: 2, height: 2, grey: [0, 80, 160, 240]))
    #expect(image.info.frames == 1 && !image.info.isPartial)
  }

  @Test func `what a frame leaves free is transparent`() throws {
    let image = try ImageDecoder.decode(Self.file(screen: (3, 3), x: 1, y: 1))
    let alphas = (0..<9).map { image.pixels[$0 * 4 + 3] }
    #expect(alphas == [0, 0, 0, 0, 255, 255, 0, 255, 255])
    #expect(image.upright().color(x: 0, y: 0) == .white)
  }

  @Test func `the transparent index keeps its colour with alpha 0`() throws {
    let image = try ImageDecoder.decode(Self.file(screen: (2, 2), x: 0, y: 0, transparent: 2))
    #expect(
      image.pixels == [
        0, 0, 0, 255, 80, 80, 80, 255, 160, 160, 160, 0, 240, 240, 240, 255,
      ])
  }

  @Test func `a frame beyond the screen makes the picture larger`() throws {
    let image = try ImageDecoder.decode(Self.file(screen: (1, 1), x: 3, y: 1))
    #expect((image.width, image.height) == (5, 3))
  }

  @Test func `indices without a colour table are greys`() throws {
    let image = try ImageDecoder.decode(Self.file(screen: (2, 2), x: 0, y: 0, hasPalette: false))
    #expect(image.upright() == Image(width: 2, height: 2, grey: [0, 1, 2, 3]))
    #expect(image.info.warnings.count == 1)
  }

  @Test func `a missing end block is partial`() throws {
    let file = Self.file(screen: (2, 2), x: 0, y: 0, hasEnd: false)
    #expect(try ImageDecoder.decode(file).info.isPartial)
    #expect(Outcome(file, DecodeOptions(isStrict: true)).error?.code == .truncated)
  }

  @Test func `interlaced rows are put in their places`() throws {
    let plain = try ImageDecoder.decode(Fixtures.bytes("made/plain.gif"))
    let interlaced = try ImageDecoder.decode(Fixtures.bytes("made/interlaced.gif"))
    #expect(plain.pixels == interlaced.pixels)
  }

  @Test func `frames are counted and the first with its own palette is shown`() throws {
    let image = try ImageDecoder.decode(Fixtures.bytes("made/animated.gif"))
    #expect(image.info.frames == 3)
    #expect(image.pixels == (try ImageDecoder.decode(Fixtures.bytes("made/plain.gif"))).pixels)
  }
}
