/// How often each true class was taken for each class.
public struct ConfusionMatrix: Hashable, Sendable {
  /// The number of classes.
  public let classes: Int

  /// `classes` rows, one for each true class, of `classes` counts, one for each predicted class.
  public private(set) var counts: [Int]

  /// Creates a matrix of zeros.
  public init(classes: Int) {
    precondition(classes > 0, "a confusion matrix needs a class, got \(classes)")
    self.classes = classes
    counts = Array(repeating: 0, count: classes * classes)
  }

  /// How often a sample of class `truth` was predicted as `prediction`.
  public subscript(truth truth: Int, prediction prediction: Int) -> Int {
    counts[truth * classes + prediction]
  }

  /// Counts one sample.
  public mutating func add(truth: Int, prediction: Int) {
    counts[truth * classes + prediction] += 1
  }

  /// The number of samples of one true class.
  public func support(_ label: Int) -> Int {
    counts[label * classes..<(label + 1) * classes].reduce(0, +)
  }

  /// The number of samples predicted as one class.
  public func predicted(_ label: Int) -> Int {
    (0..<classes).reduce(0) { $0 + self[truth: $1, prediction: label] }
  }

  /// Precision, recall and F1 of one class.
  public func metrics(of label: Int) -> ClassMetrics {
    let right = Double(self[truth: label, prediction: label])
    let support = support(label)
    let predicted = predicted(label)
    let precision = predicted == 0 ? 0 : right / Double(predicted)
    let recall = support == 0 ? 0 : right / Double(support)
    let sum = precision + recall
    return ClassMetrics(
      precision: precision, recall: recall, f1: sum == 0 ? 0 : 2 * precision * recall / sum,
      support: support)
  }
}
