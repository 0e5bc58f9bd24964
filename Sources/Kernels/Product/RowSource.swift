import CKernels
import Tensors

/// The left rows of a product and the rows of its result, found by pointers: rows of a matrix, or
/// runs of channels under the taps of a window, which are therefore never copied.
protocol RowSource {
  typealias RowTable = UnsafeMutablePointer<UnsafePointer<Float>>
  typealias OutputTable = UnsafeMutablePointer<UnsafeMutablePointer<Float>>

  /// Floats of memory that `fill` needs for a block of `rows`.
  func bufferCount(rows: Int) -> Int

  /// Writes `table[segment * stride + r]` and `outputs[r]` for row `first + r`, `r < count`.
  func fill(
    first: Int, count: Int, table: RowTable, stride: Int, outputs: OutputTable,
    buffer: UnsafeMutablePointer<Float>)
}

extension RowSource {
  func bufferCount(rows: Int) -> Int { 0 }
}

/// Rows of a row-major matrix.
struct MatrixRows: RowSource {
  let a: UnsafePointer<Float>
  let stride: Int
  let c: UnsafeMutablePointer<Float>
  let outputStride: Int

  func fill(
    first: Int, count: Int, table: RowTable, stride: Int, outputs: OutputTable,
    buffer: UnsafeMutablePointer<Float>
  ) {
    for r in 0..<count {
      table[r] = a + (first + r) * self.stride
      outputs[r] = c + (first + r) * outputStride
    }
  }
}
