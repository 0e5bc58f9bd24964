import Images
import Testing

@Suite struct CutTests {
  #if DEBUG
    private static let step = 23
  #else
    private static let step = 1
  #endif

  @Test(arguments: ImageFormat.allCases)
  func `every cut of a file gives an error or a partial picture`(format: ImageFormat) throws {
    for file in try #require(Fixtures.kinds[format]) {
      let bytes = try Fixtures.bytes(file)
      let whole = try #require(Outcome(bytes).image)
      #expect(!whole.info.isPartial)
      // The last bytes are always among the cuts: that is where an end marker is half there.
      let cuts =
        Array(stride(from: 0, to: bytes.count, by: Self.step)) + (bytes.count - 16..<bytes.count)
      for cut in cuts {
        let outcome = Outcome(Array(bytes[..<cut]))
        #expect(outcome.isWellFormed, "\(file) cut at \(cut)")
        if let image = outcome.image {
          #expect(image.info.isPartial, "\(file) cut at \(cut) passes for whole")
          #expect((image.width, image.height) == (whole.width, whole.height))
        } else {
          #expect(outcome.error?.code == .truncated, "\(file) cut at \(cut): \(outcome)")
        }
      }
    }
  }

  @Test(arguments: ImageFormat.allCases)
  func `strict readers refuse every cut`(format: ImageFormat) throws {
    for file in try #require(Fixtures.kinds[format]) {
      let bytes = try Fixtures.bytes(file)
      for cut in stride(from: bytes.count - 1, to: 0, by: -max(Self.step, 7)) {
        let outcome = Outcome(Array(bytes[..<cut]), DecodeOptions(isStrict: true))
        #expect(outcome.error?.code == .truncated, "\(file) cut at \(cut)")
      }
    }
  }

  @Test(arguments: ImageFormat.allCases)
  func `headers alone show that the end is missing`(format: ImageFormat) throws {
    for file in try #require(Fixtures.kinds[format]) {
      let bytes = try Fixtures.bytes(file)
      #expect(try !ImageDecoder.info(bytes).isPartial)
      #expect(try ImageDecoder.info(bytes.dropLast(1)).isPartial, "\(file)")
    }
  }

  @Test(arguments: ["made/rgb.png", "made/lossy.webp", "made/plain.gif", "made/baseline.jpg"])
  func `what comes before a cut is kept`(file: String) throws {
    let bytes = try Fixtures.bytes(file)
    let whole = try #require(Outcome(bytes).image)
    let part = try #require(Outcome(Array(bytes[..<(bytes.count * 9 / 10)])).image)
    let rows = whole.height / 4
    let count = rows * whole.width * whole.channels
    #expect(part.pixels.prefix(count) == whole.pixels.prefix(count))
  }
}
