import CKernels
import Tensors

// The forward pass is one product per group: the taps of every output pixel times the weights, which are
// a row-major [taps * channels, filters] matrix as they stand.

extension Convolution {
  /// The memory of one forward pass.
  private struct Memory {
    let offsets: UnsafeMutablePointer<Int>
    let tapRows: UnsafeMutableBufferPointer<Int>
    let tapColumns: UnsafeMutableBufferPointer<Int>
    let zeros: UnsafeMutablePointer<Float>

    init(_ convolution: Convolution, _ scratch: inout Scratch) {
      let window = convolution.window
      offsets = scratch.take(window.taps, of: Int.self)
      tapRows = UnsafeMutableBufferPointer(
        start: scratch.take(window.kernelHeight, of: Int.self), count: window.kernelHeight)
      tapColumns = UnsafeMutableBufferPointer(
        start: scratch.take(window.kernelWidth, of: Int.self), count: window.kernelWidth)
      zeros = scratch.take(convolution.groupChannels)
    }
  }

  private func forwardPlan(
    _ kernels: UnsafePointer<adl_kernels>, _ pass: Pass, _ threads: Int
  ) -> ProductPlan {
    ProductPlan(
      rows: outputPixels, columns: groupFilters, segments: gathersTaps ? 1 : window.taps,
      length: gathersTaps ? window.taps * groupChannels : groupChannels, kernels: kernels,
      threads: threads, isPrepacked: pass == .packedForward)
  }

  func forwardScratchCount(_ pass: Pass, threads: Int) -> Int {
    if usesDepthwise { return 0 }
    if usesWinograd(for: pass) { return winogradScratchCount(for: pass, threads: threads) }
    if readsTapRows { return tapRowsScratchCount(pass, threads: threads) }
    var scratch = Scratch()
    let plan = forwardPlan(Kernel.table, pass, threads)
    _ = Memory(self, &scratch)
    _ = RowsProduct<PixelRows>.reserve(
      plan,
      bufferCount: gathersTaps
        ? GatheredRows.bufferCount(rows: plan.rowBlock, depth: plan.depth) : 0,
      threads: threads, &scratch)
    return scratch.count
  }

  /// Runs `.forward` with plain or `.packedForward` with packed weights.
  func runForward(
    _ pass: Pass, _ input: FloatView, _ weights: FloatView, _ bias: FloatView?,
    _ activation: Activation,
    _ output: MutableFloatView, accumulating: Bool, _ workspace: MutableFloatView,
    _ pool: WorkerPool
  ) {
    let kernels = Kernel.table
    if usesDepthwise {
      return runDepthwise(
        kernels, input, weights, bias, activation, output, accumulating: accumulating, pool)
    }
    if usesWinograd(for: pass) {
      return runWinograd(
        pass, input, weights, output,
        .init(bias: bias?.base, activation: activation, accumulating: accumulating), workspace,
        pool)
    }
    if readsTapRows {
      return runTapRows(
        pass, input, weights, bias, activation, output, accumulating: accumulating, workspace,
        pool)
    }
    var scratch = Scratch(workspace)
    let memory = Memory(self, &scratch)
    fillOffsets(memory.offsets)
    for ky in memory.tapRows.indices {
      memory.tapRows[ky] = ky * window.dilation - window.padding.top
    }
    for kx in memory.tapColumns.indices {
      memory.tapColumns[kx] = kx * window.dilation - window.padding.left
    }
    memory.zeros.initialize(repeating: 0, count: groupChannels)
    let plan = forwardPlan(kernels, pass, pool.threads)
    for group in 0..<groups {
      let firstFilter = group * groupFilters
      let right: RightSide =
        if pass == .packedForward {
          .packed(weights.base + group * packedPanels(kernels).count)
        } else {
          .plain(right(weights, group: group, offsets: memory.offsets))
        }
      func run(_ source: some RowSource) {
        var product = RowsProduct(kernels: kernels, plan: plan, source: source, right: right)
        product.outputColumn = firstFilter
        product.bias = bias.map { $0.base + firstFilter }
        product.activation = activation
        product.accumulating = accumulating
        var scratch = scratch
        product.run(&scratch, pool: pool)
      }
      if gathersTaps {
        run(
          GatheredRows(
            kernels: kernels, window: sizes, input: input.base, channel: group * groupChannels,
            groupChannels: groupChannels, depth: plan.depth, pictures: batch, output: output.base,
            filters: filters))
      } else {
        run(
          PixelRows(
            input: .init(
              base: input.base + group * groupChannels, height: height, width: width,
              channels: channels, stepY: window.strideY, stepX: window.strideX),
            output: .init(
              base: output.base, height: outputHeight, width: outputWidth, channels: filters,
              stepY: 1, stepX: 1),
            firstY: 0, firstX: 0, rows: outputHeight, columns: outputWidth,
            tapRows: memory.tapRows, tapColumns: memory.tapColumns,
            zeros: UnsafePointer(memory.zeros)))
      }
    }
  }

  /// Where the weights of each tap start.
  private func fillOffsets(_ offsets: UnsafeMutablePointer<Int>) {
    for tap in 0..<window.taps { offsets[tap] = tap * groupChannels * filters }
  }

  /// The weights of a group as they stand.
  private func right(
    _ weights: FloatView, group: Int, offsets: UnsafePointer<Int>
  ) -> RightOperand {
    RightOperand(
      base: weights.base + group * groupFilters, segmentOffsets: offsets, stride: filters,
      isTransposed: false)
  }

  /// The panels of one group's weights.
  func packedPanels(_ kernels: UnsafePointer<adl_kernels>) -> PackedPanels {
    PackedPanels(
      kernels: kernels, columns: groupFilters, segments: window.taps, length: groupChannels)
  }

  func countPacked() -> Int {
    if usesDepthwise { return 0 }
    let kernels = Kernel.table
    if usesWinograd(for: .packedForward) {
      return winogradProduct(kernels, for: .packedForward, threads: 1).weights.count
    }
    return groups * packedPanels(kernels).count
  }

  func runPack(_ weights: FloatView, _ packed: MutableFloatView, _ pool: WorkerPool) {
    if usesDepthwise { return }
    let kernels = Kernel.table
    if usesWinograd(for: .packedForward) {
      winogradProduct(kernels, for: .packedForward, threads: pool.threads).weights.transform(
        weights.base, transposing: false, into: packed.base, pool: pool)
      return
    }
    packPanels(weights, packedPanels(kernels), into: packed.base, pool)
  }

  /// Packs the weights of every group, one after another.
  func packPanels(
    _ weights: FloatView, _ panels: PackedPanels, into packed: UnsafeMutablePointer<Float>,
    _ pool: WorkerPool
  ) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: window.taps) { offsets in
      guard let offsets = offsets.baseAddress else { return }
      fillOffsets(offsets)
      for group in 0..<groups {
        panels.pack(
          right(weights, group: group, offsets: offsets),
          into: packed + group * panels.count, pool: pool)
      }
    }
  }
}
