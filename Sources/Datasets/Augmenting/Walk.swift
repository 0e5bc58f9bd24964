import Images

/// Walks along a row of output pixels through the framed source, in fixed-point numbers.
///
/// Places are clamped to the frame, so that everything far outside is matte. A step is exact to
/// 2⁻²⁴ pixel, and integers need no check for what floats could be.
struct Walk {
  /// Bits behind the point.
  private static let bits = 24

  private var u: Int
  private var v: Int
  private let stepU: Int
  private let stepV: Int
  private let largestU: Int
  private let largestV: Int

  /// Starts at pixel `x` of output row `y`.
  ///
  /// - Parameters:
  ///   - placement: where output pixels come from.
  ///   - output: the size of the output.
  ///   - source: the size of the source without its frame.
  init(
    _ placement: Variation.Placement, x: Int = 0, y: Int, output: PictureSize, source: PictureSize
  ) {
    let x = Float(x) + 0.5 - Float(output.width) / 2
    let y = Float(y) + 0.5 - Float(output.height) / 2
    // From the centre to the corner, from a pixel's middle to its index, and past the frame's edge.
    let (toCornerX, toCornerY) = (Float(source.width) / 2 + 0.5, Float(source.height) / 2 + 0.5)
    u = Self.fixed(placement.xx * x + placement.xy * y + placement.shiftX + toCornerX)
    v = Self.fixed(placement.yx * x + placement.yy * y + placement.shiftY + toCornerY)
    stepU = Self.fixed(placement.xx)
    stepV = Self.fixed(placement.yx)
    largestU = ((source.width + 1) << Self.bits) - 1
    largestV = ((source.height + 1) << Self.bits) - 1
  }

  private static func fixed(_ value: Float) -> Int { Int(value * Float(1 << bits)) }

  /// The pixel of the frame above and left of the place, and how far the place is to the right and
  /// below it; then goes on to the next place.
  @inline(__always)
  mutating func next() -> (column: Int, row: Int, right: Float, below: Float) {
    let (placeU, placeV) = (min(max(u, 0), largestU), min(max(v, 0), largestV))
    u &+= stepU
    v &+= stepV
    let mask = (1 << Self.bits) &- 1
    let unit = 1 / Float(1 << Self.bits)
    return (
      placeU &>> Self.bits, placeV &>> Self.bits, Float(placeU & mask) * unit,
      Float(placeV & mask) * unit
    )
  }
}
