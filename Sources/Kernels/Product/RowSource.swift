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

  /// Called before every depth block with the part of the segments that it covers; returns what to add
  /// to the pointers of the table.
  func prepare(
    part: Range<Int>, first: Int, count: Int, table: RowTable,
    buffer: UnsafeMutablePointer<Float>
  ) -> Int
}

extension RowSource {
  func bufferCount(rows: Int) -> Int { 0 }

  @inline(__always)
  func prepare(
    part: Range<Int>, first: Int, count: Int, table: RowTable,
    buffer: UnsafeMutablePointer<Float>
  ) -> Int { part.lowerBound }
}

/// Rows of a row-major matrix.
struct MatrixRows: RowSource {
  let a: UnsafePointer<Float>
  let stride: Int
  let c: UnsafeMutablePointer<Float>
  let outputStride: Int
  /// The length of the copies of a block's rows, when they are read often enough to be worth it, else
  /// 0: rows a power of two apart fall on the same few lines of a cache.
  let copyLength: Int

  func bufferCount(rows: Int) -> Int { rows * copyLength }

  func fill(
    first: Int, count: Int, table: RowTable, stride: Int, outputs: OutputTable,
    buffer: UnsafeMutablePointer<Float>
  ) {
    for r in 0..<count {
      table[r] =
        copyLength == 0
        ? a + (first + r) * self.stride : UnsafePointer(buffer + r * copyLength)
      outputs[r] = c + (first + r) * outputStride
    }
  }

  func prepare(
    part: Range<Int>, first: Int, count: Int, table: RowTable,
    buffer: UnsafeMutablePointer<Float>
  ) -> Int {
    if copyLength == 0 { return part.lowerBound }
    for r in 0..<count {
      (buffer + r * copyLength).update(
        from: a + (first + r) * stride + part.lowerBound, count: part.count)
    }
    return 0
  }
}
