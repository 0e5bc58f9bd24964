import Testing

@testable import Images

@Suite struct MarginsTests {
  /// A picture of `.` (not seen), `,` (alpha 7), `o` (alpha 8) and `x` (opaque), all of one red.
  private static func picture(_ rows: String...) -> DecodedImage {
    let pixels = rows.joined().flatMap { letter -> [UInt8] in
      let alpha: UInt8 =
        switch letter {
        case ".": 0
        case ",": 7
        case "o": 8
        default: 255
        }
      return [200, 10, 20, alpha]
    }
    let (width, height) = (rows[0].count, rows.count)
    return DecodedImage(
      info: ImageInfo(format: .png, width: width, height: height, mode: "RGBA"), width: width,
      height: height, channels: 4, pixels: pixels)
  }

  private static func area(_ image: DecodedImage) -> [Int] {
    let (columns, rows) = image.visibleArea
    return [columns.lowerBound, columns.upperBound, rows.lowerBound, rows.upperBound]
  }

  @Test func `the visible area reaches from the first to the last pixel that is seen`() {
    #expect(Self.area(Self.picture(".....", "...x.", "..x..", ".....")) == [2, 4, 1, 3])
    #expect(Self.area(Self.picture("x....", ".....", "....x")) == [0, 5, 0, 3])
    #expect(Self.area(Self.picture("..x..", "x....", "....x", "..x..")) == [0, 5, 0, 4])
    #expect(Self.area(Self.picture("..", ".o")) == [1, 2, 1, 2])
    #expect(Self.area(Self.picture("x")) == [0, 1, 0, 1])
  }

  @Test func `a trace of colour is no picture, and nothing at all stays whole`() {
    #expect(Self.area(Self.picture(",,,", ",o,", ",,,")) == [1, 2, 1, 2])
    #expect(Self.area(Self.picture("...", ",..")) == [0, 3, 0, 2])
  }

  @Test func `trimming keeps the pixels inside, holes with them`() {
    let trimmed = Self.picture(".....", ".x.x.", ".....", "..o..", ".....").trimmed
    #expect(trimmed.pixels == Self.picture("x.x", "...", ".o.").pixels)
    #expect(trimmed.width == 3 && trimmed.height == 3)
  }

  @Test func `an opaque picture is left as it is`() throws {
    let whole = try ImageDecoder.decode(PNGEncoder.encode(Pictures.gradient(width: 5, height: 4)))
    #expect(whole.trimmed.pixels == whole.pixels)
  }

  @Test func `a preparation cuts margins off before the turn and the fit, or keeps them`() {
    var image = Self.picture("....", ".xx.", "....", "....")
    let trimming = Preprocessing(width: 4, height: 4, fit: .stretch, margins: .trim)
    let keeping = Preprocessing(width: 4, height: 4, fit: .stretch)
    #expect(trimming.picture(of: image).width == 2 && trimming.picture(of: image).height == 1)
    #expect(keeping.picture(of: image) == image.upright())
    var info = image.info
    info.orientation = .turnedRight
    image = DecodedImage(info: info, width: 4, height: 4, channels: 4, pixels: image.pixels)
    #expect(trimming.picture(of: image).width == 1 && trimming.picture(of: image).height == 2)
  }
}
