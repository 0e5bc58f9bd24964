#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A place on a picture in pixels, `y` down.
typealias Point = SIMD2<Float>

/// A rectangle in pixels, `y` down.
struct Frame: Hashable, Sendable {
  var x: Float
  var y: Float
  var width: Float
  var height: Float

  init(_ x: Float, _ y: Float, _ width: Float, _ height: Float) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  var maxX: Float { x + width }
  var maxY: Float { y + height }
  var center: Point { [x + width / 2, y + height / 2] }
  var area: Float { width * height }
  var shortSide: Float { min(width, height) }
  var aspect: Float { width / max(height, 1) }

  /// The rectangle smaller by a margin on every side.
  func inset(_ margin: Float) -> Frame { inset(margin, margin) }

  /// The rectangle smaller by margins left and right, and above and below.
  func inset(_ across: Float, _ down: Float) -> Frame {
    let (dx, dy) = (min(across, width / 2), min(down, height / 2))
    return Frame(x + dx, y + dy, width - 2 * dx, height - 2 * dy)
  }

  /// The part given in shares of the sides.
  func part(_ left: Float, _ top: Float, _ across: Float, _ down: Float) -> Frame {
    Frame(x + left * width, y + top * height, across * width, down * height)
  }

  /// The largest rectangle of an aspect ratio inside, aligned by shares of what is left.
  func fitting(aspect: Float, alignX: Float = 0.5, alignY: Float = 0.5) -> Frame {
    let fitted = min(width, height * aspect)
    let tall = fitted / aspect
    return Frame(x + (width - fitted) * alignX, y + (height - tall) * alignY, fitted, tall)
  }

  /// The rectangle about the same centre with other sides.
  func scaled(_ factor: Float) -> Frame {
    let (w, h) = (width * factor, height * factor)
    return Frame(center.x - w / 2, center.y - h / 2, w, h)
  }

  func moved(_ dx: Float, _ dy: Float) -> Frame { Frame(x + dx, y + dy, width, height) }

  /// Mirrored about the middle of another rectangle.
  func mirrored(in frame: Frame) -> Frame {
    Frame(frame.x + frame.maxX - maxX, y, width, height)
  }

  func intersection(_ other: Frame) -> Frame {
    let (left, top) = (max(x, other.x), max(y, other.y))
    return Frame(left, top, min(maxX, other.maxX) - left, min(maxY, other.maxY) - top)
  }
}

/// A move, turn and scale of the plane.
struct Affine: Sendable {
  /// Where the unit vectors and the origin go.
  var x: Point = [1, 0]
  var y: Point = [0, 1]
  var origin: Point = [0, 0]

  /// From the unit square to a rectangle.
  init(unitTo frame: Frame) {
    x = [frame.width, 0]
    y = [0, frame.height]
    origin = [frame.x, frame.y]
  }

  init(x: Point, y: Point, origin: Point) {
    self.x = x
    self.y = y
    self.origin = origin
  }

  /// Turned clockwise about a point.
  func turned(_ angle: Float, about center: Point) -> Affine {
    let (c, s) = (cos(angle), sin(angle))
    func turn(_ v: Point) -> Point { [c * v.x - s * v.y, s * v.x + c * v.y] }
    return Affine(x: turn(x), y: turn(y), origin: turn(origin - center) + center)
  }

  /// Mirrored within the unit square.
  var mirrored: Affine { Affine(x: -x, y: y, origin: origin + x) }

  func callAsFunction(_ p: Point) -> Point { origin + x * p.x + y * p.y }

  /// The mean length of a unit.
  var scale: Float {
    let determinant: Float = x.x * y.y - x.y * y.x
    return determinant.magnitude.squareRoot()
  }

  var inverse: Affine {
    let determinant: Float = x.x * y.y - x.y * y.x
    let k = determinant.magnitude < 1e-9 ? 0 : 1 / determinant
    let inverseX: Point = [y.y * k, -x.y * k]
    let inverseY: Point = [-y.x * k, x.x * k]
    let moved = inverseX * origin.x + inverseY * origin.y
    return Affine(x: inverseX, y: inverseY, origin: -moved)
  }
}
