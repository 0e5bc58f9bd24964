import FileFormats
import Kernels
import Tensors

/// The mean under a sliding window, channel by channel, over the cells inside the picture.
///
/// - input: `[batch, height, width, channels]`
/// - output: `[batch, outputHeight, outputWidth, channels]`
public struct AveragePool2D: Layer {
  /// The name in model files.
  public static let kind = "average-pool-2d"

  private let shared: PoolingWindow

  /// Creates a pooling; the windows lie side by side unless a stride says otherwise.
  public init(_ window: Pair, stride: Pair? = nil, padding: PaddingRule = .valid) {
    shared = PoolingWindow(window, stride: stride, padding: padding)
  }

  /// Reads the hyper-parameters of a model file.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {
    shared = try PoolingWindow(configuration: &configuration)
  }

  /// The hyper-parameters of a model file.
  public var configuration: JSONObject { shared.configuration }

  /// One window per output pixel.
  public func plan(for input: Shape) throws(PlanError) -> Plan { try shared.plan(for: input) }

  /// `output = mean` over the window.
  public func forward(_ pass: ForwardPass) {
    shared.pooling(for: pass.plan.input).average(pass.input, into: pass.output, pool: pass.pool)
  }

  /// Each output's gradient is shared evenly by the cells of its window.
  public func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    let pooling = shared.pooling(for: pass.plan.input)
    if pass.accumulates {
      pooling.averageGradient(
        pass.outputGradient.readOnly, addingTo: inputGradient, pool: pass.pool)
    } else {
      pooling.averageGradient(pass.outputGradient.readOnly, into: inputGradient, pool: pass.pool)
    }
  }
}
