import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The cross-entropy of softmax probabilities, in nats, with label smoothing and class weights.
///
/// With `p = softmax(logits)`, `w` the class weights, `s` the smoothing, `y` the label of a sample,
/// summed over the samples:
///
/// `loss = sum((1 - s) * w[y] * -log(p[y]) + s / classes * sum over c of w[c] * -log(p[c]))
///  / sum(w[y])`
///
/// which is PyTorch's `CrossEntropyLoss` with `reduction="mean"`.
///
/// - logits, gradient: `[batch, classes]`
public struct SoftmaxCrossEntropy: Sendable {
  /// The number of classes.
  public let classes: Int

  /// The part of the probability that is spread over all classes.
  public let labelSmoothing: Float

  /// One weight per class; all 1 without.
  public let classWeights: [Float]

  private let weightSum: Double

  /// Creates the loss.
  ///
  /// - Precondition: `0 <= labelSmoothing < 1`; there is one weight per class, none negative.
  public init(classes: Int, labelSmoothing: Float = 0, classWeights: [Float]? = nil) {
    let weights = classWeights ?? Array(repeating: 1, count: classes)
    precondition(
      labelSmoothing >= 0 && labelSmoothing < 1,
      "label smoothing must lie in 0..<1, got \(labelSmoothing)")
    precondition(
      weights.count == classes && weights.allSatisfy { $0 >= 0 && $0.isFinite },
      "\(classes) classes need as many weights, none negative")
    self.classes = classes
    self.labelSmoothing = labelSmoothing
    self.classWeights = weights
    weightSum = weights.reduce(0) { $0 + Double($1) }
  }

  /// The loss of a batch; overwrites `gradient`, if given, with its gradient at the logits.
  ///
  /// - Precondition: each label lies in `0..<classes`, and `logits` has a row for each.
  public func loss(
    of logits: FloatView, labels: [Int], gradient: MutableFloatView? = nil
  ) -> Double {
    precondition(
      logits.count == labels.count * classes,
      "\(labels.count) labels need \(labels.count * classes) logits, got \(logits.count)")
    precondition(
      labels.allSatisfy { (0..<classes).contains($0) }, "labels must lie in 0..<\(classes)")
    let total = labels.reduce(0.0) { $0 + Double(classWeights[$1]) }
    let smoothing = Double(labelSmoothing)
    let spread = smoothing / Double(classes)
    var sum = 0.0
    for (sample, label) in labels.enumerated() {
      let row = logits.slice(sample * classes, classes)
      let logSum = logSumExp(row)
      let weight = (1 - smoothing) * Double(classWeights[label])
      sum += weight * (logSum - Double(row[label]))
      if spread > 0 {
        for c in row.indices { sum += spread * Double(classWeights[c]) * (logSum - Double(row[c])) }
      }
      guard let gradient else { continue }
      let rowGradient = gradient.slice(sample * classes, classes)
      for c in row.indices {
        let probability = exp(Double(row[c]) - logSum)
        let target = (c == label ? weight : 0) + spread * Double(classWeights[c])
        rowGradient[c] = Float((probability * (weight + spread * weightSum) - target) / total)
      }
    }
    return sum / total
  }
}

/// `log(sum(exp(values)))` without overflow; NaN stays NaN.
func logSumExp(_ values: FloatView) -> Double {
  var largest = -Double.infinity
  for index in values.indices {
    let value = Double(values[index])
    if value > largest || value.isNaN { largest = value }
    if largest.isNaN { return largest }
  }
  if largest.isInfinite { return largest }
  var sum = 0.0
  for index in values.indices { sum += exp(Double(values[index]) - largest) }
  return largest + log(sum)
}
