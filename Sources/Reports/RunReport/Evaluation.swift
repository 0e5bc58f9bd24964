/// The figures of a classifier on one part of the data.
public struct Evaluation: Hashable, Sendable {
  /// The part: `val`, `test`, `all`.
  public var split: String

  /// The images.
  public var count: Int

  /// Those whose label was right.
  public var correctCount: Int

  /// The share whose label was among the five likeliest, when there are more than five classes.
  public var top5: Double?

  /// The mean negative log-likelihood.
  public var negativeLogLikelihood: Double?

  /// The expected calibration error, 0 to 1.
  public var calibrationError: Double?

  /// The classes, in the order of the confusion matrix.
  public var classes: [ClassFigures]

  /// `confusion[true][predicted]`, images.
  public var confusion: [[Int]]

  /// The calibration by confidence, lowest first.
  public var reliability: [ReliabilityBin]

  /// Creates figures.
  public init(
    split: String, count: Int, correctCount: Int, top5: Double? = nil,
    negativeLogLikelihood: Double? = nil, calibrationError: Double? = nil,
    classes: [ClassFigures], confusion: [[Int]], reliability: [ReliabilityBin] = []
  ) {
    self.split = split
    self.count = count
    self.correctCount = correctCount
    self.top5 = top5
    self.negativeLogLikelihood = negativeLogLikelihood
    self.calibrationError = calibrationError
    self.classes = classes
    self.confusion = confusion
    self.reliability = reliability
  }

  /// The share of images whose label was right, 0 to 1; NaN without images.
  public var top1: Double { Double(correctCount) / Double(count) }

  /// The images it is about, in words.
  var splitName: String { Self.splitName(split) }

  /// The images of a part of the data, in words.
  static func splitName(_ split: String) -> String {
    switch split {
    case "val": "validation images"
    case "train": "training images"
    case "test": "test images"
    default: "images"
    }
  }
}

/// The figures of one class.
public struct ClassFigures: Hashable, Sendable {
  /// Its name.
  public var label: String

  /// The share of images given this label that have it; NaN when none was given it.
  public var precision: Double

  /// The share of images with this label that were given it; NaN when there is none.
  public var recall: Double

  /// The harmonic mean of both.
  public var f1: Double

  /// The images with this label.
  public var support: Int

  /// Creates figures.
  public init(label: String, precision: Double, recall: Double, f1: Double, support: Int) {
    self.label = label
    self.precision = precision
    self.recall = recall
    self.f1 = f1
    self.support = support
  }
}

/// The predictions whose confidence lies in one range.
public struct ReliabilityBin: Hashable, Sendable {
  /// The lower end of the range.
  public var lower: Double

  /// The upper end of the range.
  public var upper: Double

  /// The predictions in it.
  public var count: Int

  /// Their mean confidence.
  public var confidence: Double

  /// The share of them that were right.
  public var accuracy: Double

  /// Creates a bin.
  public init(lower: Double, upper: Double, count: Int, confidence: Double, accuracy: Double) {
    self.lower = lower
    self.upper = upper
    self.count = count
    self.confidence = confidence
    self.accuracy = accuracy
  }
}
