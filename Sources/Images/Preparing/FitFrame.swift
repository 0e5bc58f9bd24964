/// Where a picture goes when it is fitted into a frame: which part of it, how large and where.
struct FitFrame: Equatable {
  /// The part of the source that is used.
  var sourceX = 0
  var sourceY = 0
  var sourceWidth: Int
  var sourceHeight: Int

  /// Where it goes in the target.
  var x = 0
  var y = 0
  var width: Int
  var height: Int

  /// Places a source in a target, both `(width, height)`.
  ///
  /// Odd pixels left over go to the right and the bottom. Lengths are rounded to nearest and at
  /// least 1.
  init(_ fit: Fit, source: (Int, Int), target: (Int, Int)) {
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
}
