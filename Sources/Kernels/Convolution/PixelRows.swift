import CKernels
import Tensors

/// The runs of channels under the taps of a window as the left rows of a product: one segment per
/// tap, a row of zeros outside the picture.
///
/// Row `(n, j, i)` of tap `(t, u)` is the pixel `(j * stepY + tapRows[t], i * stepX + tapColumns[u])` of
/// picture `n`. Its result is the pixel `(firstY + j * outputStepY, firstX + i * outputStepX)`: forward
/// passes stride over the input, input gradients over the output.
struct PixelRows: RowSource {
  /// A pixel grid in memory.
  struct Pictures<Pointer> {
    let base: Pointer
    let height: Int
    let width: Int
    let channels: Int
    let stepY: Int
    let stepX: Int
  }

  let input: Pictures<UnsafePointer<Float>>
  let output: Pictures<UnsafeMutablePointer<Float>>
  let firstY: Int
  let firstX: Int
  /// Rows and columns of results per picture.
  let rows: Int
  let columns: Int
  let tapRows: UnsafeMutableBufferPointer<Int>
  let tapColumns: UnsafeMutableBufferPointer<Int>
  /// At least as many zeros as a segment is long.
  let zeros: UnsafePointer<Float>

  func fill(
    first: Int, count: Int, table: RowTable, stride: Int, outputs: OutputTable,
    buffer: UnsafeMutablePointer<Float>
  ) {
    var i = first % columns
    var j = first / columns % rows
    var n = first / columns / rows
    for r in 0..<count {
      let y = firstY + j * output.stepY
      let x = firstX + i * output.stepX
      outputs[r] = output.base + ((n * output.height + y) * output.width + x) * output.channels
      var entry = table + r
      let left = i * input.stepX
      for tapRow in tapRows {
        let row = j * input.stepY + tapRow
        let isInside = row >= 0 && row < input.height
        let line = input.base + ((n * input.height + row) * input.width + left) * input.channels
        for tapColumn in tapColumns {
          let column = left + tapColumn
          entry.pointee =
            isInside && column >= 0 && column < input.width
            ? line + tapColumn * input.channels : zeros
          entry += stride
        }
      }
      i += 1
      if i == columns {
        i = 0
        j += 1
        if j == rows {
          j = 0
          n += 1
        }
      }
    }
  }
}
