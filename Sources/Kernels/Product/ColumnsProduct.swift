import CKernels
import Tensors

/// `c (+)= transpose(a) * b` with `a` (`[depth, rows]`) read in place: the weight gradient of a dense
/// layer.
struct ColumnsProduct {
  private static let depthBlock = 256
  /// Rows of `c` whose strip of `a` shares the first-level cache with a panel.
  private static let strip = 48

  let kernels: UnsafePointer<adl_kernels>
  let rows: Int
  let columns: Int
  let depth: Int

  private var width: Int { kernels.pointee.panel_width }
  /// See `ProductPlan.panelStride`.
  private var panelStride: Int { width * depth + 16 }
  private var panels: Int { (columns + width - 1) / width }

  /// Takes the memory of the packed panels.
  func reserve(_ scratch: inout Scratch) -> UnsafeMutablePointer<Float> {
    scratch.take(panels * panelStride)
  }

  /// Computes the product; `finish` is called for every strip of finished rows.
  func run(
    _ a: UnsafePointer<Float>, _ right: RightOperand, _ c: UnsafeMutablePointer<Float>,
    accumulating: Bool, _ scratch: inout Scratch, pool: WorkerPool,
    finish: (_ firstRow: Int, _ count: Int) -> Void
  ) {
    let packed = reserve(&scratch)
    let group = 4
    pool.run(tasks: (panels + group - 1) / group) { task in
      let column = task * group * width
      right.pack(
        kernels, segment: 0, depth: 0..<depth, column: column,
        columns: min(group * width, columns - column), panelStride: panelStride,
        into: packed + task * group * panelStride)
    }
    pool.run(tasks: (rows + Self.strip - 1) / Self.strip) { task in
      let firstRow = task * Self.strip
      let count = min(Self.strip, rows - firstRow)
      for start in stride(from: 0, to: max(depth, 1), by: Self.depthBlock) {
        let length = min(Self.depthBlock, depth - start)
        for panel in 0..<panels {
          multiply(
            a, packed, c, firstRow: firstRow, count: count, depth: start..<start + length,
            panel: panel, accumulating: accumulating || start > 0)
        }
      }
      finish(firstRow, count)
    }
  }

  private func multiply(
    _ a: UnsafePointer<Float>, _ packed: UnsafeMutablePointer<Float>,
    _ c: UnsafeMutablePointer<Float>, firstRow: Int, count: Int, depth part: Range<Int>, panel: Int,
    accumulating: Bool
  ) {
    var left = a + part.lowerBound * rows
    var right = UnsafePointer(packed + panel * panelStride + part.lowerBound * width)
    let output = c + firstRow * columns + panel * width
    withUnsafePointer(to: &left) { left in
      withUnsafePointer(to: &right) { right in
        var job = adl_columns_job(
          a: left, b: right, segments: 1, length: part.count, a_offset: firstRow, a_stride: rows,
          b_offset: 0, b_stride: width, c: output, c_stride: columns, count: count,
          columns: min(width, columns - panel * width), accumulate: accumulating)
        kernels.pointee.columns(&job)
      }
    }
  }
}
