/// A rectangle by its corners, in pixels of a network's input: `right` and `bottom` lie just outside.
public struct CornerBox: Hashable, Sendable {
  /// The left edge.
  public var left: Float
  /// The upper edge.
  public var top: Float
  /// The right edge.
  public var right: Float
  /// The lower edge.
  public var bottom: Float

  /// Creates a box.
  public init(left: Float, top: Float, right: Float, bottom: Float) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// The width; negative when the edges are exchanged.
  public var width: Float { right - left }

  /// The height; negative when the edges are exchanged.
  public var height: Float { bottom - top }

  /// The area; 0 for a box whose edges are exchanged.
  public var area: Float { max(width, 0) * max(height, 0) }

  /// The area that two boxes share.
  public func intersection(_ other: CornerBox) -> Float {
    let width = min(right, other.right) - max(left, other.left)
    let height = min(bottom, other.bottom) - max(top, other.top)
    return max(width, 0) * max(height, 0)
  }

  /// The smallest box around two.
  public func union(_ other: CornerBox) -> CornerBox {
    CornerBox(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }

  /// Intersection over union, `0...1`; 0 when both are empty.
  public func overlap(_ other: CornerBox) -> Float {
    let shared = intersection(other)
    let union = area + other.area - shared
    return union > 0 ? shared / union : 0
  }

  /// Whether a point lies inside, strictly.
  public func contains(x: Float, y: Float) -> Bool {
    x > left && x < right && y > top && y < bottom
  }
}
