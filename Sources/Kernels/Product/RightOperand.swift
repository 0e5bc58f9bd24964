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

  /// Copies rows `depth` of a segment into panels of the columns from `column`, `panelStride` apart.
  @inline(__always)
  func pack(
    _ kernels: UnsafePointer<adl_kernels>, segment: Int, depth: Range<Int>, column: Int,
    columns: Int, panelStride: Int, into panels: UnsafeMutablePointer<Float>
  ) {
    let start = base + segmentOffsets[segment]
    if !isTransposed {
      kernels.pointee.pack(
        start + depth.lowerBound * stride + column, stride, depth.count, columns, panelStride,
        panels)
      return
    }
    let width = kernels.pointee.panel_width
    for first in Swift.stride(from: 0, to: columns, by: width) {
      kernels.pointee.pack_transposed(
        start + (column + first) * stride + depth.lowerBound, stride, depth.count,
        min(width, columns - first), panels + first / width * panelStride)
    }
  }
}

/// The right side of a product: to be packed, or packed before the call as `PackedPanels` does it.
enum RightSide {
  case plain(RightOperand)
  case packed(UnsafePointer<Float>)
}
