/// Where a picture goes when it is fitted into a frame: which part of it, how large and where.
public struct FitFrame: Hashable, Sendable {
  /// The left edge of the part of the source that is used.
  public private(set) var sourceX = 0
  /// The upper edge of that part.
  public private(set) var sourceY = 0
  /// The width of that part.
  public private(set) var sourceWidth: Int
  /// The height of that part.
  public private(set) var sourceHeight: Int

  /// The left edge of where it goes in the target.
  public private(set) var x = 0
  /// The upper edge of where it goes.
  public private(set) var y = 0
  /// The width that it gets there.
  public private(set) var width: Int
  /// The height that it gets there.
  public private(set) var height: Int

  /// Places a source in a target, both `(width, height)`.
  ///
  /// Odd pixels left over go to the right and the bottom. Lengths are rounded to nearest and at
  /// least 1.
  public init(_ fit: Fit, source: (Int, Int), target: (Int, Int)) {
    (sourceWidth, sourceHeight) = source
    (width, height) = target
    let isWider = source.0 * target.1 > target.0 * source.1
    switch fit {
    case .stretch:
      break
    case .letterbox:
      if isWider {
        height = Self.scaled(source.1, by: target.0, over: source.0)
      } else {
        width = Self.scaled(source.0, by: target.1, over: source.1)
      }
      x = (target.0 - width) / 2
      y = (target.1 - height) / 2
    case .crop:
      if isWider {
        sourceWidth = Self.scaled(target.0, by: source.1, over: target.1)
      } else {
        sourceHeight = Self.scaled(target.1, by: source.0, over: target.0)
      }
      sourceX = (source.0 - sourceWidth) / 2
      sourceY = (source.1 - sourceHeight) / 2
    }
  }

  private static func scaled(_ length: Int, by numerator: Int, over denominator: Int) -> Int {
    max(1, (length * numerator * 2 + denominator) / (denominator * 2))
  }

  /// The place in the target, in pixels from its left and upper edges, of a place in the source.
  public func target(x sourceX: Double, y sourceY: Double) -> (x: Double, y: Double) {
    (
      Double(x) + (sourceX - Double(self.sourceX)) * Double(width) / Double(sourceWidth),
      Double(y) + (sourceY - Double(self.sourceY)) * Double(height) / Double(sourceHeight)
    )
  }

  /// The place in the source of a place in the target.
  public func source(x targetX: Double, y targetY: Double) -> (x: Double, y: Double) {
    (
      Double(sourceX) + (targetX - Double(x)) * Double(sourceWidth) / Double(width),
      Double(sourceY) + (targetY - Double(y)) * Double(sourceHeight) / Double(height)
    )
  }
}
