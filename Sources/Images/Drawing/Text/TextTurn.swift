import CFreeType

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A turn and a slant of letters.
public struct TextTurn: Hashable, Sendable {
  /// The angle in radians, clockwise as pixels are counted.
  public let angle: Float

  /// How far letters lean to the right: the move at the height of one em.
  public let slant: Float

  /// Creates a turn.
  public init(angle: Float = 0, slant: Float = 0) {
    self.angle = angle
    self.slant = slant
  }

  /// Upright letters.
  public static let none = TextTurn()

  /// Slant, then turn, in 16.16 fixed point with y up.
  var matrix: FT_Matrix {
    let (c, s) = (cos(-angle), sin(-angle))
    func fixed(_ value: Float) -> FT_Fixed { FT_Fixed(value * 65536) }
    return FT_Matrix(
      xx: fixed(c), xy: fixed(c * slant - s), yx: fixed(s), yy: fixed(s * slant + c))
  }
}

extension TextTurn {
  /// The direction of a line turned so, y down.
  var direction: SIMD2<Float> { angle == 0 ? [1, 0] : [cos(angle), sin(angle)] }
}
