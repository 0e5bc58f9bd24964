import Testing
import Training

@Suite struct ClassificationMetricsTests {
  /// Sums of 40 values in `Double`, in another order than scikit-learn's.
  private let tolerance = 1e-12

  private var golden: ScoredSamples {
    samples(
      MetricsGolden.logits, labels: MetricsGolden.labels, classes: MetricsGolden.classes)
  }

  private func samples(_ logits: [Float], labels: [Int], classes: Int) -> ScoredSamples {
    var samples = ScoredSamples(classes: classes)
    for (index, label) in labels.enumerated() {
      samples.append(logits: logits[index * classes..<(index + 1) * classes], label: label)
    }
    return samples
  }

  @Test func `every figure equals that of scikit-learn`() throws {
    let metrics = try #require(ClassificationMetrics(golden))
    #expect(metrics.count == MetricsGolden.labels.count)
    #expect(metrics.top1 == MetricsGolden.top1)
    #expect(metrics.top5 == MetricsGolden.top5)
    #expect((metrics.nll - MetricsGolden.nll).magnitude <= tolerance)
    #expect((metrics.ece - MetricsGolden.ece).magnitude <= tolerance)
    #expect(metrics.confusion.counts == MetricsGolden.confusion)
    #expect(metrics.perClass.map(\.support) == MetricsGolden.support)
    for (index, found) in metrics.perClass.enumerated() {
      #expect((found.precision - MetricsGolden.precision[index]).magnitude <= tolerance)
      #expect((found.recall - MetricsGolden.recall[index]).magnitude <= tolerance)
      #expect((found.f1 - MetricsGolden.f1[index]).magnitude <= tolerance)
    }
  }

  @Test func `the fitted temperature is where the likelihood is highest`() {
    let temperature = TemperatureCalibration.temperature(of: golden)
    // The golden search has a grid of 1e-6.
    #expect((temperature - MetricsGolden.temperature).magnitude <= 2e-6)
    let loss = golden.meanLoss(temperature: temperature) ?? .nan
    #expect(loss <= MetricsGolden.calibratedNLL + tolerance)
  }

  @Test func `a temperature changes confidences and no prediction`() throws {
    let plain = try #require(ClassificationMetrics(golden))
    let hot = try #require(ClassificationMetrics(golden, temperature: 3))
    #expect(hot.confusion == plain.confusion && hot.top5 == plain.top5)
    #expect(hot.nll != plain.nll && hot.ece != plain.ece)
  }

  @Test func `predictions that are all right or all wrong leave the temperature alone`() {
    let sure = samples([9, 0, 0, 9], labels: [0, 1], classes: 2)
    #expect(TemperatureCalibration.temperature(of: sure) == 1)
    let wrong = samples([9, 0, 0, 9], labels: [1, 0], classes: 2)
    #expect(TemperatureCalibration.temperature(of: wrong) == 1)
  }

  @Test func `no samples give no metrics and the temperature one`() {
    let none = ScoredSamples(classes: 3)
    #expect(ClassificationMetrics(none) == nil)
    #expect(TemperatureCalibration.temperature(of: none) == 1)
  }

  @Test func `huge logits give a finite loss`() {
    let huge = samples([3e38, -3e38], labels: [1], classes: 2)
    #expect(huge.loss(0).isFinite && huge.loss(0) > 1e38)
    #expect(huge.confidence(0) == 1)
  }

  @Test func `among equal logits the earlier class ranks higher`() {
    let equal = samples([1, 1, 1], labels: [1], classes: 3)
    #expect(equal.prediction(0) == 0)
    #expect(equal.rank(0) == 1)
  }

  @Test func `a logit that is not a number is never right`() {
    let broken = samples([.nan, .nan], labels: [0], classes: 2)
    #expect(broken.rank(0) == 1)
    #expect(broken.accuracy(top: 1) == 0)
  }
}
