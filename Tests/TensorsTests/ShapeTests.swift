#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Tensors
import Testing

@Suite struct ShapeTests {
  @Test func `the count is the product of the extents`() {
    #expect(Shape(2, 3, 5).count == 30)
    #expect(Shape([]).count == 1)
    #expect(Shape(4, 0).count == 0)
    #expect(Shape(64, 28, 28, 1).description == "64x28x28x1")
  }

  @Test func `extents are read by their names in pictures`() {
    let shape = Shape(64, 32, 48, 3)
    #expect(
      [shape.batch, shape.height, shape.width, shape.channels, shape.rank] == [64, 32, 48, 3, 4])
    #expect(shape.batched(1) == Shape(1, 32, 48, 3))
  }

  @Test func `negative extents and overflow have no count`() {
    #expect(Shape.count(of: [2, -1]) == nil)
    #expect(Shape.count(of: [Int.max, 2]) == nil)
    #expect(Shape.count(of: [Int.max, 1]) == Int.max)
    #expect(Shape.count(of: [0, Int.max, Int.max]) == 0)
  }

  @Test func `a shape survives JSON, a hostile one is refused`() throws {
    let shape = Shape(1, 2, 3)
    #expect(try JSONDecoder().decode(Shape.self, from: JSONEncoder().encode(shape)) == shape)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Shape.self, from: Data("[4294967296,4294967296]".utf8))
    }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Shape.self, from: Data("[-1]".utf8))
    }
  }

  @Test func `an impossible shape traps`() async {
    await #expect(processExitsWith: .failure) { _ = Shape(3, -1) }
  }
}
