import Kernels
import Tensors

/// The sum at the end of a residual block, `output = activation(input + skip)`.
///
/// It is made from `Module.residual`, so model files do not name it.
struct Add: Layer {
  static let kind = "add"

  /// What is applied to the sum in the same node; set when a session fuses nodes.
  var activation = Activation.identity

  init() {}

  init(configuration: inout LayerConfiguration) throws(ArchitectureError) {}

  /// Both operands have the shape of the output.
  func plan(for input: Shape) -> Plan {
    var plan = Plan(input: input, output: input)
    plan.sharing = .inPlace
    plan.multiplyAddCount = input.count
    plan.backwardReads = activation == .identity ? [] : [.output]
    plan.overwritesOutputGradient = activation != .identity
    return plan
  }

  func forward(_ pass: ForwardPass) {
    guard let skip = pass.skip else { preconditionFailure("a sum needs two operands") }
    add(pass.input, skip, into: pass.output, pool: pass.pool)
    if activation != .identity {
      activate(pass.output.readOnly, with: activation, into: pass.output, pool: pass.pool)
    }
  }

  /// The gradient passes unchanged to both operands, which may share its memory.
  func backward(_ pass: BackwardPass) {
    if activation != .identity {
      activationGradient(
        pass.outputGradient.readOnly, of: activation, at: pass.output, into: pass.outputGradient,
        pool: pass.pool)
    }
    pass.handOver(to: pass.inputGradient, pass.accumulates)
    pass.handOver(to: pass.skipGradient, pass.skipAccumulates)
  }
}

extension BackwardPass {
  /// Hands the output gradient to one operand.
  fileprivate func handOver(to gradient: MutableFloatView?, _ accumulates: Bool) {
    guard let gradient else { return }
    if accumulates {
      add(outputGradient.readOnly, addingTo: gradient, pool: pool)
    } else {
      copy(outputGradient.readOnly, into: gradient)
    }
  }
}
