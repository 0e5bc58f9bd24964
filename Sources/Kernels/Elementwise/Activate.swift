import Tensors

/// Overwrites `output` with `activation(input)`, element by element; the two may be the same.
public func activate(
  _ input: FloatView, with activation: Activation, into output: MutableFloatView, pool: WorkerPool
) {
  require(output, input.count, "output")
  for index in input.indices {
    output[index] = Float(Reference.value(of: activation, at: Double(input[index])))
  }
}

/// Overwrites `inputGradient` with `outputGradient * activation'`; the two may be the same.
///
/// `values` are the activation's inputs where `activation.gradientReadsInput`, else its outputs.
public func activationGradient(
  _ outputGradient: FloatView, of activation: Activation, at values: FloatView,
  into inputGradient: MutableFloatView, pool: WorkerPool
) {
  run(outputGradient, activation, values, inputGradient, false)
}

/// Adds `outputGradient * activation'` to `inputGradient`; see
/// `activationGradient(_:of:at:into:pool:)`.
public func activationGradient(
  _ outputGradient: FloatView, of activation: Activation, at values: FloatView,
  addingTo inputGradient: MutableFloatView, pool: WorkerPool
) {
  run(outputGradient, activation, values, inputGradient, true)
}

private func run(
  _ outputGradient: FloatView, _ activation: Activation, _ values: FloatView,
  _ inputGradient: MutableFloatView, _ accumulating: Bool
) {
  require(values, outputGradient.count, "values")
  require(inputGradient, outputGradient.count, "inputGradient")
  for index in values.indices {
    let value = Double(values[index])
    let slope =
      activation == .sigmoid
      ? value * (1 - value) : Reference.derivative(of: activation, at: value)
    let gradient = outputGradient[index] * Float(slope)
    inputGradient[index] = accumulating ? inputGradient[index] + gradient : gradient
  }
}
