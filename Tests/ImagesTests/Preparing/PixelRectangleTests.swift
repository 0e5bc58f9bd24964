import Images
import Testing

@Suite struct PixelRectangleTests {
  private func covering(_ x: Double, _ y: Double, _ width: Double, _ height: Double)
    -> PixelRectangle
  {
    PixelRectangle(covering: (x, y, width, height), of: (width: 10, height: 8))
  }

  @Test func `a box covers the pixels it touches, inside the picture`() {
    #expect(covering(1, 2, 3, 4) == PixelRectangle(x: 1, y: 2, width: 3, height: 4))
    #expect(covering(1.2, 2.9, 3, 0.2) == PixelRectangle(x: 1, y: 2, width: 4, height: 2))
    #expect(covering(-5, -1e300, 50, 1e301) == PixelRectangle(x: 0, y: 0, width: 10, height: 8))
    #expect(covering(10, 8, 0, 0) == PixelRectangle(x: 9, y: 7, width: 1, height: 1))
    #expect(covering(3, 3, 0, -2) == PixelRectangle(x: 3, y: 3, width: 1, height: 1))
  }

  @Test func `a crop has the pixels of its place`() {
    let image = Image(width: 4, height: 3, grey: (0..<12).map { UInt8($0) })
    let part = image.cropped(to: PixelRectangle(x: 1, y: 1, width: 2, height: 2))
    #expect(part == Image(width: 2, height: 2, grey: [5, 6, 9, 10]))
    #expect(image.cropped(to: PixelRectangle(x: 0, y: 0, width: 4, height: 3)) == image)
  }
}
