#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Complete intersection over union (Zheng and others, 2020): how well a box meets its target, also
/// where they do not touch.
///
/// `CIoU = IoU - d² / c² - a * v`, with `d` the distance of the centres, `c` the diagonal of the smallest
/// box around both, `v = 4 / π² * (atan(w' / h') - atan(w / h))²` and `a = v / (1 - IoU + v)`, which counts
/// as a constant in the gradient, as in the paper.
enum CompleteOverlap {
  /// Keeps quotients of empty boxes finite.
  private static let epsilon = 1e-9

  /// The value, and its derivatives with respect to the left, top, right and bottom edge of `box`.
  static func value(
    of box: CornerBox, target: CornerBox
  ) -> (value: Double, slopes: SIMD4<Double>) {
    let left = Dual(Double(box.left), variable: 0)
    let top = Dual(Double(box.top), variable: 1)
    let right = Dual(Double(box.right), variable: 2)
    let bottom = Dual(Double(box.bottom), variable: 3)
    let edges = (
      left: Dual(Double(target.left)), top: Dual(Double(target.top)),
      right: Dual(Double(target.right)), bottom: Dual(Double(target.bottom))
    )
    let zero = Dual(0)
    let small = Dual(epsilon)
    let (width, height) = (right - left, bottom - top)
    let (targetWidth, targetHeight) = (edges.right - edges.left, edges.bottom - edges.top)
    let sharedWidth = Dual.larger(
      Dual.smaller(right, edges.right) - Dual.larger(left, edges.left), zero)
    let sharedHeight = Dual.larger(
      Dual.smaller(bottom, edges.bottom) - Dual.larger(top, edges.top), zero)
    let shared = sharedWidth * sharedHeight
    let overlap =
      shared / (width * height + targetWidth * targetHeight - shared + small)
    let aroundWidth = Dual.larger(right, edges.right) - Dual.smaller(left, edges.left)
    let aroundHeight = Dual.larger(bottom, edges.bottom) - Dual.smaller(top, edges.top)
    let diagonal = aroundWidth * aroundWidth + aroundHeight * aroundHeight + small
    let (dx, dy) = (
      left + right - edges.left - edges.right, top + bottom - edges.top - edges.bottom
    )
    let distance = (dx * dx + dy * dy) / Dual(4)
    let turn =
      (targetWidth / (targetHeight + small)).arcTangent - (width / (height + small)).arcTangent
    let aspect = turn * turn * Dual(4 / (Double.pi * Double.pi))
    let weight = Dual(aspect.value / (1 - overlap.value + aspect.value + epsilon))
    let result = overlap - distance / diagonal - weight * aspect
    return (result.value, result.slopes)
  }
}
