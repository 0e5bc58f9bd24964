import AdLens
import TestSupport
import Testing

@Suite struct RunLogTests {
  @Test func `a run is logged with settings, figures and predictions`() throws {
    let fixture = try RunFixture()
    var options = fixture.options
    options.store = fixture.file("store.sqlite")
    options.campaign = "autumn"
    let outcome = try fixture.train(options)
    #expect(outcome.storeError == nil)
    let store = try Store.open(fixture.file("store.sqlite"), .reading)
    let run = try #require(try store.run("colors"))
    #expect(run.status == .finished && run.task == "classify")
    let parameters = try store.parameters(of: run.id)
    #expect(parameters.contains { $0.key == "arch" && $0.value == "keras-cnn" })
    let metrics = try store.metrics(of: run.id)
    #expect(metrics.filter { $0.key == "train/loss" }.map(\.step) == [1, 2, 3])
    #expect(
      metrics.first { $0.key == "val/top1" }?.value == outcome.validation?.top1)
    let predictions = try store.predictions(of: run.id)
    #expect(predictions.count == 3)
    #expect(predictions.allSatisfy { $0.campaign == "autumn" })
    #expect(predictions.allSatisfy { $0.prediction.creative.format == "png" })
  }

  @Test func `a resumed run stays one run in the store`() throws {
    let fixture = try RunFixture()
    var options = fixture.options
    options.store = fixture.file("store.sqlite")
    let directory = try fixture.interrupt(options, after: 4)
    var store = try Store.open(fixture.file("store.sqlite"), .reading)
    #expect(try store.runs().map(\.status) == [.interrupted])
    _ = try TrainingRun.resume(directory.path, store: options.store).train()
    store = try Store.open(fixture.file("store.sqlite"), .reading)
    #expect(try store.runs().map(\.status) == [.finished])
    let run = try #require(try store.runs().first)
    #expect(
      try store.metrics(of: run.id).filter { $0.key == "val/loss" }.map(\.step) == [1, 2, 3])
  }
}
