import Images
import Testing

@Suite struct EncoderTests {
  @Test(arguments: [(1, 1), (7, 5), (64, 33)])
  func `a PNG decodes to the pixels it was made of`(width: Int, height: Int) throws {
    let image = Pictures.noise(width: width, height: height)
    let decoded = try ImageDecoder.decode(PNGEncoder.encode(image))
    #expect(decoded.upright() == image)
    #expect(decoded.info.warnings.isEmpty && !decoded.info.isPartial)
  }

  @Test func `compression changes the bytes of a PNG but not its pixels`() throws {
    let image = Pictures.gradient(width: 40, height: 30)
    let stored = try PNGEncoder.encode(image, compression: 0)
    let small = try PNGEncoder.encode(image, compression: 9)
    #expect(small.count < stored.count)
    #expect(try ImageDecoder.decode(stored).upright() == ImageDecoder.decode(small).upright())
  }

  @Test(arguments: JPEGEncoder.Subsampling.allCases, [false, true])
  func `a JPEG decodes to nearly the pixels it was made of`(
    subsampling: JPEGEncoder.Subsampling, isProgressive: Bool
  ) throws {
    let image = Pictures.gradient(width: 61, height: 47)
    let bytes = try JPEGEncoder.encode(
      image, quality: 95, subsampling: subsampling, isProgressive: isProgressive)
    let decoded = try ImageDecoder.decode(bytes, options: DecodeOptions(isStrict: true))
    #expect(decoded.info.mode == "RGB")
    #expect(Pictures.largestDifference(decoded.upright(), image) <= 12)
  }
}
