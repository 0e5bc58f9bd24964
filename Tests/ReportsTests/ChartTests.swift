import Testing

@testable import Reports

@Suite struct ChartTests {
  static let charts: [Chart] = [
    Chart.trainingCurves(SampleReport.history, bestEpoch: 37),
    Chart.trainingCurves([EpochRow(epoch: 1, trainLoss: 0.5, top1: 1)], bestEpoch: 1),
    Chart.trainingCurves([EpochRow(epoch: 1, trainLoss: .infinity)]),
    Chart.trainingCurves(
      (1...3).map { EpochRow(epoch: $0, trainLoss: 1e-9 * Double($0), validationLoss: 1e30) }),
    Chart.trainingCurves([EpochRow(epoch: 1, trainLoss: 1.7e308, validationLoss: -1.7e308)]),
    Chart.confusionMatrix(labels: SampleReport.labels, counts: SampleReport.confusion),
    Chart.confusionMatrix(labels: [], counts: []),
    Chart.confusionMatrix(labels: ["<a>"], counts: [[0]]),
    Chart.confusionMatrix(
      labels: (0..<100).map { "class \($0)" },
      counts: (0..<100).map { row in (0..<100).map { $0 == row ? 123_456 : $0 % 7 == 0 ? 1 : 0 } }),
    Chart.reliability(SampleReport.evaluation.reliability, calibrationError: 0.031),
    Chart.reliability([]),
    Chart.bars(
      [.init(label: "a", value: 0.5), .init(label: "b", value: .nan), .init(label: "c", value: 7)],
      title: "F1"),
    Chart.bars([], title: "none"),
    Chart.bars([.init(label: "a", value: 0.5, text: "12.345 ms", note: "n")], title: "times"),
    Chart.durations([1, 1, 1], marks: [("p50", 1)]), Chart.durations([0.001, 1e6], marks: []),
    Chart.durationsInOrder([5]), Chart.durationsInOrder([1e-6, 1e6, 3]),
    Chart.sparkline([1, .nan, 3, 2], title: "loss"), Chart.sparkline([], title: "none"),
    Chart.sparkline([2, 2], title: "flat"),
  ].compactMap { $0 }

  @Test(arguments: charts.indices)
  func `charts are well-formed with finite positions`(index: Int) throws {
    let chart = Self.charts[index]
    #expect(Markup(chart.inlineSVG) != nil)
    let file = try #require(Markup(chart.fileSVG))
    #expect(file.attributes["svg.xmlns"] == ["http://www.w3.org/2000/svg"])
    #expect(file.attributes["svg.viewBox"]?.count == 1)
    #expect(!chart.inlineSVG.contains("nan"))
    #expect(!chart.inlineSVG.contains("inf"))
    for (name, values) in file.attributes where ["width", "height"].contains(name.suffix(6)) {
      #expect(values.allSatisfy { !$0.hasPrefix("-") }, "\(name)")
    }
    #expect(chart.width > 0 && chart.height >= 0)
  }

  @Test func `a chart without an epoch is none`() {
    #expect(Chart.trainingCurves([]) == nil)
  }

  @Test func `every count of a confusion matrix is written and every cell told`() throws {
    let chart = Chart.confusionMatrix(labels: ["cat", "dog"], counts: [[7, 3], [0, 12]])
    let text = try #require(Markup(chart.inlineSVG)).text
    #expect(text.contains("cat → dog: 3 of 10 (30.0%)"))
    #expect(text.contains("dog → dog: 12 of 12 (100.0%)"))
    #expect(!text.contains("dog → cat"))
  }

  @Test func `lines are drawn where the values are`() {
    let chart = Chart.sparkline([0, 1], title: "up", width: 106, height: 28)
    #expect(chart.body.contains("M3 24L103 4"))
  }

  @Test func `a value that is not finite leaves a gap`() {
    let chart = Chart.sparkline([0, .nan, 1, 2], title: "gap", width: 106, height: 28)
    #expect(chart.body.contains("M69.67 14L103 4"))
    #expect(chart.body.contains("<circle class=\"fill-first\" cx=\"3\" cy=\"24\""))
  }

  @Test(arguments: [
    ([0.0, 1.0], 0.2, 0.0, 1.0), ([0.13, 0.87], 0.2, 0.0, 1.0), ([3.0, 3.0], 0.1, 2.8, 3.2),
    ([0.0, 2.3], 0.5, 0.0, 2.5), ([-7.0, 93.0], 20, -20, 100), ([], 0.2, 0.0, 1.0),
  ])
  func `axes end on round numbers`(values: [Double], step: Double, lower: Double, upper: Double) {
    let axis = Axis(covering: values, from: 0, to: 100)
    #expect((axis.step - step).magnitude < 1e-9)
    #expect((axis.lower - lower).magnitude < 1e-9)
    #expect((axis.upper - upper).magnitude < 1e-9)
    #expect(axis.ticks.count >= 3 && axis.ticks.count <= 8)
  }
}
