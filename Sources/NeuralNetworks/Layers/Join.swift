import Kernels
import Tensors

/// Two tensors as one row of numbers a sample, the second after the first.
///
/// It is made from `Module.joined`, so model files do not name it.
///
/// - input, skip: `[batch, …]`, of any two shapes
/// - output: `[batch, inputFeatures + skipFeatures]`
struct Join: Layer {
  static let kind = "join"

  init() {}

  init(configuration: inout LayerConfiguration) throws(ArchitectureError) {}

  func plan(for input: Shape) throws(PlanError) -> Plan { try plan(for: input, skip: input) }

  /// One row after the other.
  func plan(for input: Shape, skip: Shape?) throws(PlanError) -> Plan {
    let skip = skip ?? input
    let output = try Shape.checked([input.batch, input.countPerSample + skip.countPerSample])
    var plan = Plan(input: input, output: output)
    plan.skip = skip
    return plan
  }

  func forward(_ pass: ForwardPass) {
    guard let skip = pass.skip else { preconditionFailure("a join needs two operands") }
    let (first, width) = widths(pass.plan)
    for row in 0..<pass.plan.input.batch {
      let output = pass.output.slice(row * width, width)
      copy(pass.input.slice(row * first, first), into: output.slice(0, first))
      copy(
        skip.slice(row * (width - first), width - first),
        into: output.slice(first, width - first))
    }
  }

  /// Each operand gets its part of every row.
  func backward(_ pass: BackwardPass) {
    let (first, width) = widths(pass.plan)
    for row in 0..<pass.plan.input.batch {
      let gradient = pass.outputGradient.readOnly.slice(row * width, width)
      if let target = pass.inputGradient?.slice(row * first, first) {
        hand(gradient.slice(0, first), to: target, pass.accumulates, pass.pool)
      }
      if let target = pass.skipGradient?.slice(row * (width - first), width - first) {
        hand(gradient.slice(first, width - first), to: target, pass.skipAccumulates, pass.pool)
      }
    }
  }

  /// Floats of the first operand, and of both, for one sample.
  private func widths(_ plan: Plan) -> (Int, Int) {
    (plan.input.countPerSample, plan.output.countPerSample)
  }

  private func hand(
    _ gradient: FloatView, to target: MutableFloatView, _ accumulates: Bool, _ pool: WorkerPool
  ) {
    if accumulates {
      add(gradient, addingTo: target, pool: pool)
    } else {
      copy(gradient, into: target)
    }
  }
}
