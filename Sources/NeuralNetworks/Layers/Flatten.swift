import Kernels
import Tensors

/// All elements of a sample in one row, in memory order (height, width, channels).
///
/// - input: `[batch, …]`
/// - output: `[batch, features]`
public struct Flatten: Layer {
  /// The name in model files.
  public static let kind = "flatten"

  /// Creates the layer.
  public init() {}

  /// Reads nothing: there are no hyper-parameters.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {}

  /// The same memory under another shape.
  public func plan(for input: Shape) -> Plan {
    var plan = Plan(input: input, output: Shape(input.batch, input.countPerSample))
    plan.sharing = .identical
    return plan
  }

  /// Nothing to do when the session shares the memory.
  public func forward(_ pass: ForwardPass) { copy(pass.input, into: pass.output) }

  /// Nothing to do when the session shares the memory.
  public func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    if pass.accumulates {
      add(pass.outputGradient.readOnly, addingTo: inputGradient, pool: pass.pool)
    } else {
      copy(pass.outputGradient.readOnly, into: inputGradient)
    }
  }
}
