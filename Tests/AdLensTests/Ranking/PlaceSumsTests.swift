import Images
import Testing

@testable import AdLens

@Suite struct PlaceSumsTests {
  /// Four by two cells of ten pixels.
  private let sums = PlaceSums(
    columns: 4, rows: 2, values: [Float](repeating: 0, count: 8),
    area: HeatMap.Area(x: 0, y: 0, width: 40, height: 20), picture: (40, 20))

  private func object(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double
  ) -> DetectedObject {
    DetectedObject(
      label: "logo", classIndex: 0, confidence: 0.9, x: x, y: y, width: width, height: height)
  }

  @Test func `an amount is spread over the cells in a box`() {
    var sums = sums
    sums.add(1, over: [object(0, 0, 20, 20)])
    #expect(sums.values == [0.25, 0.25, 0, 0, 0.25, 0.25, 0, 0])
    // Cells of two boxes count once.
    sums.add(-2, over: [object(20, 0, 20, 10), object(30, 0, 10, 10)])
    #expect(sums.values[2] == -1 && sums.values[3] == -1)
    #expect(sums.heat.values == [0.25, 0.25, 0, 0, 0.25, 0.25, 0, 0])
  }

  @Test func `a box without a cell's centre counts where it is`() {
    var sums = sums
    sums.add(1, over: [object(31, 11, 2, 2)])
    #expect(sums.values[7] == 1 && sums.values.reduce(0, +) == 1)
    // Beyond the edge, the cell at the edge.
    sums.add(1, over: [object(45, -8, 3, 3)])
    #expect(sums.values[3] == 1)
  }
}
