/// Something a detector has found.
public struct ScoredBox: Hashable, Sendable {
  /// Where it is, in pixels of the network's input unless something else is said.
  public var box: CornerBox

  /// The number of its class.
  public let label: Int

  /// How sure the detector is, `0...1`.
  public let confidence: Float

  /// Creates a detection.
  public init(box: CornerBox, label: Int, confidence: Float) {
    self.box = box
    self.label = label
    self.confidence = confidence
  }

  /// Whether one comes before another in a list of the surest first.
  ///
  /// Confidence decides, then the place, so that the order does not depend on how sorting is done.
  public static func precedes(_ a: ScoredBox, _ b: ScoredBox) -> Bool {
    if a.confidence != b.confidence { return a.confidence > b.confidence }
    if a.box.top != b.box.top { return a.box.top < b.box.top }
    if a.box.left != b.box.left { return a.box.left < b.box.left }
    return a.label < b.label
  }
}
