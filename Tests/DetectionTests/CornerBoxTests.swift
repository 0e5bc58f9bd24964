import Testing

@testable import Detection

@Suite struct CornerBoxTests {
  private let box = CornerBox(left: 10, top: 20, right: 30, bottom: 60)

  @Test func `a box knows its size`() {
    #expect(box.width == 20 && box.height == 40 && box.area == 800)
    #expect(CornerBox(left: 5, top: 5, right: 4, bottom: 9).area == 0)
  }

  @Test(arguments: [
    (CornerBox(left: 10, top: 20, right: 30, bottom: 60), 1.0),
    (CornerBox(left: 20, top: 20, right: 40, bottom: 60), 400.0 / 1200),
    (CornerBox(left: 15, top: 30, right: 25, bottom: 40), 0.125),
    (CornerBox(left: 30, top: 20, right: 50, bottom: 60), 0.0),
    (CornerBox(left: 100, top: 200, right: 130, bottom: 260), 0.0),
    (CornerBox(left: 20, top: 30, right: 20, bottom: 40), 0.0),
  ])
  func `overlap is intersection over union`(other: CornerBox, expected: Double) {
    #expect(abs(Double(box.overlap(other)) - expected) < 1e-6)
    #expect(box.overlap(other) == other.overlap(box))
  }

  @Test func `the overlap of two empty boxes is zero`() {
    let empty = CornerBox(left: 3, top: 3, right: 3, bottom: 3)
    #expect(empty.overlap(empty) == 0)
  }
}
