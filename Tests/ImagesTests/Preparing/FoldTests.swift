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

  @Test func `the right half of a wide picture lies below the left one`() {
    let wide = Image(width: 8, height: 2, grey: (1...16).map { UInt8($0) })
    let expected: [UInt8] = [1, 2, 3, 4, 9, 10, 11, 12, 5, 6, 7, 8, 13, 14, 15, 16]
    #expect(bytes(wide) == Image(width: 4, height: 4, grey: expected).pixels)
    #expect(bytes(wide, channels: 1) == expected)
    // Thinner than its strip: matte above and below in each half.
    let thin = Image(width: 8, height: 1, grey: (1...8).map { UInt8($0) })
    let lettered: [UInt8] = [1, 2, 3, 4, 9, 9, 9, 9, 5, 6, 7, 8, 9, 9, 9, 9]
    #expect(bytes(thin) == Image(width: 4, height: 4, grey: lettered).pixels)
  }

  @Test func `the lower half of a tall picture lies right of the upper one`() {
    let tall = Image(width: 2, height: 8, grey: (1...16).map { UInt8($0) })
    let expected: [UInt8] = [1, 2, 9, 10, 3, 4, 11, 12, 5, 6, 13, 14, 7, 8, 15, 16]
    #expect(bytes(tall) == Image(width: 4, height: 4, grey: expected).pixels)
  }

  @Test func `a picture that is not long is letterboxed`() {
    let image = Image(width: 4, height: 2, grey: (1...8).map { UInt8($0) })
    var scratch = ResizeScratch()
    let plain = Preprocessing(width: 4, height: 4, matte: Self.folded.matte)
    #expect(bytes(image) == plain.bytes(image, scratch: &scratch))
  }

  @Test(arguments: [true, false])
  func `a map is laid out as its strip`(isWide: Bool) {
    let fold = Fold(side: 6, isWide: isWide)
    let strip = (0..<36).map { Float($0) }
    var square = [Float](repeating: -1, count: 36)
    fold.forEachRow(channels: 1) { from, to, count in
      square.replaceSubrange(to..<to + count, with: strip[from..<from + count])
    }
    #expect(square.sorted() == strip)
    let (map, size) = Fold.unfolded(square, isWide: isWide)
    #expect(map == strip && size == fold.strip)
    var pixels: [Int] = []
    fold.forEachRow(channels: 3) { strip, _, count in pixels += strip..<strip + count }
    #expect(pixels.sorted() == Array(0..<108))
  }
}
