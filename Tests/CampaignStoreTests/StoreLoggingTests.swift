import CampaignStore
import FileFormats
import TestSupport
import Testing

@Suite struct StoreLoggingTests {
  let directory = TemporaryDirectory()

  private func openStore() throws -> Store { try Store.open(directory.file("store.sqlite")) }

  private func creative(_ number: Int) -> Creative {
    Creative(
      sha256: SHA256.hex(of: Array("\(number)".utf8)), path: "ads/\(number).png", width: 300,
      height: 250, format: "png")
  }

  @Test func `what was logged is there after reopening`() throws {
    var id = 0
    do {
      let store = try openStore()
      id = try store.beginRun(
        NewRun(
          name: "first", task: "classify", version: "0.2.0", arguments: ["epochs": 40],
          directory: "runs/classify/first", startedAt: Timestamp(milliseconds: 1000)))
      try store.log(parameters: [("arch", "adnet"), ("lr", "0.003")], of: id)
      try store.log(
        [Metric("val/loss", 0.9, step: 1), Metric("val/loss", 0.5, step: 2), Metric("top1", 0.8)],
        of: id)
      try store.log(
        predictions: [
          Prediction(
            creative: creative(2), label: "banner", confidence: 0.75,
            extra: ["top": ["banner", "story"]]),
          Prediction(creative: creative(1), label: "story", confidence: 1),
        ], of: id, campaign: "spring", at: Timestamp(milliseconds: 5000))
      try store.endRun(id, .finished, at: Timestamp(milliseconds: 3500))
    }
    let store = try openStore()
    let run = try #require(try store.run("first"))
    #expect(run.id == id)
    #expect(run.task == "classify")
    #expect(run.status == .finished)
    #expect(run.seconds == 2.5)
    #expect(run.arguments == ["epochs": 40])
    #expect(run.directory == "runs/classify/first")
    #expect(try store.run(directory: "runs/classify/first") == run)
    #expect(try store.run("\(id)") == run)
    #expect(try store.run("other") == nil)
    #expect(try store.parameters(of: id).map(\.key) == ["arch", "lr"])
    #expect(
      try store.metrics(of: id)
        == [
          Metric("top1", 0.8), Metric("val/loss", 0.9, step: 1), Metric("val/loss", 0.5, step: 2),
        ])
    #expect(
      try store.latestMetrics(of: id) == [Metric("top1", 0.8), Metric("val/loss", 0.5, step: 2)])
    let predictions = try store.predictions(of: id)
    #expect(predictions.map(\.prediction.label) == ["story", "banner"])
    #expect(predictions.last?.prediction.extra == ["top": ["banner", "story"]])
    #expect(predictions.first?.campaign == "spring")
    #expect(predictions.first?.createdAt == "1970-01-01T00:00:05.000Z")
    #expect(try store.predictionCount(of: id) == 2)
  }

  private func begin(_ store: Store, _ name: String, task: String = "classify") throws -> Int {
    try store.beginRun(NewRun(name: name, task: task, version: "1"))
  }

  @Test func `a transaction that throws keeps nothing of it`() throws {
    let store = try openStore()
    let run = try begin(store, "a")
    #expect(throws: StoreError.self) {
      try store.transaction { () throws(StoreError) in
        try store.log([Metric("kept?", 1)], of: run)
        try store.log([Metric("no such run", 1)], of: 99)
      }
    }
    #expect(try store.metrics(of: run).isEmpty)
    try store.log([Metric("later", 1)], of: run)
    #expect(try store.metrics(of: run) == [Metric("later", 1)])
  }

  @Test func `a transaction joins the one around it`() throws {
    let store = try openStore()
    let run = try store.transaction { () throws(StoreError) in
      let run = try store.beginRun(NewRun(name: "a", task: "classify", version: "1"))
      try store.transaction { () throws(StoreError) in
        try store.log([Metric("a", 1)], of: run)
      }
      return run
    }
    #expect(try openStore().metrics(of: run) == [Metric("a", 1)])
  }

  @Test func `logging a key again replaces its value`() throws {
    let store = try openStore()
    let run = try begin(store, "a")
    try store.log(parameters: [("lr", "1")], of: run)
    try store.log(parameters: [("lr", "2")], of: run)
    #expect(try store.parameters(of: run).map(\.value) == ["2"])
    try store.log([Metric("loss", 1, step: 3)], of: run)
    try store.log([Metric("loss", 2, step: 3), Metric("loss", .nan, step: 4)], of: run)
    let metrics = try store.metrics(of: run)
    #expect(metrics.first == Metric("loss", 2, step: 3))
    #expect(metrics.last?.value.isNaN == true)
  }

  @Test func `a creative seen again keeps its row with the newer path`() throws {
    let store = try openStore()
    var moved = creative(1)
    moved.perceptualHash = "ff00"
    let first = try begin(store, "a")
    try store.log(
      predictions: [Prediction(creative: moved, label: "x", confidence: 1)], of: first)
    moved.path = "elsewhere/1.png"
    moved.perceptualHash = nil
    let second = try begin(store, "b")
    try store.log(
      predictions: [
        Prediction(creative: moved, label: "x", confidence: 1),
        Prediction(creative: moved, label: "y", confidence: 0.5),
      ], of: second)
    let logged = try store.predictions(of: second)
    #expect(logged.map(\.prediction.label) == ["y"])
    #expect(logged.first?.prediction.creative.path == "elsewhere/1.png")
    #expect(logged.first?.prediction.creative.perceptualHash == "ff00")
    #expect(try store.predictions(of: first).count == 1)
    #expect(try store.labelCounts(of: second).map(\.label) == ["y"])
  }

  @Test func `runs are listed newest first, by task and up to a limit`() throws {
    let store = try openStore()
    for name in ["a", "b", "c", "b"] { _ = try begin(store, name) }
    _ = try begin(store, "t", task: "train")
    #expect(try store.runs().map(\.name) == ["t", "b", "c", "b", "a"])
    #expect(try store.runs(task: "classify", limit: 2).map(\.id) == [4, 3])
    #expect(try store.run("b")?.id == 4)
    #expect(try store.run("3")?.name == "c")
    #expect(try store.run("")?.id == nil)
  }

  @Test func `a resumed run runs again`() throws {
    let store = try openStore()
    let run = try begin(store, "a")
    #expect(try store.run(id: run)?.status == .running)
    try store.endRun(run, .interrupted)
    #expect(try store.run(id: run)?.seconds != nil)
    try store.resumeRun(run)
    #expect(try store.run(id: run)?.status == .running)
    #expect(try store.run(id: run)?.endedAt == nil)
  }

  @Test func `two runs are compared`() throws {
    let store = try openStore()
    let ids = [try begin(store, "a"), try begin(store, "b")]
    try store.log(parameters: [("arch", "adnet"), ("lr", "1"), ("old", "x")], of: ids[0])
    try store.log(parameters: [("arch", "adnet"), ("lr", "2")], of: ids[1])
    try store.log([Metric("top1", 0.5, step: 1), Metric("top1", 0.75, step: 2)], of: ids[0])
    try store.log([Metric("top1", 1, step: 1), Metric("ece", 0.1)], of: ids[1])
    let diff = try store.diff(
      try #require(try store.run(id: ids[0])), try #require(try store.run(id: ids[1])))
    #expect(diff.parameters.map(\.key) == ["lr", "old"])
    #expect(diff.parameters.map(\.first) == ["1", "x"])
    #expect(diff.parameters.map(\.second) == ["2", nil])
    #expect(diff.figures.map(\.key) == ["ece", "top1"])
    #expect(diff.figures.map(\.first) == [nil, 0.75])
    #expect(diff.figures.map(\.change) == [nil, 0.25])
  }

  @Test func `keys that differ in bytes only are compared as one`() throws {
    let store = try openStore()
    let run = try begin(store, "a")
    let keys = ["\u{e9}", "e\u{301}"]
    try store.log(parameters: keys.map { ($0, $0) }, of: run)
    try store.log(keys.map { Metric($0, 1) }, of: run)
    #expect(try store.parameters(of: run).count == 2)
    let logged = try #require(try store.run(id: run))
    let diff = try store.diff(logged, logged)
    #expect(diff.parameters.isEmpty && diff.figures.count == 1)
  }

  @Test(arguments: ["", "'; DROP TABLE runs; --", "a\u{0}b", "\"é😀\n", "%_*"])
  func `any text comes back as it was`(text: String) throws {
    let store = try openStore()
    let run = try store.beginRun(
      NewRun(
        name: text, task: text, version: text, arguments: .string(text), directory: text))
    try store.log(parameters: [(text, text)], of: run)
    let read = try #require(try store.run(text))
    #expect(read.id == run)
    for field in [read.name, read.task, read.version, read.directory, read.arguments.stringValue] {
      #expect(field.map { Array($0.utf8) } == Array(text.utf8))
    }
    #expect(try store.parameters(of: run).first?.key == text)
  }

  @Test func `runs belong to experiments`() throws {
    let store = try openStore()
    #expect(try store.experiments().isEmpty)
    var ids: [Int] = []
    for (name, experiment) in [("a", "sizes"), ("b", nil), ("c", "sizes"), ("d", "rates")] {
      ids.append(
        try store.beginRun(
          NewRun(name: name, task: "classify", version: "1", experiment: experiment)))
    }
    #expect(try store.runs(experiment: "sizes").map(\.name) == ["c", "a"])
    #expect(try store.runs(task: "detect", experiment: "sizes").isEmpty)
    #expect(try store.runs(experiment: "none").isEmpty)
    #expect(try store.runs().map(\.experiment) == ["rates", "sizes", nil, "sizes"])
    #expect(try store.experiments().map(\.name) == ["rates", "sizes"])
    #expect(try store.experiments().map(\.runCount) == [1, 2])
    // A run that goes on stays where it was, unless it is told otherwise.
    try store.resumeRun(ids[0])
    #expect(try store.run(id: ids[0])?.experiment == "sizes")
    try store.resumeRun(ids[0], experiment: "rates")
    #expect(try store.run(id: ids[0])?.experiment == "rates")
    #expect(try store.runs(experiment: "rates").map(\.name) == ["d", "a"])
  }
}
