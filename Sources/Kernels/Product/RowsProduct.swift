import CKernels
import Tensors

/// The product of left rows found by pointers with a matrix, `c = activation(c? + a * b + bias)`: the
/// driver of matrix products, of convolutions and of their input gradients.
struct RowsProduct<Source: RowSource> {
  typealias Floats = UnsafeMutablePointer<Float>

  /// What a worker owns.
  private struct Worker {
    let panels: Floats
    let table: Source.RowTable
    let outputs: Source.OutputTable
    let buffer: Floats
  }

  let kernels: UnsafePointer<adl_kernels>
  let plan: ProductPlan
  let source: Source
  let right: RightSide
  /// Added to the pointers of the result's rows.
  var outputColumn = 0
  var bias: UnsafePointer<Float>?
  var activation = Activation.identity
  var accumulating = false

  /// Takes the memory that `run` needs.
  static func reserve(
    _ plan: ProductPlan, bufferCount: Int, threads: Int, _ scratch: inout Scratch
  ) -> (packed: Floats, first: Floats, workerCount: Int) {
    let packed = scratch.take(plan.packsFirst ? plan.panels * plan.panelStride : 0)
    var worker = Scratch()
    _ = part(of: plan, bufferCount: bufferCount, &worker)
    let first = scratch.take(worker.count * threads)
    return (packed, first, worker.count)
  }

  private static func part(
    of plan: ProductPlan, bufferCount: Int, _ scratch: inout Scratch
  ) -> Worker {
    Worker(
      panels: scratch.take(
        plan.packsFirst || plan.isPrepacked ? 0 : plan.panelGroup * plan.panelStride),
      table: scratch.take(plan.segments * plan.rowBlock, of: UnsafePointer<Float>.self),
      outputs: scratch.take(plan.rowBlock, of: UnsafeMutablePointer<Float>.self),
      buffer: scratch.take(bufferCount))
  }

  /// Computes the product in memory taken from `scratch`.
  func run(_ scratch: inout Scratch, pool: WorkerPool) {
    guard plan.rows > 0 && plan.columns > 0 else { return }
    let bufferCount = source.bufferCount(rows: plan.rowBlock)
    let (packed, first, workerCount) = Self.reserve(
      plan, bufferCount: bufferCount, threads: pool.threads, &scratch)
    if plan.packsFirst, case .plain(let right) = right { packAll(right, into: packed, pool) }
    pool.run(tasks: plan.tasks) { task, worker in
      var scratch = Scratch(
        MutableFloatView(base: first + worker * workerCount, count: workerCount))
      let part = Self.part(of: plan, bufferCount: bufferCount, &scratch)
      let (rowBlock, panelGroup) = plan.blocks(of: task)
      multiply(rowBlock: rowBlock, panelGroup: panelGroup, packed, part)
    }
  }

  private func packAll(_ right: RightOperand, into packed: Floats, _ pool: WorkerPool) {
    // Groups of panels, cut further by segments; a small matrix is one task.
    let isSmall = plan.depth * plan.columns < 1 << 15
    let group = isSmall ? plan.panels : min(plan.panels, 8)
    let groups = (plan.panels + group - 1) / max(group, 1)
    let parts = isSmall ? 1 : max(plan.segments, min(plan.length / 64, pool.threads))
    pool.run(tasks: groups * parts) { task in
      let (index, part) = (task % groups, task / groups)
      let column = index * group * plan.panelWidth
      let columns = min(group * plan.panelWidth, plan.columns - column)
      // Parts are runs of segments, or of the one segment's rows.
      let depth = plan.depth * part / parts..<plan.depth * (part + 1) / parts
      var k = depth.lowerBound
      while k < depth.upperBound {
        let segment = k / plan.length
        let end = min(depth.upperBound, (segment + 1) * plan.length)
        right.pack(
          kernels, segment: segment,
          depth: k - segment * plan.length..<end - segment * plan.length, column: column,
          columns: columns, panelStride: plan.panelStride,
          into: packed + index * group * plan.panelStride + k * plan.panelWidth)
        k = end
      }
    }
  }

  private func columns(of panel: Int) -> Int {
    min(plan.panelWidth, plan.columns - panel * plan.panelWidth)
  }

