import Images
import Testing

@Suite struct TurnTests {
  /// `1 2 3 / 4 5 6`, and what each orientation makes of it.
  private static let turned: [Orientation: [[UInt8]]] = [
    .upright: [[1, 2, 3], [4, 5, 6]],
    .mirrored: [[3, 2, 1], [6, 5, 4]],
    .turnedHalf: [[6, 5, 4], [3, 2, 1]],
    .flipped: [[4, 5, 6], [1, 2, 3]],
    .transposed: [[1, 4], [2, 5], [3, 6]],
    .turnedRight: [[4, 1], [5, 2], [6, 3]],
    .transversed: [[6, 3], [5, 2], [4, 1]],
    .turnedLeft: [[3, 6], [2, 5], [1, 4]],
  ]

  @Test(arguments: Orientation.allCases)
  func `a stored picture is turned upright`(orientation: Orientation) throws {
    let stored = Image(width: 3, height: 2, grey: [1, 2, 3, 4, 5, 6])
    let rows = try #require(Self.turned[orientation])
    let expected = Image(width: rows[0].count, height: rows.count, grey: rows.flatMap(\.self))
    #expect(stored.turned(orientation) == expected)
  }

  @Test(arguments: Orientation.allCases)
  func `turning back gives the stored picture`(orientation: Orientation) {
    let image = Pictures.noise(width: 13, height: 7)
    let back: Orientation =
      switch orientation {
      case .turnedRight: .turnedLeft
      case .turnedLeft: .turnedRight
      default: orientation
      }
    #expect(image.turned(orientation).turned(back) == image)
  }
}
