#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How four outputs of a point say a box: each is the distance from the point to one edge,
/// `stride * softplus(output)`, in the order left, top, right, bottom.
///
/// The softplus keeps distances positive and grows evenly, so that a box of many strides is as easy to
/// correct as a small one.
enum BoxCode {
  /// `log(1 + exp(x))` without overflow.
  @inline(__always)
  static func softplus(_ x: Float) -> Float { max(x, 0) + log1p(exp(-abs(x))) }

  /// The derivative of the softplus, `1 / (1 + exp(-x))`.
  @inline(__always)
  static func sigmoid(_ x: Float) -> Float {
    if x >= 0 { return 1 / (1 + exp(-x)) }
    let power = exp(x)
    return power / (1 + power)
  }

  /// The box of a point.
  @inline(__always)
  static func box(_ point: DetectionGrid.Point, _ row: UnsafePointer<Float>) -> CornerBox {
    let outputs = row + point.distances
    return CornerBox(
      left: point.x - point.stride * softplus(outputs[0]),
      top: point.y - point.stride * softplus(outputs[1]),
      right: point.x + point.stride * softplus(outputs[2]),
      bottom: point.y + point.stride * softplus(outputs[3]))
  }
}
