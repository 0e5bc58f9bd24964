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
  Reference.globalAverage(
    input, batch: batch, pixels: pixels, channels: channels, into: output)
}

/// Spreads each mean's gradient evenly over its pixels, overwriting `inputGradient`, or, when
/// `accumulating`, adding to it.
public func globalAverageGradient(
  _ outputGradient: FloatView, batch: Int, pixels: Int, channels: Int,
  into inputGradient: MutableFloatView, accumulating: Bool = false, pool: WorkerPool
) {
  require(outputGradient, batch * channels, "outputGradient")
  require(inputGradient, batch * pixels * channels, "inputGradient")
  for index in inputGradient.indices {
    let gradient =
      outputGradient[index / (pixels * channels) * channels + index % channels] / Float(pixels)
    inputGradient[index] = accumulating ? inputGradient[index] + gradient : gradient
  }
}