  private func multiply(rowBlock: Int, panelGroup: Int, _ packed: Floats, _ worker: Worker) {
    let firstRow = rowBlock * plan.rowBlock
    let rows = min(plan.rowBlock, plan.rows - firstRow)
    source.fill(
      first: firstRow, count: rows, table: worker.table, stride: plan.rowBlock,
      outputs: worker.outputs, buffer: worker.buffer)
    let firstPanel = panelGroup * plan.panelGroup
    let lastPanel = min(firstPanel + plan.panelGroup, plan.panels)
    let depthBlocks = plan.depthBlocks
    for index in 0..<max(depthBlocks, 1) {
      // A depth of zero still finishes the result: one block without segments.
      let (segments, part) = depthBlocks == 0 ? (0..<0, 0..<0) : plan.block(index)
      let offset = source.prepare(
        part: part, first: firstRow, count: rows, table: worker.table, buffer: worker.buffer)
      if !plan.packsFirst, case .plain(let right) = right {
        pack(right, firstPanel..<lastPanel, segments, part, worker)
      }
      for panel in firstPanel..<lastPanel {
        multiply(
          rows: rows, segments, part, offset: offset, panel: panel,
          hasNext: panel + 1 < lastPanel, packed, worker, isFirst: index == 0,
          isLast: index + 1 >= depthBlocks)
      }
    }
    applyCurve(rows: rows, firstPanel..<lastPanel, worker)
  }

  /// Whether the left rows are too few to pay for packing, so that whole panels are read where they lie;
  /// the segments of a matrix that is not transposed follow each other.
  private func readsInPlace(_ right: RightOperand) -> Bool {
    !plan.packsFirst && !right.isTransposed && plan.rows <= 2 * kernels.pointee.tile_rows
  }

  /// Packs the panels of a task for one depth block.
  private func pack(
    _ right: RightOperand, _ panels: Range<Int>, _ segments: Range<Int>, _ part: Range<Int>,
    _ worker: Worker
  ) {
    // Only the last panel can be narrow, and then packing it alone will do.
    let isWhole = panels.upperBound * plan.panelWidth <= plan.columns
    let readsInPlace = readsInPlace(right)
    if readsInPlace && isWhole { return }
    let panels = readsInPlace ? panels.upperBound - 1..<panels.upperBound : panels
    let column = panels.lowerBound * plan.panelWidth
    let columns = min(panels.upperBound * plan.panelWidth, plan.columns) - column
    for (index, segment) in segments.enumerated() {
      right.pack(
        kernels, segment: segment, depth: part, column: column, columns: columns,
        panelStride: plan.panelStride,
        into: worker.panels + panels.lowerBound % plan.panelGroup * plan.panelStride
          + index * part.count * plan.panelWidth)
    }
  }

  @inline(__always)
  private func multiply(
    rows: Int, _ segments: Range<Int>, _ part: Range<Int>, offset: Int, panel: Int, hasNext: Bool,
    _ packed: Floats, _ worker: Worker, isFirst: Bool, isLast: Bool
  ) {
    let width = plan.panelWidth
    let columns = columns(of: panel)
    let depth = segments.lowerBound * plan.length + part.lowerBound
    let b: UnsafePointer<Float>
    var stride = width
    switch right {
    case .packed(let panels): b = panels + panel * plan.panelStride + depth * width
    case .plain where plan.packsFirst:
      b = UnsafePointer(packed + panel * plan.panelStride + depth * width)
    case .plain(let right) where columns == width && readsInPlace(right):
      b =
        right.base + right.segmentOffsets[segments.lowerBound] + part.lowerBound * right.stride
        + panel * width
      stride = right.stride
    case .plain:
      b = UnsafePointer(worker.panels + panel % plan.panelGroup * plan.panelStride)
    }
    let limits = isLast ? activation.limits : (-Float.infinity, Float.infinity)
    var job = adl_rows_job(
      rows: UnsafePointer(worker.table + segments.lowerBound * plan.rowBlock),
      row_stride: plan.rowBlock, segments: segments.count, offset: offset,
      length: part.count, b: b, b_stride: stride,
      c: UnsafePointer(worker.outputs),
      column: outputColumn + panel * width, count: rows, columns: columns,
      accumulate: accumulating || !isFirst,
      finish: isLast && (bias != nil || activation.limits != (-.infinity, .infinity)),
      bias: bias.map { $0 + panel * width }, low: limits.0, high: limits.1,
      next: hasNext ? b + plan.panelStride : nil)
    kernels.pointee.rows(&job)
  }

  /// The activations that are not a clamp.
  private func applyCurve(rows: Int, _ panels: Range<Int>, _ worker: Worker) {
    guard let (kind, slope) = activation.curve else { return }
    let start = panels.lowerBound * plan.panelWidth
    let count = min(panels.upperBound * plan.panelWidth, plan.columns) - start
    for r in 0..<rows {
      let part = worker.outputs[r] + outputColumn + start
      kernels.pointee.activate(kind, slope, part, part, count)
    }
  }
}
