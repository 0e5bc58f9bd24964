/// What is kept of a detector's answers.
public struct DetectionOptions: Hashable, Sendable {
  /// The lowest confidence, `0...1`.
  public var confidence: Float = 0.25

  /// The overlap from which the less confident of two boxes is dropped, `0...1`.
  public var overlap: Float = 0.7

  /// The most detections of a picture.
  public var limit = 300

  /// The numbers of the classes that are wanted; `nil` for all.
  ///
  /// A point whose best class is another one answers nothing.
  public var classes: Set<Int>?

  /// Whether boxes of different classes suppress each other.
  public var isAgnostic = false

  /// Whether a point answers with every class above the lowest confidence, as average precision wants it,
  /// not only with its best one.
  public var allowsSeveralLabels = false

  /// Creates the usual options.
  public init() {}

  /// The options under which average precision is measured: nearly every answer counts.
  public static var evaluation: DetectionOptions {
    var options = DetectionOptions()
    options.confidence = 0.001
    options.allowsSeveralLabels = true
    return options
  }
}
