import CKernels
import Tensors

/// The product of left rows found by pointers with a matrix, `c = activation(c? + a * b + bias)`: the
/// driver of matrix products, of convolutions and of their input gradients.
struct RowsProduct<Source: RowSource> {
  typealias Floats = UnsafeMutablePointer<Float>

  /// What a worker owns.
  private struct Worker {
    let panel: Floats
    let table: Source.RowTable
    let outputs: Source.OutputTable
    let buffer: Floats
  }

  let kernels: UnsafePointer<adl_kernels>
  let plan: ProductPlan
  let source: Source
  let right: RightOperand
  /// Added to the pointers of the result's rows.
  var outputColumn = 0
  var bias: UnsafePointer<Float>?
  var activation = Activation.identity
  var accumulating = false

  /// Takes the memory that `run` needs.
  static func reserve(
    _ plan: ProductPlan, bufferCount: Int, threads: Int, _ scratch: inout Scratch
  ) -> (packed: Floats, first: Floats, workerCount: Int) {
    let packed = scratch.take(plan.packsFirst ? plan.panels * plan.panelWidth * plan.depth : 0)
    var worker = Scratch()
    _ = part(of: plan, bufferCount: bufferCount, &worker)
    let first = scratch.take(worker.count * threads)
    return (packed, first, worker.count)
  }

  private static func part(
    of plan: ProductPlan, bufferCount: Int, _ scratch: inout Scratch
  ) -> Worker {
    Worker(
      panel: scratch.take(plan.packsFirst ? 0 : plan.panelWidth * plan.blockDepth),
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
    if plan.packsFirst { packAll(into: packed, pool) }
    pool.run(tasks: plan.tasks) { task, worker in
      var scratch = Scratch(
        MutableFloatView(base: first + worker * workerCount, count: workerCount))
      let part = Self.part(of: plan, bufferCount: bufferCount, &scratch)
      multiply(
        rowBlock: task / plan.panelGroups, panelGroup: task % plan.panelGroups, packed, part)
    }
  }

  private func packAll(into packed: Floats, _ pool: WorkerPool) {
    let panels = plan.panels
    // Few panels of many segments or many panels of one: both give enough tasks.
    pool.run(tasks: plan.depth * plan.columns < 1 << 15 ? 1 : panels * plan.segments) { task in
      let all = plan.depth * plan.columns < 1 << 15
      for item in all ? 0..<panels * plan.segments : task..<task + 1 {
        let (panel, segment) = (item % panels, item / panels)
        right.pack(
          kernels, segment: segment, depth: 0..<plan.length, column: panel * plan.panelWidth,
          columns: columns(of: panel),
          into: packed + (panel * plan.depth + segment * plan.length) * plan.panelWidth)
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
      for panel in firstPanel..<lastPanel {
        multiply(
          rows: rows, segments, part, panel: panel, packed, worker, isFirst: index == 0,
          isLast: index + 1 >= depthBlocks)
      }
    }
    applyCurve(rows: rows, firstPanel..<lastPanel, worker)
  }

  @inline(__always)
  private func multiply(
    rows: Int, _ segments: Range<Int>, _ part: Range<Int>, panel: Int, _ packed: Floats,
    _ worker: Worker, isFirst: Bool, isLast: Bool
  ) {
    let width = plan.panelWidth
    let columns = columns(of: panel)
    let b: Floats
    if plan.packsFirst {
      let depth = segments.lowerBound * plan.length + part.lowerBound
      b = packed + (panel * plan.depth + depth) * width
    } else {
      b = worker.panel
      for (index, segment) in segments.enumerated() {
        right.pack(
          kernels, segment: segment, depth: part, column: panel * width, columns: columns,
          into: b + index * part.count * width)
      }
    }
    let limits = isLast ? activation.limits : (-Float.infinity, Float.infinity)
    var job = adl_rows_job(
      rows: UnsafePointer(worker.table + segments.lowerBound * plan.rowBlock),
      row_stride: plan.rowBlock, segments: segments.count, offset: part.lowerBound,
      length: part.count, b: b, b_stride: width, c: UnsafePointer(worker.outputs),
      column: outputColumn + panel * width, count: rows, columns: columns,
      accumulate: accumulating || !isFirst,
      finish: isLast && (bias != nil || activation.limits != (-.infinity, .infinity)),
      bias: bias.map { $0 + panel * width }, low: limits.0, high: limits.1)
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
