import Images

/// A rectangle in pixels from the top left corner, edges between pixels: the whole of an image is
/// `x` 0, `y` 0 and its width and height.
public struct Box: Hashable, Sendable {
  /// The left edge.
  public var x: Double

  /// The upper edge.
  public var y: Double

  /// The distance to the right edge.
  public var width: Double

  /// The distance to the lower edge.
  public var height: Double

  /// Creates a box from its upper left corner and its size.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Creates a box from two opposite corners; its size is negative when they are not the upper left and
  /// the lower right one.
  init(from first: (x: Double, y: Double), to second: (x: Double, y: Double)) {
    self.init(x: first.x, y: first.y, width: second.x - first.x, height: second.y - first.y)
  }

  /// The right edge.
  public var right: Double { x + width }

  /// The lower edge.
  public var bottom: Double { y + height }

  /// The area in pixels.
  public var area: Double { width * height }

  /// Whether all four numbers are finite.
  var isFinite: Bool { x.isFinite && y.isFinite && width.isFinite && height.isFinite }

  /// The part inside an image.
  func clamped(width: Double, height: Double) -> Box {
    Box(
      from: (min(max(x, 0), width), min(max(y, 0), height)),
      to: (min(max(right, 0), width), min(max(bottom, 0), height)))
  }

  /// The box in the upright image, given in pixels of the stored one of a size.
  func turned(_ orientation: Orientation, width: Double, height: Double) -> Box {
    func turn(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
      switch orientation {
      case .upright: (x, y)
      case .mirrored: (width - x, y)
      case .turnedHalf: (width - x, height - y)
      case .flipped: (x, height - y)
      case .transposed: (y, x)
      case .turnedRight: (height - y, x)
      case .transversed: (height - y, width - x)
      case .turnedLeft: (y, width - x)
      }
    }
    let (a, b) = (turn(x, y), turn(right, bottom))
    return Box(from: (min(a.x, b.x), min(a.y, b.y)), to: (max(a.x, b.x), max(a.y, b.y)))
  }
}
