/// A rectangle of whole pixels, `x` and `y` its first column and row.
public struct PixelRectangle: Hashable, Sendable {
  /// The first column.
  public var x: Int

  /// The first row.
  public var y: Int

  /// The columns.
  public var width: Int

  /// The rows.
  public var height: Int

  /// Creates a rectangle.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The pixels of a picture that a box touches, at least one: edges between pixels are rounded outwards.
  ///
  /// - Precondition: the four numbers are finite.
  public init(
    covering box: (x: Double, y: Double, width: Double, height: Double),
    of picture: (width: Int, height: Int)
  ) {
    func span(_ start: Double, _ length: Double, _ bound: Int) -> (first: Int, count: Int) {
      precondition(start.isFinite && length.isFinite, "a box from \(start), \(length) long")
      let first = min(max(start.rounded(.down), 0), Double(bound - 1))
      let end = min(max((start + length).rounded(.up), first + 1), Double(bound))
      return (Int(first), Int(end - first))
    }
    (x, width) = span(box.x, box.width, picture.width)
    (y, height) = span(box.y, box.height, picture.height)
  }

  /// The column behind the last.
  public var right: Int { x + width }

  /// The row behind the last.
  public var bottom: Int { y + height }

  /// The part that lies on a picture.
  func clipped(to picture: (width: Int, height: Int)) -> PixelRectangle {
    let (left, top) = (max(x, 0), max(y, 0))
    return PixelRectangle(
      x: left, y: top, width: min(right, picture.width) - left,
      height: min(bottom, picture.height) - top)
  }

  /// The rectangle with so many more pixels on every side.
  func grown(by pixels: Int) -> PixelRectangle {
    PixelRectangle(
      x: x - pixels, y: y - pixels, width: width + 2 * pixels, height: height + 2 * pixels)
  }

  /// The number of pixels that two rectangles share.
  func shared(with other: PixelRectangle) -> Int {
    max(0, min(right, other.right) - max(x, other.x))
      * max(0, min(bottom, other.bottom) - max(y, other.y))
  }
}

extension Image {
  /// A part of the picture.
  ///
  /// - Precondition: the part is not empty and lies inside.
  public func cropped(to part: PixelRectangle) -> Image {
    precondition(
      part.width > 0 && part.height > 0 && part.x >= 0 && part.y >= 0 && part.right <= width
        && part.bottom <= height, "\(part) of an \(self)")
    var kept: [UInt8] = []
    kept.reserveCapacity(part.width * part.height * 3)
    for row in part.y..<part.bottom {
      let start = (row * width + part.x) * 3
      kept += pixels[start..<start + part.width * 3]
    }
    return Image(width: part.width, height: part.height, pixels: kept)
  }
}
