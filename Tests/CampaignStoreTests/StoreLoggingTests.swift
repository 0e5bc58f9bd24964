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
}
