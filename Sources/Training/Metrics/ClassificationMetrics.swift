/// Everything that is reported about a classifier on one set of samples.
public struct ClassificationMetrics: Hashable, Sendable {
  /// The number of samples.
  public let count: Int

  /// The share of samples whose true class has the highest score.
  public let top1: Double

  /// The share of samples whose true class is among the five highest scores.
  public let top5: Double

  /// The mean negative log-likelihood, in nats.
  public let nll: Double

  /// The bins of the reliability diagram and the expected calibration error.
  public let reliability: Reliability

  /// How often each class was taken for each class.
  public let confusion: ConfusionMatrix

  /// The expected calibration error with 15 bins.
  public var ece: Double { reliability.expectedError }

  /// Precision, recall, F1 and support of every class.
  public var perClass: [ClassMetrics] {
    (0..<confusion.classes).map { confusion.metrics(of: $0) }
  }

  /// The mean F1 of the classes that have samples; 0 without any.
  public var macroF1: Double {
    let present = perClass.filter { $0.support > 0 }
    return present.isEmpty ? 0 : present.reduce(0) { $0 + $1.f1 } / Double(present.count)
  }

  /// Computes the metrics of `samples`, their logits divided by `temperature`, or `nil` when there
  /// are none.
  public init?(_ samples: ScoredSamples, temperature: Double = 1) {
    guard let top1 = samples.accuracy(top: 1), let top5 = samples.accuracy(top: 5),
      let nll = samples.meanLoss(temperature: temperature)
    else { return nil }
    var confusion = ConfusionMatrix(classes: samples.classes)
    for sample in 0..<samples.count {
      confusion.add(truth: samples.labels[sample], prediction: samples.prediction(sample))
    }
    count = samples.count
    self.top1 = top1
    self.top5 = top5
    self.nll = nll
    self.confusion = confusion
    reliability = Reliability(samples, temperature: temperature)
  }
}
