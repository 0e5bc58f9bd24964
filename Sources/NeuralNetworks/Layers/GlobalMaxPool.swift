import Kernels
import Tensors

/// The largest value of every channel in the whole picture, whatever its size: whether something is there, wherever.
///
/// - input: `[batch, height, width, channels]`
/// - output: `[batch, channels]`
public struct GlobalMaxPool: Layer {
  /// The name in model files.
  public static let kind = "global-max-pool"

  /// Creates the layer.
  public init() {}

  /// Reads nothing: there are no hyper-parameters.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {}

  /// One number per channel; the way back looks up which pixel was the largest.
  public func plan(for input: Shape) throws(PlanError) -> Plan {
    try input.requireRank(4)
    var plan = Plan(input: input, output: Shape(input.batch, input.channels))
    plan.backwardReads = [.input, .output]
    plan.multiplyAddCount = input.count
    return plan
  }

  /// `output = max` over the pixels.
  public func forward(_ pass: ForwardPass) {
    pooling(of: pass.plan.input).maximum(pass.input, into: pass.output, pool: pass.pool)
  }

  /// Each maximum's gradient goes to the first pixel that equals it.
  public func backward(_ pass: BackwardPass) {
    pooling(of: pass.plan.input).maximumGradient(pass)
  }

  /// One window as large as the picture.
  private func pooling(of input: Shape) -> Pooling {
    Pooling(
      batch: input.batch, height: input.height, width: input.width, channels: input.channels,
      window: Window(kernelHeight: input.height, kernelWidth: input.width, strideY: 1, strideX: 1))
  }
}
