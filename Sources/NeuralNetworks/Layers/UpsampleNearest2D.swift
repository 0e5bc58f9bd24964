import FileFormats
import Kernels
import Tensors

/// Every pixel repeated `factor.y` times down and `factor.x` times across.
///
/// - input: `[batch, height, width, channels]`
/// - output: `[batch, height * factor.y, width * factor.x, channels]`
public struct UpsampleNearest2D: Layer {
  /// The name in model files.
  public static let kind = "upsample-nearest-2d"

  /// How often a pixel is repeated.
  public let factor: Pair

  /// Creates the layer.
  public init(_ factor: Pair) {
    precondition(
      (1...16).contains(factor.y) && (1...16).contains(factor.x), "factors lie in 1...16")
    self.factor = factor
  }

  /// Reads the factor.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {
    let factor = try configuration.pair("factor")
    guard factor.y <= 16 && factor.x <= 16 else {
      throw .invalid(key: "factor", at: configuration.path, reason: "factors lie in 1...16")
    }
    self.init(factor)
  }

  /// The factor.
  public var configuration: JSONObject { ["factor": factor.json] }

  /// A larger picture.
  public func plan(for input: Shape) throws(PlanError) -> Plan {
    try input.requireRank(4)
    let output = try Shape.checked([
      input.batch, input.height * factor.y, input.width * factor.x, input.channels,
    ])
    return Plan(input: input, output: output)
  }

  /// `output[y][x] = input[y / factor.y][x / factor.x]`.
  public func forward(_ pass: ForwardPass) {
    upsampling(pass.plan).run(pass.input, into: pass.output, pool: pass.pool)
  }

  /// Each pixel's gradient is the sum of those of its copies.
  public func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    upsampling(pass.plan).gradient(
      pass.outputGradient.readOnly, into: inputGradient, accumulating: pass.accumulates,
      pool: pass.pool)
  }

  private func upsampling(_ plan: Plan) -> NearestUpsampling {
    NearestUpsampling(
      rows: plan.input.batch * plan.input.height, width: plan.input.width,
      channels: plan.input.channels, factorY: factor.y, factorX: factor.x)
  }
}
