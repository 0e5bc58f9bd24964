import CKernels
import Tensors

extension MatrixProduct {
  /// Plans or runs through the same reservations: see `Scratch`.
  func scratchCount(threads: Int) -> Int {
    let kernels = Kernel.table
    var scratch = Scratch()
    _ = scratch.take(1, of: Int.self)
    if transposingA {
      _ = columnsProduct(kernels).reserve(&scratch)
    } else {
      reserve(plan(kernels, threads), threads, &scratch)
    }
    return scratch.count
  }

  private func columnsProduct(_ kernels: UnsafePointer<adl_kernels>) -> ColumnsProduct {
    ColumnsProduct(kernels: kernels, rows: rows, columns: columns, depth: depth)
  }

  /// See `MatrixRows.copyLength`.
  private func copyLength(_ plan: ProductPlan) -> Int {
    columns >= 256 && depth > plan.blockDepth ? plan.blockDepth : 0
  }

  private func plan(
    _ kernels: UnsafePointer<adl_kernels>, _ threads: Int, isPrepacked: Bool = false
  ) -> ProductPlan {
    ProductPlan(
      rows: rows, columns: columns, segments: 1, length: depth, kernels: kernels, threads: threads,
      isPrepacked: isPrepacked)
  }

  private var panels: PackedPanels {
    PackedPanels(kernels: Kernel.table, columns: columns, segments: 1, length: depth)
  }

  /// The floats of `b` in packed panels.
  func countPacked() -> Int { panels.count }

  /// Plans a product with packed panels, which needs no more memory than one that packs.
  func packedScratchCount(threads: Int) -> Int {
    var scratch = Scratch()
    reserve(plan(Kernel.table, threads, isPrepacked: true), threads, &scratch)
    return scratch.count
  }

  private func reserve(_ plan: ProductPlan, _ threads: Int, _ scratch: inout Scratch) {
    _ = RowsProduct<MatrixRows>.reserve(
      plan, bufferCount: plan.rowBlock * copyLength(plan), threads: threads, &scratch)
  }

  func runPack(_ b: FloatView, _ packed: MutableFloatView, _ pool: WorkerPool) {
    var offset = 0
    withUnsafePointer(to: &offset) {
      panels.pack(right(b, $0), into: packed.base, pool: pool)
    }
  }

  private func right(_ b: FloatView, _ offset: UnsafePointer<Int>) -> RightOperand {
    RightOperand(
      base: b.base, segmentOffsets: offset, stride: transposingB ? depth : columns,
      isTransposed: transposingB)
  }

  /// `c = activation((accumulating ? c : 0) + a * b + bias)`.
  func run(
    _ a: FloatView, _ b: FloatView, _ c: MutableFloatView, accumulating: Bool, bias: FloatView?,
    activation: Activation, workspace: MutableFloatView, pool: WorkerPool
  ) {
    let kernels = Kernel.table
    var scratch = Scratch(workspace)
    let offset = scratch.take(1, of: Int.self)
    offset.pointee = 0
    let right = right(b, offset)
    if transposingA {
      columnsProduct(kernels).run(
        a.base, right, c.base, accumulating: accumulating, &scratch, pool: pool
      ) { firstRow, count in
        finish(kernels, c, firstRow, count, bias, activation)
      }
    } else {
      runRows(
        a, .plain(right), plan(kernels, pool.threads), c, accumulating: accumulating, bias,
        activation, &scratch, pool)
    }
  }

  /// `c = activation(a * b + bias)` with packed panels.
  func runPacked(
    _ a: FloatView, _ packed: FloatView, _ c: MutableFloatView, bias: FloatView?,
    activation: Activation, workspace: MutableFloatView, pool: WorkerPool
  ) {
    var scratch = Scratch(workspace)
    runRows(
      a, .packed(packed.base), plan(Kernel.table, pool.threads, isPrepacked: true), c,
      accumulating: false, bias, activation, &scratch, pool)
  }

  private func runRows(
    _ a: FloatView, _ right: RightSide, _ plan: ProductPlan, _ c: MutableFloatView,
    accumulating: Bool, _ bias: FloatView?, _ activation: Activation, _ scratch: inout Scratch,
    _ pool: WorkerPool
  ) {
    let rows = MatrixRows(
      a: a.base, stride: depth, c: c.base, outputStride: columns, copyLength: copyLength(plan))
    var product = RowsProduct(kernels: Kernel.table, plan: plan, source: rows, right: right)
    product.bias = bias?.base
    product.activation = activation
    product.accumulating = accumulating
    product.run(&scratch, pool: pool)
  }

  private func finish(
    _ kernels: UnsafePointer<adl_kernels>, _ c: MutableFloatView, _ firstRow: Int, _ count: Int,
    _ bias: FloatView?, _ activation: Activation
  ) {
    let (kind, slope) = activation.code
    for row in firstRow..<firstRow + count {
      let values = c.base + row * columns
      if let bias { kernels.pointee.add_scaled(values, bias.base, 1, values, columns) }
      if activation != .identity { kernels.pointee.activate(kind, slope, values, values, columns) }
    }
  }
}
