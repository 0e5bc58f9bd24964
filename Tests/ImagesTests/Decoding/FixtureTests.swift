import Images
import Testing

@Suite struct FixtureTests {
  /// Files that Pillow decodes and we refuse.
  private static let refused = [
    "made/bad-crc.png": "Pillow does not look at the last checksum of the image data",
    "libpng/badcrc.png": "the same",
    "pngsuite/xcsn0g01.png": "the same; PngSuite's x files are to be refused",
    "made/bad-unknown-critical.png": "Pillow reads over critical chunks it does not know",
  ]

  /// Files that Pillow refuses and we decode.
  private static let decoded = [
    "libpng/empty_ancillary_chunks.png": "every broken chunk in it is one that is not needed",
    "made/text-bomb.png": "its five megabytes of compressed text are left alone",
  ]

  @Test(arguments: try Fixtures.manifest())
  func `a fixture decodes to the pixels of its truth`(row: Fixtures.Row) throws {
    let outcome = Outcome(try Fixtures.bytes(row.file))
    #expect(outcome.isWellFormed)
    let isExpected =
      (row.isDecodedByPillow || Self.decoded[row.file] != nil) && Self.refused[row.file] == nil
    guard isExpected else {
      #expect(outcome.error != nil, "\(row.file) must be refused")
      return
    }
    let image = try #require(outcome.image, "\(String(describing: outcome.error))")
    guard row.isDecodedByPillow else { return }
    #expect(image.rgbaSHA256 == row.rgbaSHA256)
    #expect((image.width, image.height) == (row.width, row.height))
    #expect(image.info.mode == row.mode)
    #expect(image.info.frames == row.frames)
  }

  @Test func `all of PngSuite is there, and its x files are the refused ones`() throws {
    let rows = try Fixtures.manifest().filter { $0.file.hasPrefix("pngsuite/") }
    let refused = try rows.filter { Outcome(try Fixtures.bytes($0.file)).error != nil }
    #expect(rows.count == 175)
    #expect(refused.count == 14)
    #expect(refused.allSatisfy { $0.file.hasPrefix("pngsuite/x") })
  }

  @Test func `info says the same as decoding`() throws {
    for row in try Fixtures.manifest() {
      let bytes = try Fixtures.bytes(row.file)
      guard let image = Outcome(bytes).image, image.info.warnings.isEmpty else { continue }
      #expect(try ImageDecoder.info(bytes) == image.info, "\(row.file)")
    }
  }
}
