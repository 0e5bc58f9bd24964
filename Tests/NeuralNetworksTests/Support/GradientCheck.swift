import NeuralNetworks
import Tensors

/// Compares the gradients of a layer with central differences.
///
/// The loss is a fixed random weighting of the outputs, summed in Double. The step is large where the
/// layer is linear in the tensor and small where it is smooth; inputs must stay two steps from kinks.
struct GradientCheck {
  /// The largest error of a gradient, relative to the largest gradient of its tensor or 1.
  private(set) var largestError = 0.0

  /// Checks every input, operand and parameter of a layer whose input (and skip) are filled.
  ///
  /// - Parameter steps: the step for the input, then for each parameter.
  init(_ single: SingleLayer, steps: [Float], mode: Mode = .training(seed: 5)) {
    single.outputGradient.randomize(11)
    let state = single.state.map(\.values)
    single.forward(mode)
    single.backward(mode)
    var tensors = [(single.input, single.inputGradient)]
    if let skip = single.skip { tensors.append((skip, single.skipGradient)) }
    tensors += zip(single.parameters, single.parameterGradients)
    precondition(steps.count == tensors.count, "one step for each of \(tensors.count) tensors")
    for ((tensor, gradient), step) in zip(tensors, steps) {
      let expected = gradient.values
      let scale = max(1, Double(expected.map(abs).max() ?? 0))
      for index in tensor.view.indices {
        let value = tensor.view[index]
        func loss(_ shifted: Float) -> Double {
          tensor.view[index] = shifted
          for (arena, values) in zip(single.state, state) { arena.view.copy(from: values) }
          single.forward(mode)
          return zip(single.output.values, single.outputGradient.values)
            .reduce(0) { $0 + Double($1.0) * Double($1.1) }
        }
        let difference = (loss(value + step) - loss(value - step)) / (2 * Double(step))
        tensor.view[index] = value
        let error = abs(difference - Double(expected[index])) / scale
        // `max` would drop a NaN, and a NaN must not be replaced by a later number.
        if !largestError.isNaN && !(error <= largestError) { largestError = error }
      }
    }
  }
}
