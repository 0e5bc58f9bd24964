import CKernels
import Tensors

/// Overwrites `output` with `activation(input)`, element by element; the two may be the same.
public func activate(
  _ input: FloatView, with activation: Activation, into output: MutableFloatView, pool: WorkerPool
) {
  require(output, input.count, "output")
  let kernels = Kernel.table
  let (kind, slope) = activation.code
  pool.forEachChunk(of: input.count, size: elementChunk) { start, count in
    kernels.pointee.activate(kind, slope, input.base + start, output.base + start, count)
  }
}

/// Overwrites `inputGradient` with `outputGradient * activation'`; the two may be the same.
///
/// `values` are the activation's inputs where `activation.gradientReadsInput`, else its outputs.
public func activationGradient(
  _ outputGradient: FloatView, of activation: Activation, at values: FloatView,
  into inputGradient: MutableFloatView, pool: WorkerPool
) {
  run(outputGradient, activation, values, inputGradient, accumulating: false, pool)
}

/// Adds `outputGradient * activation'` to `inputGradient`; see
/// `activationGradient(_:of:at:into:pool:)`.
public func activationGradient(
  _ outputGradient: FloatView, of activation: Activation, at values: FloatView,
  addingTo inputGradient: MutableFloatView, pool: WorkerPool
) {
  run(outputGradient, activation, values, inputGradient, accumulating: true, pool)
}

private func run(
  _ outputGradient: FloatView, _ activation: Activation, _ values: FloatView,
  _ inputGradient: MutableFloatView, accumulating: Bool, _ pool: WorkerPool
) {
  require(values, outputGradient.count, "values")
  require(inputGradient, outputGradient.count, "inputGradient")
  let kernels = Kernel.table
  let (kind, slope) = activation.code
  pool.forEachChunk(of: values.count, size: elementChunk) { start, count in
    kernels.pointee.activation_gradient(
      kind, slope, outputGradient.base + start, values.base + start, inputGradient.base + start,
      count, accumulating)
  }
}
