/// The map of a plane seen in perspective: a quadrilateral to the unit square.
///
/// `(u, v) = (a·x + b·y + c, d·x + e·y + f) / (g·x + h·y + 1)`, found from the inverse of the map of the unit
/// square to the corners (Heckbert, 1989).
struct Homography {
  /// The rows of the matrix.
  let u: SIMD3<Float>
  let v: SIMD3<Float>
  let w: SIMD3<Float>

  /// - Parameter corners: where (0, 0), (1, 0), (1, 1) and (0, 1) are seen.
  init(corners: [Point]) {
    precondition(corners.count == 4, "a quadrilateral has four corners")
    let (p0, p1, p2, p3) = (corners[0], corners[1], corners[2], corners[3])
    let d1 = p1 - p2
    let d2 = p3 - p2
    let s = p0 - p1 + p2 - p3
    let determinant: Float = d1.x * d2.y - d2.x * d1.y
    let g: Float = (s.x * d2.y - d2.x * s.y) / determinant
    let h: Float = (d1.x * s.y - s.x * d1.y) / determinant
    let rowX: SIMD3<Float> = [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p0.x]
    let rowY: SIMD3<Float> = [p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y, p0.y]
    let rowW: SIMD3<Float> = [g, h, 1]
    // The inverse up to a factor: the cross products of the rows are its columns.
    let (x, y, z) = (Self.cross(rowY, rowW), Self.cross(rowW, rowX), Self.cross(rowX, rowY))
    u = [x.x, y.x, z.x]
    v = [x.y, y.y, z.y]
    w = [x.z, y.z, z.z]
  }

  private static func cross(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> SIMD3<Float> {
    let x: Float = a.y * b.z - a.z * b.y
    let y: Float = a.z * b.x - a.x * b.z
    let z: Float = a.x * b.y - a.y * b.x
    return [x, y, z]
  }

  /// Where a place of the picture lies in the unit square.
  @inline(__always)
  func callAsFunction(_ x: Float, _ y: Float) -> Point {
    let p: SIMD3<Float> = [x, y, 1]
    let k = 1 / (w * p).sum()
    return [(u * p).sum() * k, (v * p).sum() * k]
  }
}
