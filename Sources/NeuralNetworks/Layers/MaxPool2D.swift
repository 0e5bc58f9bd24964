import FileFormats
import Kernels
import Tensors

/// The largest value under a sliding window, channel by channel; padding never wins.
///
/// - input: `[batch, height, width, channels]`
/// - output: `[batch, outputHeight, outputWidth, channels]`
public struct MaxPool2D: Layer {
  /// The name in model files.
  public static let kind = "max-pool-2d"

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

  /// One window per output pixel; the way back looks up which cell was the largest.
  public func plan(for input: Shape) throws(PlanError) -> Plan {
    var plan = try shared.plan(for: input)
    plan.backwardReads = [.input, .output]
    return plan
  }

  /// `output = max` over the window.
  public func forward(_ pass: ForwardPass) {
    shared.pooling(for: pass.plan.input).maximum(pass.input, into: pass.output, pool: pass.pool)
  }

  /// Each output's gradient goes to the first cell that equals it.
  public func backward(_ pass: BackwardPass) {
    shared.pooling(for: pass.plan.input).maximumGradient(pass)
  }
}
