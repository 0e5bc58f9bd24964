import Kernels
import Tensors
import Testing

/// A view with guard floats on both sides, which shows writes outside.
final class Buffer {
  private static let guards = 24
  private static let sentinel: Float = -123_456

  let view: MutableFloatView
  private let arena: Arena

  /// `count` zeros, `offset` floats off an aligned address.
  init(count: Int, offset: Int = 0) {
    arena = Arena(count: count + 2 * Self.guards + offset)
    arena.view.fill(Self.sentinel)
    view = arena.view(Self.guards + offset, count)
    view.fill(0)
  }

  convenience init(_ values: [Float], offset: Int = 0) {
    self.init(count: values.count, offset: offset)
    view.copy(from: values)
  }

  var floats: FloatView { view.readOnly }
  var array: [Float] { view.array }

  /// Whether nothing was written outside the view.
  var isIntact: Bool {
    let all = arena.view.array
    let start = all.count - Self.guards - view.count
    return (all[..<start] + all[(start + view.count)...]).allSatisfy { $0 == Self.sentinel }
  }
}

extension RandomGenerator {
  /// Small integers: their sums of products are exact in any order, so that fast kernels must equal
  /// the reference exactly.
  mutating func integers(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float(integer(below: 9) - 4) }
  }

  /// Floats in `-1..<1`.
  mutating func floats(_ count: Int) -> [Float] {
    (0..<count).map { _ in uniform(-1, 1) }
  }

  mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + integer(below: range.count)
  }

  mutating func bool() -> Bool { integer(below: 2) == 1 }

  mutating func element<Element>(of values: [Element]) -> Element {
    values[integer(below: values.count)]
  }
}

/// How many cases a fuzz table has: debug builds, whose C is not optimized, take a sample.
func caseCount(release: Int) -> Int {
  #if DEBUG
    max(release / 40, 1)
  #else
    release
  #endif
}

/// The pools that results must not depend on.
enum Pools {
  static let two = WorkerPool(threads: 2)
  static let three = WorkerPool(threads: 3)
}

/// Expects every element to lie within `tolerance` of its target, relative to targets above 1.
func expectClose(
  _ values: [Float], _ targets: [Float], _ tolerance: Float, _ comment: @autoclosure () -> String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard values.count == targets.count else {
    Issue.record(
      "\(values.count) values for \(targets.count) targets", sourceLocation: sourceLocation)
    return
  }
  for (index, pair) in zip(values, targets).enumerated() {
    let isClose =
      (pair.0.isNaN && pair.1.isNaN) || pair.0 == pair.1
      || abs(pair.0 - pair.1) <= tolerance * max(1, abs(pair.1))
    if !isClose {
      Issue.record(
        "\(comment()): element \(index) is \(pair.0), expected \(pair.1)",
        sourceLocation: sourceLocation)
      return
    }
  }
}
