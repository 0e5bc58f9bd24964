import CKernels
import Tensors

/// Overwrites `output` with the mean of every channel over all pixels of each picture.
///
/// - `input`: `[batch, pixels, channels]`
/// - `output`: `[batch, channels]`
public func globalAverage(
  _ input: FloatView, batch: Int, pixels: Int, channels: Int, into output: MutableFloatView,
  pool: WorkerPool
) {
  require(input, batch * pixels * channels, "input")
  require(output, batch * channels, "output")
  let kernels = Kernel.table
  let size = max(1, elementChunk / max(pixels * channels, 1))
  pool.forEachChunk(of: batch, size: size) { first, count in
    for n in first..<first + count {
      let to = output.base + n * channels
      to.initialize(repeating: 0, count: channels)
      kernels.pointee.channel_sums(input.base + n * pixels * channels, pixels, channels, to)
      kernels.pointee.scale(to, 1 / Float(pixels), to, channels)
    }
  }
}

/// Spreads each mean's gradient evenly over its pixels, overwriting `inputGradient`, or, when
/// `accumulating`, adding to it.
public func globalAverageGradient(
  _ outputGradient: FloatView, batch: Int, pixels: Int, channels: Int,
  into inputGradient: MutableFloatView, accumulating: Bool = false, pool: WorkerPool
) {
  require(outputGradient, batch * channels, "outputGradient")
  require(inputGradient, batch * pixels * channels, "inputGradient")
  let kernels = Kernel.table
  let share = 1 / Float(pixels)
  let size = max(1, elementChunk / max(pixels * channels, 1))
  pool.forEachChunk(of: batch, size: size) { first, count in
    for n in first..<first + count {
      let from = outputGradient.base + n * channels
      for p in n * pixels..<(n + 1) * pixels {
        let to = inputGradient.base + p * channels
        if accumulating {
          kernels.pointee.add_scaled(to, from, share, to, channels)
        } else {
          kernels.pointee.scale(from, share, to, channels)
        }
      }
    }
  }
}
