import Images
import Testing

@Suite struct WebPDecoderTests {
  @Test func `a lossless file has the pixels of the PNG it was made with`() throws {
    let png = try ImageDecoder.decode(Fixtures.bytes("made/rgb.png"))
    let webp = try ImageDecoder.decode(Fixtures.bytes("made/lossless.webp"))
    #expect(webp.pixels == png.pixels && webp.info.mode == "RGB")
  }

  @Test func `the first frame of an animation is shown and all are counted`() throws {
    let still = try ImageDecoder.decode(Fixtures.bytes("made/lossless-alpha.webp"))
    let animated = try ImageDecoder.decode(Fixtures.bytes("made/animated-alpha.webp"))
    #expect(animated.info.frames == 3)
    #expect(animated.pixels == still.pixels)
  }

  @Test func `a frame of another size than it declares is refused`() throws {
    var bytes = try Fixtures.bytes("made/animated.webp")
    let frame = try #require(bytes.firstRange(of: Array("ANMF".utf8)))
    bytes[frame.upperBound + 4 + 6] -= 1
    #expect(Outcome(bytes).error?.code == .corrupt)
    bytes[frame.upperBound + 4 + 6] += 1
    bytes[frame.upperBound + 4] = 1
    let message = try #require(Outcome(bytes).error?.message)
    #expect(message.hasPrefix("the first frame of the WebP lies outside its canvas"))
  }

  @Test func `a canvas beyond the limits is refused`() throws {
    var bytes = try Fixtures.bytes("made/animated.webp")
    let header = try #require(bytes.firstRange(of: Array("VP8X".utf8)))
    bytes.replaceSubrange(
      header.upperBound + 8..<header.upperBound + 14, with: [255, 255, 255, 255, 255, 255])
    #expect(Outcome(bytes).error?.code == .tooLarge)
  }
}
