import Tensors
import Testing

@testable import Detection

@Suite struct CompleteOverlapTests {
  @Test func `value and slopes are those of the formula`() {
    var generator = RandomGenerator(seed: 4, stream: 9)
    for _ in 0..<200 {
      func box() -> CornerBox {
        let (x, y) = (generator.uniform(0, 60), generator.uniform(0, 60))
        return CornerBox(
          left: x, top: y, right: x + generator.uniform(2, 40),
          bottom: y + generator.uniform(2, 40))
      }
      let (box, target) = (box(), box())
      let edges = [box.left, box.top, box.right, box.bottom].map(Double.init)
      let result = CompleteOverlap.value(of: box, target: target)
      let (expected, weight) = PlainOverlap.value(of: edges, target)
      #expect(abs(result.value - expected) < 1e-8)
      for edge in 0..<4 {
        var (more, less) = (edges, edges)
        more[edge] += 1e-6
        less[edge] -= 1e-6
        let slope =
          (PlainOverlap.value(of: more, target, weight: weight).value
            - PlainOverlap.value(of: less, target, weight: weight).value) / 2e-6
        #expect(abs(result.slopes[edge] - slope) < 1e-6, "edge \(edge) of \(box), \(target)")
      }
    }
  }

  @Test func `a box that meets its target has the value one`() {
    let box = CornerBox(left: 3, top: 4, right: 30, bottom: 14)
    #expect(abs(CompleteOverlap.value(of: box, target: box).value - 1) < 1e-9)
  }

  @Test func `an empty box has finite slopes`() {
    let empty = CornerBox(left: 5, top: 5, right: 5, bottom: 5)
    let target = CornerBox(left: 3, top: 4, right: 30, bottom: 14)
    let result = CompleteOverlap.value(of: empty, target: target)
    #expect(result.value.isFinite && (0..<4).allSatisfy { result.slopes[$0].isFinite })
  }
}
