import Testing

@testable import Images

@Suite struct FoldTests {
  private static let folded = Preprocessing(
    width: 4, height: 4, aspect: .folded, matte: RGBColor(red: 9, green: 9, blue: 9))

  private func bytes(_ image: Image, channels: Int = 3) -> [UInt8] {
    var scratch = ResizeScratch()
    let preprocessing = Preprocessing(
      width: 4, height: 4, channels: channels, aspect: .folded, matte: Self.folded.matte)
    // With room around it, where nothing may be written.
    var bytes = [UInt8](repeating: 77, count: preprocessing.count + 2)
    preprocessing.applyBytes(image, into: &bytes, at: 1, scratch: &scratch)
    #expect(bytes.first == 77 && bytes.last == 77)
    return Array(bytes.dropFirst().dropLast())
  }

  @Test func `the next band of a wide picture lies below and shares a piece`() {
    let wide = Image(width: 6, height: 2, grey: (1...12).map { UInt8($0) })
    let expected: [UInt8] = [1, 2, 3, 4, 7, 8, 9, 10, 3, 4, 5, 6, 9, 10, 11, 12]
    #expect(bytes(wide) == Image(width: 4, height: 4, grey: expected).pixels)
    #expect(bytes(wide, channels: 1) == expected)
    // Thinner than its strip: matte above and below in each band.
    let thin = Image(width: 6, height: 1, grey: (1...6).map { UInt8($0) })
    let lettered: [UInt8] = [1, 2, 3, 4, 9, 9, 9, 9, 3, 4, 5, 6, 9, 9, 9, 9]
    #expect(bytes(thin) == Image(width: 4, height: 4, grey: lettered).pixels)
  }

  @Test func `the next band of a tall picture lies right and shares a piece`() {
    let tall = Image(width: 2, height: 6, grey: (1...12).map { UInt8($0) })
    let expected: [UInt8] = [1, 2, 5, 6, 3, 4, 7, 8, 5, 6, 9, 10, 7, 8, 11, 12]
    #expect(bytes(tall) == Image(width: 4, height: 4, grey: expected).pixels)
  }

  @Test(arguments: [1, 3])
  func `what three bands leave of a square is matte`(channels: Int) throws {
    let preparation = Preprocessing(
      width: 8, height: 8, channels: channels, aspect: .folded, matte: Self.folded.matte)
    let picture = PictureSize(width: 20, height: 2)
    let fold = try #require(preparation.fold(for: picture))
    #expect(fold == Fold(side: 8, bands: 3, isWide: true) && fold.leavesRest)
    var scratch = ResizeScratch()
    var bytes = [UInt8](repeating: 77, count: preparation.count)
    let image = Image(width: 20, height: 2, grey: (1...40).map { UInt8($0) })
    preparation.applyBytes(image, into: &bytes, at: 0, scratch: &scratch)
    let grey = stride(from: 0, to: bytes.count, by: channels).map { bytes[$0] }
    for band in 0..<3 {
      for row in 0..<2 {
        let start = 1 + row * 20 + band * 6
        let expected = (start..<start + 8).map { UInt8($0) }
        #expect(Array(grey[(band * 2 + row) * 8..<(band * 2 + row + 1) * 8]) == expected)
      }
    }
    #expect(grey[48...].allSatisfy { $0 == 9 })
  }

  @Test(arguments: [
    ((728, 90), 3), ((468, 60), 3), ((320, 50), 3), ((160, 600), 2), ((970, 250), 2),
    ((90, 728), 3), ((970, 90), 4), ((2000, 50), 7), ((5000, 3), 8),
  ])
  func `a picture is folded into the bands that show it largest`(
    picture: (Int, Int), bands: Int
  ) throws {
    let size = PictureSize(width: picture.0, height: picture.1)
    let fold = try #require(Fold(of: size, side: 320))
    #expect(fold == Fold(side: 320, bands: bands, isWide: picture.0 > picture.1))
    let strip = fold.strip
    #expect(strip.width * strip.height <= 320 * 320)
    let scale = min(
      Double(strip.width) / Double(size.width), Double(strip.height) / Double(size.height))
    #expect(scale > 320 / Double(max(size.width, size.height)))
  }

  @Test(arguments: [(300, 250), (500, 500), (300, 151), (300, 150), (120, 240)])
  func `a picture that bands would not show larger is not folded`(picture: (Int, Int)) {
    #expect(Fold(of: PictureSize(width: picture.0, height: picture.1), side: 320) == nil)
  }

  /// What an object no longer than the picture is thick needs: that no cut goes through it.
  @Test func `neighbours share as much as they are thick`() {
    for bands in 2...8 {
      for isWide in [true, false] {
        let fold = Fold(side: 40, bands: bands, isWide: isWide)
        let strip = fold.strip
        let (length, thickness) =
          isWide ? (strip.width, strip.height) : (strip.height, strip.width)
        #expect(thickness == 40 / bands)
        // The stretches of the strip that lie in one band.
        let starts = (0..<bands).map { $0 * (40 - thickness) }
        #expect(starts.last.map { $0 + 40 } == length)
        for start in 0...length - thickness {
          #expect(starts.contains { $0 <= start && start + thickness <= $0 + 40 })
        }
      }
    }
  }

  @Test func `a picture that is not long is letterboxed`() {
    let image = Image(width: 4, height: 2, grey: (1...8).map { UInt8($0) })
    var scratch = ResizeScratch()
    let plain = Preprocessing(width: 4, height: 4, matte: Self.folded.matte)
    #expect(bytes(image) == plain.bytes(image, scratch: &scratch))
  }

  @Test(arguments: [true, false])
  func `rows lie in the square once each and cover the strip`(isWide: Bool) {
    for (side, bands) in [(6, 2), (7, 2), (9, 4), (20, 3)] {
      let fold = Fold(side: side, bands: bands, isWide: isWide)
      var squares: [Int] = []
      var strips: Set<Int> = []
      fold.forEachRow(channels: 3) { strip, square, count in
        squares += square..<square + count
        strips.formUnion(strip..<strip + count)
      }
      #expect(Set(squares).count == squares.count)
      #expect(squares.count == 3 * side * bands * fold.thickness)
      #expect((squares.max() ?? 0) < 3 * side * side)
      #expect(strips == Set(0..<3 * fold.strip.width * fold.strip.height))
    }
  }

  @Test(arguments: [true, false])
  func `a map is laid out as its strip, twice as fine`(isWide: Bool) {
    let fold = Fold(side: 6, bands: 2, isWide: isWide)
    let strip = (0..<27).map { Float($0) }
    var square = [Float](repeating: -1, count: 36)
    fold.forEachRow(channels: 1) { from, to, count in
      square.replaceSubrange(to..<to + count, with: strip[from..<from + count])
    }
    let (map, size) = fold.unfolded(square)
    #expect(size.width == 2 * fold.strip.width && size.height == 2 * fold.strip.height)
    let expected = (0..<map.count).map { index in
      let (x, y) = (index % size.width, index / size.width)
      return strip[y / 2 * fold.strip.width + x / 2]
    }
    #expect(map == expected)
  }

  @Test func `where bands share a place the larger value of a map is seen`() {
    // Two bands of the strip's columns 0..<4 and 2..<6, in a map of two rows and columns.
    let fold = Fold(side: 4, bands: 2, isWide: true)
    let (map, size) = fold.unfolded([1, 2, 5, -3])
    #expect(size == PictureSize(width: 6, height: 2))
    #expect(map == [1, 1, 5, 5, -3, -3, 1, 1, 5, 5, -3, -3])
  }
}
