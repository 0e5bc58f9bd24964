import Testing

@testable import Detection

@Suite struct DetectionGridTests {
  @Test func `levels follow each other, distances before logits`() {
    let grid = DetectionGrid(width: 96, height: 64, classes: 3)
    #expect(grid.levels.map(\.count) == [96, 24, 6])
    #expect(grid.pointCount == 126)
    #expect(grid.rowCount == 126 * 7)
    #expect(grid.levels.map(\.distances) == [0, 96 * 7, 120 * 7])
    #expect(grid.levels.map(\.logits) == [96 * 4, 96 * 7 + 24 * 4, 120 * 7 + 6 * 4])
  }

  @Test func `every float of a row belongs to one point`() {
    let grid = DetectionGrid(width: 64, height: 96, classes: 2)
    var seen = [Int](repeating: 0, count: grid.rowCount)
    var numbers: [Int] = []
    grid.forEachPoint { point in
      numbers.append(point.number)
      for edge in 0..<4 { seen[point.distances + edge] += 1 }
      for c in 0..<2 { seen[point.logits + c] += 1 }
      #expect(point.x > 0 && point.x < 64 && point.y > 0 && point.y < 96)
    }
    #expect(numbers == Array(0..<grid.pointCount))
    #expect(seen.allSatisfy { $0 == 1 })
  }

  @Test func `points lie at the centres of their cells`() {
    var points: [[Float]] = []
    DetectionGrid(width: 32, height: 32, classes: 1, strides: [16]).forEachPoint {
      points.append([$0.x, $0.y, $0.stride])
    }
    #expect(points == [[8, 8, 16], [24, 8, 16], [8, 24, 16], [24, 24, 16]])
  }
}
