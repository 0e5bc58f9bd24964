import Kernels
import Tensors

/// The mean of every channel over the whole picture, whatever its size.
///
/// - input: `[batch, height, width, channels]`
/// - output: `[batch, channels]`
public struct GlobalAveragePool: Layer {
  /// The name in model files.
  public static let kind = "global-average-pool"

  /// Creates the layer.
  public init() {}

  /// Reads nothing: there are no hyper-parameters.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {}

  /// One number per channel.
  public func plan(for input: Shape) throws(PlanError) -> Plan {
    try input.requireRank(4)
    var plan = Plan(input: input, output: Shape(input.batch, input.channels))
    plan.multiplyAddCount = input.count
    return plan
  }

  /// `output = mean` over the pixels.
  public func forward(_ pass: ForwardPass) {
    let input = pass.plan.input
    globalAverage(
      pass.input, batch: input.batch, pixels: input.height * input.width,
      channels: input.channels, into: pass.output, pool: pass.pool)
  }

  /// Each mean's gradient is shared evenly by the pixels.
  public func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    let input = pass.plan.input
    globalAverageGradient(
      pass.outputGradient.readOnly, batch: input.batch, pixels: input.height * input.width,
      channels: input.channels, into: inputGradient, accumulating: pass.accumulates,
      pool: pass.pool)
  }
}
