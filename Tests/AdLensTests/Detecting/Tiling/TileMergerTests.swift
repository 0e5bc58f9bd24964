import AdLens
import Testing

@Suite struct TileMergerTests {
  /// Tiles of 100 pixels from 0, 75, 150, 225 and 300.
  private let plan = TilePlan(picture: (400, 100), input: (100, 100))

  private func box(
    _ left: Float, _ right: Float, top: Float = 20, bottom: Float = 60, label: Int = 0,
    _ confidence: Float = 0.5
  ) -> ScoredBox {
    ScoredBox(
      box: CornerBox(left: left, top: top, right: right, bottom: bottom), label: label,
      confidence: confidence)
  }

  private func merged(
    whole: [ScoredBox] = [], _ tiles: [Int: [ScoredBox]],
    _ change: (inout DetectionOptions) -> Void = { _ in }
  ) -> [ScoredBox] {
    var options = DetectionOptions()
    change(&options)
    return TileMerger(plan: plan, options: options)
      .merged(whole: whole, tiles: plan.tiles.indices.map { tiles[$0] ?? [] })
  }

  @Test func `the tiles are those of the cases below`() {
    #expect(plan.tiles.map(\.x) == [0, 75, 150, 225, 300])
    #expect(plan.tiles.allSatisfy { $0.width == 100 })
  }

  @Test func `a part is dropped for the whole object in the next tile, however sure it is`() {
    let whole = box(80, 120, 0.4)
    #expect(merged([0: [box(80, 99, 0.9)], 1: [whole]]) == [whole])
    // Half of the part has to lie in it.
    let smaller = box(91, 110, 0.4)
    #expect(merged([0: [box(80, 99, 0.9)], 1: [smaller]]) == [box(80, 99, 0.9), smaller])
  }

  @Test func `parts are dropped for what was found in the whole picture`() {
    let whole = box(60, 131, 0.3)
    #expect(merged(whole: [whole], [0: [box(60, 100, 0.9)], 1: [box(75, 130, 0.8)]]) == [whole])
  }

  @Test func `parts of an object that no look shows whole become one box`() {
    let parts = [0: [box(60, 100, 0.6)], 1: [box(75, 130, top: 22, 0.8)]]
    #expect(merged(parts) == [box(60, 130, 0.8)])
  }

  @Test func `a line of text through all tiles becomes one box`() {
    let parts = [
      0: [box(10, 100, 0.5)], 1: [box(75, 175, 0.6)], 2: [box(150, 250, 0.9)],
      3: [box(226, 324, 0.7)], 4: [box(300, 390, 0.8)],
    ]
    #expect(merged(parts) == [box(10, 390, 0.9)])
  }

  @Test func `lines below each other and classes stay apart`() {
    let lines = [
      0: [box(60, 100, top: 10, bottom: 30, 0.6), box(50, 100, top: 60, bottom: 80, 0.5)],
      1: [box(75, 140, top: 60, bottom: 80, 0.7), box(75, 130, top: 10, bottom: 30, 0.8)],
    ]
    #expect(
      merged(lines) == [
        box(60, 130, top: 10, bottom: 30, 0.8), box(50, 140, top: 60, bottom: 80, 0.7),
      ])
    let classes = [0: [box(60, 100, 0.6)], 1: [box(75, 130, label: 1, 0.8)]]
    #expect(merged(classes).map(\.label) == [1, 0])
  }

  @Test func `parts in tiles that are no neighbours stay apart`() {
    let parts = [0: [box(60, 100, 0.6)], 2: [box(150, 180, 0.8)]]
    #expect(merged(parts) == [box(150, 180, 0.8), box(60, 100, 0.6)])
  }

  @Test func `boxes at the edges of the picture are not cut`() {
    // Were they parts, the box around them would stand for them.
    let ends = [0: [box(0, 30, 0.6)], 4: [box(370, 400, 0.6)]]
    let around = box(0, 400, top: 0, bottom: 100, 0.9)
    #expect(merged(whole: [around], ends) == [around, box(0, 30, 0.6), box(370, 400, 0.6)])
  }

  @Test func `of two looks at one object the surer stays`() {
    let (sure, unsure) = (box(100, 120, 0.9), box(104, 124, 0.8))
    #expect(merged(whole: [unsure], [1: [sure]]) == [sure])
    // A third in common is another object, unless less is asked for.
    let other = box(110, 130, 0.7)
    #expect(merged(whole: [other], [1: [sure]]) == [sure, other])
    #expect(merged(whole: [other], [1: [sure]]) { $0.overlap = 0.3 } == [sure])
  }

  @Test func `classes replace each other when they do not count, and the limit holds`() {
    let (one, two) = (box(80, 99, 0.9), box(80, 120, label: 1, 0.4))
    #expect(merged([0: [one], 1: [two]]) == [one, two])
    #expect(merged([0: [one], 1: [two]]) { $0.isAgnostic = true } == [two])
    #expect(merged([0: [one], 1: [two]]) { $0.limit = 1 } == [one])
  }

  @Test func `tiles below each other merge along the picture`() {
    let plan = TilePlan(picture: (100, 400), input: (100, 100))
    var tiles = plan.tiles.map { _ in [ScoredBox]() }
    tiles[0] = [box(10, 50, top: 60, bottom: 100, 0.6)]
    tiles[1] = [box(10, 50, top: 75, bottom: 130, 0.8)]
    let found = TileMerger(plan: plan, options: DetectionOptions()).merged(whole: [], tiles: tiles)
    #expect(found == [box(10, 50, top: 60, bottom: 130, 0.8)])
  }
}
