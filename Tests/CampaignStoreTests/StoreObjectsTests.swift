import CampaignStore
import FileFormats
import TestSupport
import Testing

@Suite struct StoreObjectsTests {
  let directory = TemporaryDirectory()

  private func openStore() throws -> Store { try Store.open(directory.file("store.sqlite")) }

  private func begin(_ store: Store) throws -> Int {
    try store.beginRun(NewRun(name: "a", task: "detect", version: "1"))
  }

  private func creative(_ number: Int) -> Creative {
    Creative(
      sha256: SHA256.hex(of: Array("\(number)".utf8)), path: "ads/\(number).png", width: 300,
      height: 250, format: "png")
  }

  private func object(_ label: String, _ confidence: Double, x: Double = 0.1) -> FoundObject {
    FoundObject(label: label, confidence: confidence, x: x, y: 2, width: 30.25, height: 4)
  }

  @Test func `objects come back in their order with their creatives, also none at all`() throws {
    let found = [
      CreativeObjects(
        creative: creative(2), objects: [object("logo", 0.9), object("button", 0.5, x: -0.0)]),
      CreativeObjects(creative: creative(1), objects: []),
    ]
    var run = 0
    do {
      let store = try openStore()
      run = try begin(store)
      try store.log(
        objects: found, of: run, model: "f00", campaign: "spring",
        at: Timestamp(milliseconds: 5000))
    }
    let store = try openStore()
    let logged = try store.objects(of: run)
    #expect(logged.map(\.found) == [found[1], found[0]])
    #expect(logged.allSatisfy { $0.runID == run && $0.modelSHA256 == "f00" })
    #expect(logged.allSatisfy { $0.campaign == "spring" })
    #expect(logged.first?.createdAt == "1970-01-01T00:00:05.000Z")
    #expect(try store.detectedCreativeCount(of: run) == 2)
    #expect(try store.objects(of: run + 1).isEmpty)
  }

  @Test func `a creative seen again in a run has the last answer only`() throws {
    let store = try openStore()
    let run = try begin(store)
    let (first, last) = ([object("a", 0.9), object("b", 0.8)], [object("c", 0.7)])
    for objects in [first, last] {
      try store.log(
        objects: [CreativeObjects(creative: creative(1), objects: objects)], of: run, model: "m")
    }
    #expect(try store.objects(of: run).map(\.found.objects) == [last])
    #expect(try store.rowCounts().dropFirst(5).prefix(2).map(\.count) == [1, 1])
  }

  @Test func `objects are counted by class, the most frequent first`() throws {
    let store = try openStore()
    let run = try begin(store)
    let objects = [object("b", 0.9), object("c", 0.9), object("a", 0.8), object("c", 0.7)]
    try store.log(
      objects: [CreativeObjects(creative: creative(1), objects: objects)], of: run, model: "m")
    let counts = try store.objectCounts(of: run)
    #expect(counts.map(\.label) == ["c", "a", "b"] && counts.map(\.count) == [2, 1, 1])
  }

  @Test func `of a call that fails nothing is kept`() throws {
    let store = try openStore()
    let run = try begin(store)
    let bad = CreativeObjects(creative: creative(1), objects: [object("a", .nan)])
    let good = CreativeObjects(creative: creative(2), objects: [])
    #expect(throws: StoreError.self) {
      try store.log(objects: [good, bad], of: run, model: "m")
    }
    #expect(try store.detectedCreativeCount(of: run) == 0)
  }
}
