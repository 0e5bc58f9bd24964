/// What a model says about labeled images, and how right it is.
public struct ModelEvaluation: Sendable {
  /// The names of the classes.
  public let classNames: [String]

  /// The images, in the order of the scores.
  public let samples: [Sample]

  /// The logits.
  public let scores: ScoredSamples

  /// Logits are divided by it before the softmax.
  public let temperature: Double

  /// The figures, with calibrated confidences.
  public let metrics: ClassificationMetrics

  /// Collects the figures of scored images, or `nil` when there are none.
  public init?(
    classNames: [String], samples: [Sample], scores: ScoredSamples, temperature: Double
  ) {
    guard let metrics = ClassificationMetrics(scores, temperature: temperature) else { return nil }
    precondition(samples.count == scores.count, "\(samples.count) images, \(scores.count) scores")
    self.classNames = classNames
    self.samples = samples
    self.scores = scores
    self.temperature = temperature
    self.metrics = metrics
  }

  /// The name of the predicted class of one image.
  public func label(_ index: Int) -> String { classNames[scores.prediction(index)] }

  /// The calibrated probability of the predicted class of one image.
  public func confidence(_ index: Int) -> Double {
    scores.confidence(index, temperature: temperature)
  }

  /// Whether one image is predicted right.
  public func isRight(_ index: Int) -> Bool {
    scores.prediction(index) == scores.labels[index]
  }

  /// The images predicted wrong, the surest first; among equals in order.
  public var worstErrors: [Int] {
    let wrong = samples.indices.filter { !isRight($0) }.map { ($0, confidence($0)) }
    return wrong.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }.map(\.0)
  }

  /// The format that the name of a file promises; it was decoded, so the name is a mere label here.
  private static func format(of sample: Sample) -> String {
    switch Path.fileExtension(of: sample.path) {
    case "jpg", "jpeg", "jpe", "jfif": "jpeg"
    case "png": "png"
    case "webp": "webp"
    case "gif": "gif"
    default: "unknown"
    }
  }

  /// The predictions for the store; an image that is there twice counts once.
  func storePredictions(of kind: DatasetKind) -> [Prediction] {
    var known: Set<String> = []
    return samples.indices.compactMap { index in
      let sample = samples[index]
      guard known.insert(sample.sha256).inserted else { return nil }
      return Prediction(
        creative: Creative(
          sha256: sample.sha256, path: sample.path, width: sample.width, height: sample.height,
          format: kind == .idx ? "idx" : Self.format(of: sample)),
        label: label(index), confidence: confidence(index),
        extra: ["true_label": .string(classNames[sample.label])])
    }
  }
}
