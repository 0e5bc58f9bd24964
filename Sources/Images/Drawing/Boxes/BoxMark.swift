/// A box to draw on a picture, and what its tag says.
public struct BoxMark: Hashable, Sendable {
  /// The left edge in pixels of the picture.
  public var x: Double

  /// The upper edge.
  public var y: Double

  /// The width in pixels.
  public var width: Double

  /// The height in pixels.
  public var height: Double

  /// What the tag says; without text there is none.
  public var text: String

  /// The number of the class, which chooses the colour.
  public var colorIndex: Int

  /// Creates a mark.
  public init(
    x: Double, y: Double, width: Double, height: Double, text: String, colorIndex: Int
  ) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.text = text
    self.colorIndex = colorIndex
  }
}
