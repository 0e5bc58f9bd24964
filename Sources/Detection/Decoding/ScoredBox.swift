/// Something a detector has found.
public struct ScoredBox: Hashable, Sendable {
  /// Where it is, in pixels of the network's input.
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
}
