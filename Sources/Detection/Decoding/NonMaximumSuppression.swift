/// Drops boxes that cover much of a more confident one: greedy non-maximum suppression.
public struct NonMaximumSuppression: Sendable {
  /// The overlap (intersection over union) above which the less confident box is dropped.
  public let overlap: Float

  /// The most boxes to keep.
  public let limit: Int

  /// Whether boxes of different classes suppress each other.
  public let isAgnostic: Bool

  /// Creates the rule.
  public init(overlap: Float, limit: Int = .max, isAgnostic: Bool = false) {
    self.overlap = overlap
    self.limit = limit
    self.isAgnostic = isAgnostic
  }

  /// The boxes that stay.
  ///
  /// - Parameter detections: the boxes, the most confident first; that order is kept.
  public func kept(of detections: [ScoredBox]) -> [ScoredBox] {
    var kept: [ScoredBox] = []
    for detection in detections {
      if kept.count >= limit { break }
      let isCovered = kept.contains {
        (isAgnostic || $0.label == detection.label) && $0.box.overlap(detection.box) > overlap
      }
      if !isCovered { kept.append(detection) }
    }
    return kept
  }
}
