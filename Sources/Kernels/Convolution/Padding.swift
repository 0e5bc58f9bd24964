/// Zeros imagined around a picture, in pixels per side.
public struct Padding: Hashable, Sendable {
  /// Rows above.
  public let top: Int
  /// Columns to the left.
  public let left: Int
  /// Rows below.
  public let bottom: Int
  /// Columns to the right.
  public let right: Int

  /// No padding.
  public static let zero = Padding(0)

  /// Creates padding from its four sides, none negative.
  public init(top: Int, left: Int, bottom: Int, right: Int) {
    precondition(
      min(top, left, bottom, right) >= 0,
      "padding must not be negative, got \(top), \(left), \(bottom), \(right)")
    self.top = top
    self.left = left
    self.bottom = bottom
    self.right = right
  }

  /// Creates the same padding on every side.
  public init(_ every: Int) {
    self.init(top: every, left: every, bottom: every, right: every)
  }
}
