import Images
import Testing

@Suite struct PNGDecoderTests {
  @Test func `alpha lies over the matte`() throws {
    let image = try ImageDecoder.decode(Fixtures.bytes("made/alpha.png"))
    #expect(image.channels == 4 && image.info.mode == "RGBA")
    let matte = RGBColor(red: 10, green: 200, blue: 90)
    let upright = image.upright(matte: matte)
    for index in 0..<image.width * image.height {
      let alpha = Double(image.pixels[index * 4 + 3]) / 255
      for (channel, under) in [matte.red, matte.green, matte.blue].enumerated() {
        let over = Double(image.pixels[index * 4 + channel])
        let exact = over * alpha + Double(under) * (1 - alpha)
        #expect(abs(Double(upright.pixels[index * 3 + channel]) - exact) <= 0.5 + 1e-9)
      }
    }
    #expect(upright.color(x: 0, y: 0) == matte)
  }

  @Test func `the default matte is white`() throws {
    let image = try ImageDecoder.decode(Fixtures.bytes("made/alpha.png")).upright()
    #expect(image.color(x: 0, y: 3) == .white)
  }

  @Test func `a checksum or an unknown critical chunk is refused, an ancillary one is not`() throws
  {
    #expect(Outcome(try Fixtures.bytes("made/bad-crc.png")).error?.code == .corrupt)
    let critical = Outcome(try Fixtures.bytes("made/bad-unknown-critical.png"))
    let message = try #require(critical.error?.message)
    #expect(message.hasPrefix("the PNG is corrupt: QUUX: unhandled critical chunk"))
    #expect(Outcome(try Fixtures.bytes("made/unknown-ancillary.png")).image != nil)
  }

  @Test func `a checksum counts in chunks that are skipped, too`() throws {
    var bytes = try Fixtures.bytes("made/text-bomb.png")
    let text = try #require(bytes.firstRange(of: Array("zTXt".utf8)))
    bytes[text.upperBound] ^= 1
    #expect(Outcome(bytes).error?.code == .corrupt)
  }

  @Test func `a missing end is partial with all pixels there`() throws {
    let bytes = try Fixtures.bytes("made/rgb.png")
    let whole = try ImageDecoder.decode(bytes)
    for cut in 1...12 {
      let image = try #require(Outcome(Array(bytes.dropLast(cut))).image)
      #expect(image.info.isPartial && image.pixels == whole.pixels)
    }
  }

  @Test func `frames of an animation are counted`() throws {
    #expect(try ImageDecoder.info(Fixtures.bytes("made/animated.png")).frames == 2)
  }
}
