import Kernels
import Tensors

/// Probabilities from logits, `output = exp(input) / sum(exp(input))`, over the last axis.
///
/// Networks that train with cross-entropy end in logits instead: the loss contains the softmax.
///
/// - input, output: `[batch, …, classes]`
public struct Softmax: Layer {
  /// The name in model files.
  public static let kind = "softmax"

  /// Creates the layer.
  public init() {}

  /// Reads nothing: there are no hyper-parameters.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {}

  /// The same shape; the way back needs the output only.
  public func plan(for input: Shape) -> Plan {
    var plan = Plan(input: input, output: input)
    plan.backwardReads = [.output]
    plan.sharing = .inPlace
    plan.overwritesOutputGradient = true
    plan.multiplyAddCount = input.count
    return plan
  }

  /// `output = softmax(input)`, row by row.
  public func forward(_ pass: ForwardPass) {
    softmax(
      pass.input, classes: pass.plan.input.channels, into: pass.output, pool: pass.pool)
  }

  /// `inputGradient = output * (outputGradient - sum(outputGradient * output))`, row by row.
  public func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    // To accumulate, the gradient is computed over its source, which nothing else reads any more.
    let target = pass.accumulates ? pass.outputGradient : inputGradient
    softmaxGradient(
      pass.outputGradient.readOnly, output: pass.output, classes: pass.plan.input.channels,
      into: target, pool: pass.pool)
    if pass.accumulates {
      add(target.readOnly, addingTo: inputGradient, pool: pass.pool)
    }
  }
}
