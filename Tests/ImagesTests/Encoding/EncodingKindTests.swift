import Images
import Testing

/// Kinds of files beside plain RGB, decoded again.
@Suite struct EncodingKindTests {
  /// Smooth colours, so that JPEG keeps them.
  private let image = Image(
    width: 48, height: 32,
    pixels: (0..<48 * 32).flatMap { index -> [UInt8] in
      let (x, y) = (index % 48, index / 48)
      return [UInt8(60 + x * 3), UInt8(40 + y * 5), UInt8(200 - x * 2)]
    })

  private func largestDifference(_ other: Image) -> Int {
    zip(image.pixels, other.pixels).map { abs(Int($0) - Int($1)) }.max() ?? 255
  }

  @Test func `16-bit PNG keeps every value`() throws {
    let decoded = try ImageDecoder.decode(PNGEncoder.encode16(image))
    #expect(decoded.info.mode == "RGB" || decoded.info.mode.contains("16"))
    #expect(decoded.upright() == image)
  }

  @Test func `grey PNG and JPEG hold the brightness`() throws {
    let png = try ImageDecoder.decode(PNGEncoder.encodeGrey(image))
    #expect(png.info.mode == "L")
    let jpeg = try ImageDecoder.decode(JPEGEncoder.encodeGrey(image, quality: 95))
    #expect(jpeg.info.mode == "L")
    for (a, b) in zip(png.upright().pixels, jpeg.upright().pixels) {
      #expect(abs(Int(a) - Int(b)) <= 4)
    }
    let first = png.upright().color(x: 0, y: 0)
    // 0.299 * 60 + 0.587 * 40 + 0.114 * 200
    #expect(first.red == 64 && first.green == 64 && first.blue == 64)
  }

  @Test func `a palette is at most a step away from any colour`() throws {
    let decoded = try ImageDecoder.decode(PNGEncoder.encodePalette(image))
    #expect(decoded.info.mode == "P")
    // A step of the palette is 51; dithering chooses either end.
    #expect(largestDifference(decoded.upright()) <= 51)
  }

  @Test func `the four inks give the colours back`() throws {
    let decoded = try ImageDecoder.decode(JPEGEncoder.encodeCMYK(image, quality: 98))
    #expect(decoded.info.mode == "CMYK")
    #expect(largestDifference(decoded.upright()) <= 10)
  }

  @Test(arguments: Orientation.allCases)
  func `a picture stored turned comes back upright`(orientation: Orientation) throws {
    let stored = image.turned(orientation.inverse)
    let plain = try JPEGEncoder.encode(stored, quality: 98, subsampling: .none)
    let decoded = try ImageDecoder.decode(JPEGEncoder.adding(orientation, to: plain))
    #expect(decoded.info.orientation == orientation)
    #expect(decoded.info.warnings.isEmpty)
    #expect(largestDifference(decoded.upright()) <= 10)
  }
}
