import Tensors
import Testing

@Suite struct ArenaTests {
  @Test func `an arena is aligned, zeroed, and sliced into views of the same memory`() {
    let arena = Arena(count: 100)
    #expect(UInt(bitPattern: arena.view.base) % UInt(Arena.alignment) == 0)
    #expect(arena.view.array == [Float](repeating: 0, count: 100))
    let part = arena.view(10, 5)
    part.fill(2)
    #expect(arena.view.slice(9, 7).array == [0, 2, 2, 2, 2, 2, 0])
    part.copy(from: [1, 2, 3, 4, 5])
    #expect(arena.view.readOnly.slice(12, 2).array == [3, 4])
    arena.view(0, 5).copy(from: part.readOnly)
    #expect(arena.view[4] == 5)
    #expect(Arena(count: 0).view.array.isEmpty)
  }

  @Test func `a planner starts every range on a cache line and never overlaps two`() {
    var planner = ArenaPlanner()
    let ranges = [1, 16, 17, 0, 33].map { planner.reserve($0) }
    #expect(ranges.map(\.count) == [1, 16, 17, 0, 33])
    let line = Arena.alignment / MemoryLayout<Float>.stride
    for (range, next) in zip(ranges, ranges.dropFirst()) {
      #expect(range.lowerBound % line == 0)
      #expect(next.lowerBound >= range.upperBound)
    }
    #expect(planner.count >= ranges[4].upperBound)
  }

  @Test func `a slice outside its view traps`() async {
    await #expect(processExitsWith: .failure) { _ = Arena(count: 8).view(4, 5) }
    await #expect(processExitsWith: .failure) { _ = Arena(count: 8).view.slice(-1, 2) }
    await #expect(processExitsWith: .failure) { _ = Arena(count: 8).view.readOnly.slice(9, 0) }
    await #expect(processExitsWith: .failure) { _ = Arena(count: 8).view.slice(1, Int.max) }
  }

  @Test func `a copy of another count traps`() async {
    await #expect(processExitsWith: .failure) { Arena(count: 8).view.copy(from: [1]) }
  }
}
