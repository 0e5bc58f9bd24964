import CKernels

/// The right operand of a product: one matrix per segment, in any place.
struct RightOperand {
  let base: UnsafePointer<Float>
  /// Where each segment starts, in floats from `base`.
  let segmentOffsets: UnsafePointer<Int>
  /// Floats from one row, or when transposed from one column, to the next.
  let stride: Int
  /// Whether columns, not rows, are contiguous.
  let isTransposed: Bool

  /// Copies rows `depth` of a segment into a panel of the columns from `column`.
  @inline(__always)
  func pack(
    _ kernels: UnsafePointer<adl_kernels>, segment: Int, depth: Range<Int>, column: Int,
    columns: Int, into panel: UnsafeMutablePointer<Float>
  ) {
    let start = base + segmentOffsets[segment]
    if isTransposed {
      kernels.pointee.pack_transposed(
        start + column * stride + depth.lowerBound, stride, depth.count, columns, panel)
    } else {
      kernels.pointee.pack(
        start + depth.lowerBound * stride + column, stride, depth.count, columns, panel)
    }
  }
}
