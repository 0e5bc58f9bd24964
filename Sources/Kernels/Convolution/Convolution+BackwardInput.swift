import CKernels
import Tensors

// The input gradient is again a convolution: input pixel (y, x) gathers, over the taps that reached it,
// the output gradient times the transposed weights. With a stride the pixels fall into phases, (y, x)
// modulo the stride, each of which sees its own subset of the taps: one product per phase and group.

extension Convolution {
  /// Calls `body` for each tap of one axis that reaches the pixels `phase + stride * i`, with how far
  /// from output `i` the output lies that it reaches; returns how many there are.
  @inline(__always) @discardableResult
  private static func forEachTap(
    phase: Int, kernel: Int, stride: Int, dilation: Int, padding: Int,
    _ body: (_ index: Int, _ tap: Int, _ shift: Int) -> Void = { _, _, _ in }
  ) -> Int {
    var count = 0
    for tap in 0..<kernel {
      let distance = phase + padding - tap * dilation
      guard distance % stride == 0 else { continue }
      body(count, tap, distance / stride)
      count += 1
    }
    return count
  }

  /// The memory of one input gradient, enough for every phase.
  private struct Memory {
    let offsets: UnsafeMutablePointer<Int>
    let taps: UnsafeMutablePointer<Int>
    let rowShifts: UnsafeMutablePointer<Int>
    let columnTaps: UnsafeMutablePointer<Int>
    let columnShifts: UnsafeMutablePointer<Int>
    let zeros: UnsafeMutablePointer<Float>

    init(_ convolution: Convolution, _ scratch: inout Scratch) {
      let window = convolution.window
      offsets = scratch.take(window.taps, of: Int.self)
      taps = scratch.take(window.kernelHeight, of: Int.self)
      rowShifts = scratch.take(window.kernelHeight, of: Int.self)
      columnTaps = scratch.take(window.kernelWidth, of: Int.self)
      columnShifts = scratch.take(window.kernelWidth, of: Int.self)
      zeros = scratch.take(convolution.groupFilters)
    }

    /// Lists the taps of a phase; returns how many rows and columns of them.
    func select(_ window: Window, phaseY: Int, phaseX: Int) -> (rows: Int, columns: Int) {
      let rows = forEachTap(
        phase: phaseY, kernel: window.kernelHeight, stride: window.strideY,
        dilation: window.dilation, padding: window.padding.top
      ) { index, tap, shift in
        taps[index] = tap
        rowShifts[index] = shift
      }
      let columns = forEachTap(
        phase: phaseX, kernel: window.kernelWidth, stride: window.strideX,
        dilation: window.dilation, padding: window.padding.left
      ) { index, tap, shift in
        columnTaps[index] = tap
        columnShifts[index] = shift
      }
      return (rows, columns)
    }
  }

  /// Pixels of one phase along an axis.
  private static func pixels(_ size: Int, phase: Int, stride: Int) -> Int {
    phase < size ? (size - 1 - phase) / stride + 1 : 0
  }

  /// The phases down and across that have pixels: a stride longer than the input has no more of them.
  private var phases: (rows: Int, columns: Int) {
    (min(window.strideY, height), min(window.strideX, width))
  }

  private func phasePlan(
    _ kernels: UnsafePointer<adl_kernels>, phaseY: Int, phaseX: Int, segments: Int, threads: Int
  ) -> ProductPlan {
    ProductPlan(
      rows: batch * Self.pixels(height, phase: phaseY, stride: window.strideY)
        * Self.pixels(width, phase: phaseX, stride: window.strideX),
      columns: groupChannels, segments: segments, length: groupFilters, kernels: kernels,
      threads: threads)
  }

  func backwardInputScratchCount(threads: Int) -> Int {
    if usesDepthwise { return 0 }
    if usesWinograd(for: .backwardInput) {
      return winogradScratchCount(for: .backwardInput, threads: threads)
    }
    let kernels = Kernel.table
    var scratch = Scratch()
    _ = Memory(self, &scratch)
    var most = 0
    for phaseY in 0..<phases.rows {
      for phaseX in 0..<phases.columns {
        let rows = Self.forEachTap(
          phase: phaseY, kernel: window.kernelHeight, stride: window.strideY,
          dilation: window.dilation, padding: window.padding.top)
        let columns = Self.forEachTap(
          phase: phaseX, kernel: window.kernelWidth, stride: window.strideX,
          dilation: window.dilation, padding: window.padding.left)
        var part = Scratch()
        _ = RowsProduct<PixelRows>.reserve(
          phasePlan(
            kernels, phaseY: phaseY, phaseX: phaseX, segments: rows * columns, threads: threads),
          bufferCount: 0, threads: threads, &part)
        most = max(most, part.count)
      }
    }
    return scratch.count + most
  }

  func runBackwardInput(
    _ outputGradient: FloatView, _ weights: FloatView, _ inputGradient: MutableFloatView,
    accumulating: Bool, _ workspace: MutableFloatView, _ pool: WorkerPool
  ) {
    let kernels = Kernel.table
    if usesDepthwise {
      return runDepthwiseInput(
        kernels, outputGradient, weights, inputGradient, accumulating: accumulating, pool)
    }
    if usesWinograd(for: .backwardInput) {
      return runWinograd(
        .backwardInput, outputGradient, weights, inputGradient, .init(accumulating: accumulating),
        workspace, pool)
    }
    var scratch = Scratch(workspace)
    let memory = Memory(self, &scratch)
    memory.zeros.initialize(repeating: 0, count: groupFilters)
    for phaseY in 0..<phases.rows {
      for phaseX in 0..<phases.columns {
        let taps = memory.select(window, phaseY: phaseY, phaseX: phaseX)
        for t in 0..<taps.rows {
          for u in 0..<taps.columns {
            let tap = memory.taps[t] * window.kernelWidth + memory.columnTaps[u]
            memory.offsets[t * taps.columns + u] = tap * groupChannels * filters
          }
        }
        let plan = phasePlan(
          kernels, phaseY: phaseY, phaseX: phaseX, segments: taps.rows * taps.columns,
          threads: pool.threads)
        for group in 0..<groups {
          let source = PixelRows(
            input: .init(
              base: outputGradient.base + group * groupFilters, height: outputHeight,
              width: outputWidth, channels: filters, stepY: 1, stepX: 1),
            output: .init(
              base: inputGradient.base, height: height, width: width, channels: channels,
              stepY: window.strideY, stepX: window.strideX),
            firstY: phaseY, firstX: phaseX,
            rows: Self.pixels(height, phase: phaseY, stride: window.strideY),
            columns: Self.pixels(width, phase: phaseX, stride: window.strideX),
            tapRows: .init(start: memory.rowShifts, count: taps.rows),
            tapColumns: .init(start: memory.columnShifts, count: taps.columns),
            zeros: UnsafePointer(memory.zeros))
          var product = RowsProduct(
            kernels: kernels, plan: plan, source: source,
            right: .plain(
              RightOperand(
                base: weights.base + group * groupFilters, segmentOffsets: memory.offsets,
                stride: filters, isTransposed: true)))
          product.outputColumn = group * groupChannels
          product.accumulating = accumulating
          var part = scratch
          product.run(&part, pool: pool)
        }
      }
    }
  }
}
