import FileFormats
import Kernels
import Tensors

/// A layer that applies one function to every element; nothing is learned.
protocol ElementwiseLayer: Layer {
  /// The function.
  var activation: Activation { get }
}

extension ElementwiseLayer {
  /// Input and output have the same shape, and may be the same memory unless the gradient is computed
  /// from the input.
  public func plan(for input: Shape) -> Plan {
    var plan = Plan(input: input, output: input)
    plan.backwardReads = activation.gradientReadsInput ? [.input] : [.output]
    plan.sharing = .inPlace
    plan.multiplyAddCount = input.count
    return plan
  }

  /// `output = activation(input)`.
  public func forward(_ pass: ForwardPass) {
    activate(pass.input, with: activation, into: pass.output, pool: pass.pool)
  }

  /// `inputGradient = outputGradient * activation'`.
  public func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    let values = activation.gradientReadsInput ? pass.input : pass.output
    if pass.accumulates {
      activationGradient(
        pass.outputGradient.readOnly, of: activation, at: values, addingTo: inputGradient,
        pool: pass.pool)
    } else {
      activationGradient(
        pass.outputGradient.readOnly, of: activation, at: values, into: inputGradient,
        pool: pass.pool)
    }
  }
}
