/// The figures of a detector on one part of the data.
public struct DetectionFigures: Hashable, Sendable {
  /// Precision, recall and F1 at each of some least confidences.
  public struct Curve: Hashable, Sendable {
    /// The share of findings that are right.
    public var precision: [Double]

    /// The share of objects that are found.
    public var recall: [Double]

    /// The harmonic mean of both.
    public var f1: [Double]

    /// Creates curves of equal length.
    public init(precision: [Double], recall: [Double], f1: [Double]) {
      self.precision = precision
      self.recall = recall
      self.f1 = f1
    }
  }

  /// The figures of one class.
  public struct ClassFigures: Hashable, Sendable {
    /// Its name.
    public var label: String

    /// Average precision over overlaps of 0.5 to 0.95; `nil` without objects.
    public var map: Double?

    /// Average precision at an overlap of 0.5.
    public var map50: Double?

    /// The objects.
    public var support: Int

    /// The curves; `nil` without objects.
    public var curve: Curve?

    /// Creates figures.
    public init(label: String, map: Double?, map50: Double?, support: Int, curve: Curve?) {
      self.label = label
      self.map = map
      self.map50 = map50
      self.support = support
      self.curve = curve
    }
  }

  /// The part: `val`, `test`, `all`.
  public var split: String

  /// The images.
  public var imageCount: Int

  /// The mean average precision over overlaps of 0.5 to 0.95.
  public var map: Double?

  /// The mean average precision at an overlap of 0.5.
  public var map50: Double?

  /// The least confidence with the best mean F1.
  public var bestConfidence: Double?

  /// The mean F1 there.
  public var bestF1: Double?

  /// The mean precision there.
  public var precisionAtBest: Double?

  /// The mean recall there.
  public var recallAtBest: Double?

  /// The classes.
  public var classes: [ClassFigures]

  /// `confusion[true][found]`, with nothing as the last of both.
  public var confusion: [[Int]]

  /// The least confidences of the curves.
  public var confidences: [Double]

  /// The mean over the classes.
  public var mean: Curve?

  /// Creates figures.
  public init(
    split: String, imageCount: Int, map: Double?, map50: Double?, bestConfidence: Double?,
    bestF1: Double?, precisionAtBest: Double?, recallAtBest: Double?, classes: [ClassFigures],
    confusion: [[Int]], confidences: [Double], mean: Curve?
  ) {
    self.split = split
    self.imageCount = imageCount
    self.map = map
    self.map50 = map50
    self.bestConfidence = bestConfidence
    self.bestF1 = bestF1
    self.precisionAtBest = precisionAtBest
    self.recallAtBest = recallAtBest
    self.classes = classes
    self.confusion = confusion
    self.confidences = confidences
    self.mean = mean
  }

  /// The images it is about, in words.
  var splitName: String { Evaluation.splitName(split) }
}
