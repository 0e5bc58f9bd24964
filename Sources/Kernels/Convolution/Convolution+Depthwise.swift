import CKernels
import Tensors

// Depthwise convolutions have kernels of their own, which run over rows and vectors of channels; the
// weights are [taps, channels].

extension Convolution {
  /// Rows of a task that give it enough to do.
  private func rowsPerTask(width: Int) -> Int {
    max(1, elementChunk / max(width * channels, 1))
  }

  func runDepthwise(
    _ kernels: UnsafePointer<adl_kernels>, _ input: FloatView, _ weights: FloatView,
    _ bias: FloatView?, _ activation: Activation, _ output: MutableFloatView, accumulating: Bool,
    _ pool: WorkerPool
  ) {
    let line = outputWidth * channels
    let (kind, slope) = activation.code
    withUnsafePointer(to: sizes) { sizes in
      pool.forEachChunk(of: batch * outputHeight, size: rowsPerTask(width: outputWidth)) {
        first, count in
        for row in first..<first + count {
          let to = output.base + row * line
          kernels.pointee.depthwise_row(
            sizes, input.base + row / outputHeight * height * width * channels, weights.base,
            bias?.base, row % outputHeight, accumulating, to)
          if activation != .identity { kernels.pointee.activate(kind, slope, to, to, line) }
        }
      }
    }
  }

  func runDepthwiseInput(
    _ kernels: UnsafePointer<adl_kernels>, _ outputGradient: FloatView, _ weights: FloatView,
    _ inputGradient: MutableFloatView, accumulating: Bool, _ pool: WorkerPool
  ) {
    let picture = outputHeight * outputWidth * channels
    withUnsafePointer(to: sizes) { sizes in
      pool.forEachChunk(of: batch * height, size: rowsPerTask(width: width)) { first, count in
        for row in first..<first + count {
          kernels.pointee.depthwise_input_row(
            sizes, outputGradient.base + row / height * picture, weights.base, row % height,
            accumulating, inputGradient.base + row * width * channels)
        }
      }
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
