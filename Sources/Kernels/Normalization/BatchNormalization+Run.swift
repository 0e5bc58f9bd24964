import CKernels
import Tensors

extension BatchNormalization {
  var chunks: ChannelChunks { ChannelChunks(positions: positions, channels: channels) }

  private func deviation(_ variance: Float) -> Double {
    (Double(variance) + Double(epsilon)).squareRoot()
  }

  /// Each chunk sums the distances from its first row; the chunks' means and squares are then put
  /// together in order (Chan, Golub and LeVeque, 1979).
  func runStatistics(
    _ input: FloatView, _ mean: MutableFloatView, _ variance: MutableFloatView,
    _ partial: UnsafeMutablePointer<Float>, _ pool: WorkerPool
  ) {
    let kernels = Kernel.table
    let (chunks, channels) = (chunks, channels)
    pool.run(tasks: chunks.count) { chunk in
      let sums = partial + 2 * chunk * channels
      kernels.pointee.moments(
        input.base + chunks.first(chunk) * channels, chunks.rows(chunk), channels, sums,
        sums + channels)
    }
    for c in 0..<channels {
      var count = 0.0
      var center = 0.0
      var squares = 0.0
      for chunk in 0..<chunks.count {
        let rows = Double(chunks.rows(chunk))
        let sum = Double(partial[2 * chunk * channels + c])
        let chunkCenter = Double(input[chunks.first(chunk) * channels + c]) + sum / rows
        let chunkSquares = Double(partial[(2 * chunk + 1) * channels + c]) - sum * sum / rows
        let distance = chunkCenter - center
        let total = count + rows
        squares += max(chunkSquares, 0) + distance * distance * count * rows / total
        // NaN is data: `max` above would drop it.
        if chunkSquares.isNaN { squares = .nan }
        center += distance * rows / total
        count = total
      }
      mean[c] = Float(center)
      variance[c] = Float(squares / count)
    }
  }

  func runNormalize(
    _ input: FloatView, _ mean: FloatView, _ variance: FloatView, _ gamma: FloatView,
    _ beta: FloatView, _ activation: Activation, _ output: MutableFloatView, _ pool: WorkerPool
  ) {
    let kernels = Kernel.table
    let (kind, slope) = activation.code
    let channels = channels
    let numbers = adl_normalization(
      mean: mean.base, variance: variance.base, gamma: gamma.base, beta: beta.base,
      epsilon: epsilon)
    withUnsafePointer(to: numbers) { numbers in
      pool.forEachChunk(of: positions, size: max(elementChunk / channels, 1)) { first, count in
        kernels.pointee.normalize(
          numbers, input.base + first * channels, count, channels, kind, slope,
          output.base + first * channels)
      }
    }
  }

  /// `inputGradient = gamma / deviation * (dz - mean(dz) - normal * mean(dz * normal))`, where `dz` is
  /// the gradient before the activation and `normal = (x - mean) / deviation`: per channel a line
  /// `a * dz + b * x + d`.
  func runBackward(
    _ outputGradient: FloatView, _ input: FloatView, _ output: FloatView?,
    _ activation: Activation,
    _ means: (mean: FloatView, variance: FloatView, gamma: FloatView),
    _ gammaGradient: MutableFloatView, _ betaGradient: MutableFloatView,
    _ inputGradient: MutableFloatView, accumulating: Bool,
    _ partial: UnsafeMutablePointer<Float>, _ pool: WorkerPool
  ) {
    let kernels = Kernel.table
    let (chunks, channels) = (chunks, channels)
    let (kind, slope) = activation.code
    // Without an activation the output is not read.
    let output = output ?? input
    var numbers = adl_normalization_gradient(
      mean: means.mean.base, a: nil, b: nil, d: nil, kind: kind, slope: slope,
      accumulate: accumulating)
    withUnsafePointer(to: numbers) { numbers in
      pool.run(tasks: chunks.count) { chunk in
        let sums = partial + 2 * chunk * channels
        sums.initialize(repeating: 0, count: 2 * channels)
        let start = chunks.first(chunk) * channels
        kernels.pointee.normalization_sums(
          numbers, outputGradient.base + start, input.base + start, output.base + start,
          chunks.rows(chunk), channels, sums, sums + channels)
      }
    }
    for c in 0..<channels {
      var sum = 0.0
      var products = 0.0
      for chunk in 0..<chunks.count {
        sum += Double(partial[2 * chunk * channels + c])
        products += Double(partial[(2 * chunk + 1) * channels + c])
      }
      let deviation = deviation(means.variance[c])
      betaGradient[c] += Float(sum)
      gammaGradient[c] += Float(products / deviation)
      let a = Double(means.gamma[c]) / deviation
      let b = -a * products / (deviation * deviation * Double(positions))
      // The sums of channel c are read above, so their places may take its line.
      partial[c] = Float(a)
      partial[channels + c] = Float(b)
      partial[2 * channels + c] = Float(
        -a * sum / Double(positions) - b * Double(means.mean[c]))
    }
    numbers.a = UnsafePointer(partial)
    numbers.b = UnsafePointer(partial + channels)
    numbers.d = UnsafePointer(partial + 2 * channels)
    withUnsafePointer(to: numbers) { numbers in
      pool.forEachChunk(of: positions, size: max(elementChunk / channels, 1)) { first, count in
        let start = first * channels
        kernels.pointee.normalization_gradient(
          numbers, outputGradient.base + start, input.base + start, output.base + start, count,
          channels, inputGradient.base + start)
      }
    }
  }
}
