import Testing

@testable import Synthetic

@Suite struct RasterizerTests {
  private func mask(_ outline: Outline, width: Int = 20, height: Int = 20) -> Mask {
    var rasterizer = Rasterizer()
    var mask = Mask()
    rasterizer.fill(outline, canvas: (width, height), into: &mask)
    return mask
  }

  /// The covered area in pixels.
  private func area(_ mask: Mask) -> Float {
    mask.coverage.prefix(mask.width * mask.height).reduce(0) { $0 + Float($1) } / 255
  }

  @Test func `a rectangle covers the parts of pixels it lies on`() {
    let mask = mask(.rectangle(Frame(2.5, 3, 2, 1.25)))
    #expect((mask.x, mask.y, mask.width, mask.height) == (2, 3, 3, 2))
    #expect(Array(mask.coverage.prefix(6)) == [128, 255, 128, 32, 64, 32])
  }

  /// A polygon of 44 corners and bytes for shares leave less than a hundredth.
  private static let tolerance: Float = 0.01

  @Test func `a circle has its area, wherever its centre is`() {
    for center in [Point(10, 10), Point(9.3, 10.7)] {
      let area = area(mask(.circle(center, 7)))
      #expect((area / (49 * Float.pi) - 1).magnitude <= Self.tolerance)
    }
  }

  @Test func `a ring leaves its hole free`() {
    let mask = mask(.ring([10, 10], 8, 4))
    let middle = (10 - mask.y) * mask.width + 10 - mask.x
    #expect(mask.coverage[middle] == 0)
    #expect((area(mask) / (48 * Float.pi) - 1).magnitude <= Self.tolerance)
  }

  @Test func `what lies outside the canvas is cut off`() {
    let whole = mask(.rectangle(Frame(-5, -5, 40, 40)))
    #expect(area(whole) == 400)
    #expect(area(mask(.circle([20, 20], 6))) > 0)
    #expect(mask(.rectangle(Frame(30, 0, 5, 5))).width == 0)
  }

  @Test func `a band covers its length times its width`() {
    let stroke = Outline.stroke([[3, 3], [15, 12]], width: 2, isRound: false)
    #expect((area(mask(stroke)) / 30 - 1).magnitude <= Self.tolerance)
  }

  @Test func `corners seen in perspective come from the corners of the square`() {
    let corners: [Point] = [[3, 2], [90, 10], [80, 70], [5, 60]]
    let map = Homography(corners: corners)
    for (corner, expected) in zip(corners, [[0, 0], [1, 0], [1, 1], [0, 1]] as [Point]) {
      let found = map(corner.x, corner.y)
      #expect((found - expected).x.magnitude <= 1e-4 && (found - expected).y.magnitude <= 1e-4)
    }
  }
}
