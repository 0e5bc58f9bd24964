import CKernels
import Tensors

// Depthwise convolutions have kernels of their own, which run over rows and vectors of channels; the
// weights are [taps, channels].

extension Convolution {
  /// Calls `body` for groups of the rows of all pictures, `height` each, that the kernels compute together.
  private func forEachGroup(
    height: Int, width: Int, _ pool: WorkerPool,
    _ body: (_ picture: Int, _ row: Int, _ count: Int) -> Void
  ) {
    let group = Int(adl_depthwise_group)
    // Rows of a task that give it enough to do, whole groups of them.
    let size = max(elementChunk / max(width * channels, 1), group) / group * group
    pool.forEachShare(of: batch * height, size: size) { first, count, _ in
      var row = first
      while row < first + count {
        let (picture, start) = row.quotientAndRemainder(dividingBy: height)
        let rows = min(group, height - start, first + count - row)
        body(picture, start, rows)
        row += rows
      }
    }
  }

  func runDepthwise(
    _ kernels: UnsafePointer<adl_kernels>, _ input: FloatView, _ weights: FloatView,
    _ bias: FloatView?, _ activation: Activation, _ output: MutableFloatView, accumulating: Bool,
    _ pool: WorkerPool
  ) {
    let line = outputWidth * channels
    let limits = activation.limits
    let depthwise = adl_depthwise(
      weights: weights.base, bias: bias?.base, accumulate: accumulating, low: limits.low,
      high: limits.high)
    forEachGroup(height: outputHeight, width: outputWidth, pool) { picture, row, count in
      let to = output.base + picture * outputHeight * line
      var (sizes, depthwise) = (sizes, depthwise)
      kernels.pointee.depthwise_rows(
        &sizes, &depthwise, input.base + picture * height * width * channels, row, count, to)
      if let (kind, slope) = activation.curve {
        let part = to + row * line
        kernels.pointee.activate(kind, slope, part, part, count * line)
      }
    }
  }

  func runDepthwiseInput(
    _ kernels: UnsafePointer<adl_kernels>, _ outputGradient: FloatView, _ weights: FloatView,
    _ inputGradient: MutableFloatView, accumulating: Bool, _ pool: WorkerPool
  ) {
    let depthwise = adl_depthwise(
      weights: weights.base, bias: nil, accumulate: accumulating, low: -.infinity, high: .infinity)
    forEachGroup(height: height, width: width, pool) { picture, row, count in
      var (sizes, depthwise) = (sizes, depthwise)
      kernels.pointee.depthwise_input_rows(
        &sizes, &depthwise,
        outputGradient.base + picture * outputHeight * outputWidth * channels, row, count,
        inputGradient.base + picture * height * width * channels)
    }
  }

  /// Output rows are dealt into a fixed number of chunks, each with its own sums, which are then added
  /// up in order.
  static let depthwiseChunks = 16

  func runDepthwiseWeights(
    _ kernels: UnsafePointer<adl_kernels>, _ outputGradient: FloatView, _ input: FloatView,
    _ weightGradient: MutableFloatView, accumulating: Bool, _ scratch: inout Scratch,
    _ pool: WorkerPool
  ) {
    let partial = scratch.take(Self.depthwiseChunks * weightCount)
    let rows = batch * outputHeight
    let chunk = max((rows + Self.depthwiseChunks - 1) / Self.depthwiseChunks, 1)
    let chunks = (rows + chunk - 1) / chunk
    withUnsafePointer(to: sizes) { sizes in
      pool.run(tasks: chunks) { index in
        let sums = partial + index * weightCount
        sums.initialize(repeating: 0, count: weightCount)
        var row = index * chunk
        let end = min(row + chunk, rows)
        while row < end {
          // As much of the chunk as lies in this picture.
          let picture = row / outputHeight
          let last = min(end, (picture + 1) * outputHeight)
          kernels.pointee.depthwise_weights(
            sizes, outputGradient.base + picture * outputHeight * outputWidth * channels,
            input.base + picture * height * width * channels, row - picture * outputHeight,
            last - picture * outputHeight, sums)
          row = last
        }
      }
    }
    if !accumulating { weightGradient.fill(0) }
    let to = weightGradient.base
    for index in 0..<chunks {
      kernels.pointee.add_scaled(to, partial + index * weightCount, 1, to, weightCount)
    }
  }
}
