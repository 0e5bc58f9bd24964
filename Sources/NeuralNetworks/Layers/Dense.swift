import FileFormats
import Kernels
import Tensors

/// A fully connected layer, `output = input * weight + bias`.
///
/// - input: `[batch, features]`
/// - weight: `[features, units]`
/// - bias: `[units]`
/// - output: `[batch, units]`
public struct Dense: Layer {
  /// The name in model files.
  public static let kind = "dense"

  /// Features of the output.
  public let units: Int
  /// Whether a bias is learned.
  public let bias: Bool
  /// How the weights are drawn.
  public let scheme: WeightScheme

  /// What is applied to the output in the same pass; set when a session fuses nodes.
  var activation = Activation.identity

  /// Creates a fully connected layer.
  public init(units: Int, bias: Bool = true, scheme: WeightScheme = .heNormal) {
    precondition(units >= 1, "a dense layer needs at least one unit")
    self.units = units
    self.bias = bias
    self.scheme = scheme
  }

  /// Reads the hyper-parameters of a model file.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {
    self.init(
      units: try configuration.integer("units"), bias: try configuration.bool("bias"),
      scheme: try configuration.weightScheme())
  }

  /// The hyper-parameters of a model file.
  public var configuration: JSONObject {
    ["units": .integer(units), "bias": .bool(bias), "initializer": .string(scheme.rawValue)]
  }

  /// One unit per output feature; the input is flat.
  public func plan(for input: Shape) throws(PlanError) -> Plan {
    try input.requireRank(2)
    let features = input.channels
    let weight = try Shape.checked([features, units])
    var plan = Plan(input: input, output: try Shape.checked([input.batch, units]))
    plan.parameters = [
      ParameterSpec(
        "weight", weight, scheme.initializer(fanIn: features, fanOut: units), decays: true)
    ]
    if bias {
      plan.parameters.append(ParameterSpec("bias", Shape(units), .constant(0), decays: false))
    }
    plan.multiplyAddCount = try multiplyAdds(input.batch, weight.count)
    plan.kernel = "product"
    plan.backwardReads = activation == .identity ? [.input] : [.input, .output]
    plan.overwritesOutputGradient = activation != .identity
    return plan
  }

  /// The product of each pass, `[rows, depth]` times `[depth, columns]`.
  private func products(
    _ input: Shape
  ) -> (forward: MatrixProduct, input: MatrixProduct, weight: MatrixProduct) {
    let features = input.channels
    return (
      MatrixProduct(rows: input.batch, columns: units, depth: features),
      MatrixProduct(rows: input.batch, columns: features, depth: units, transposingB: true),
      MatrixProduct(rows: features, columns: units, depth: input.batch, transposingA: true)
    )
  }

  /// The largest need of the products.
  public func workspaceCount(for plan: Plan, threads: Int, isTraining: Bool) -> Int {
    let products = products(plan.input)
    guard isTraining else { return products.forward.packedWorkspaceCount(threads: threads) }
    return max(
      products.forward.workspaceCount(threads: threads),
      products.input.workspaceCount(threads: threads),
      products.weight.workspaceCount(threads: threads),
      channelSumsWorkspaceCount(positions: plan.input.batch, channels: units))
  }

  /// The weights in the order of the product.
  public func packedCount(for plan: Plan) -> Int { products(plan.input).forward.packedCount }

  /// Packs the weights; the bias stays as it is.
  public func pack(
    _ parameters: [FloatView], for plan: Plan, into packed: MutableFloatView, pool: WorkerPool
  ) {
    products(plan.input).forward.pack(parameters[0], into: packed, pool: pool)
  }

  /// `output = activation(input * weight + bias)`.
  public func forward(_ pass: ForwardPass) {
    let product = products(pass.plan.input).forward
    let bias = bias ? pass.parameters[1] : nil
    if let packed = pass.packed {
      product.multiply(
        pass.input, packed: packed, into: pass.output, bias: bias, activation: activation,
        workspace: pass.workspace, pool: pass.pool)
    } else {
      product.multiply(
        pass.input, pass.parameters[0], into: pass.output, bias: bias, activation: activation,
        workspace: pass.workspace, pool: pass.pool)
    }
  }

  /// `weightGradient += inputᵀ * outputGradient`, `inputGradient = outputGradient * weightᵀ`.
  public func backward(_ pass: BackwardPass) {
    let products = products(pass.plan.input)
    if activation != .identity {
      activationGradient(
        pass.outputGradient.readOnly, of: activation, at: pass.output, into: pass.outputGradient,
        pool: pass.pool)
    }
    let outputGradient = pass.outputGradient.readOnly
    if let weightGradient = pass.parameterGradients.first {
      products.weight.multiply(
        pass.input, outputGradient, addingTo: weightGradient, workspace: pass.workspace,
        pool: pass.pool)
    }
    if bias, !pass.parameterGradients.isEmpty {
      channelSums(
        outputGradient, channels: units, into: pass.parameterGradients[1], accumulating: true,
        workspace: pass.workspace, pool: pass.pool)
    }
    guard let inputGradient = pass.inputGradient else { return }
    if pass.accumulates {
      products.input.multiply(
        outputGradient, pass.parameters[0], addingTo: inputGradient, workspace: pass.workspace,
        pool: pass.pool)
    } else {
      products.input.multiply(
        outputGradient, pass.parameters[0], into: inputGradient, workspace: pass.workspace,
        pool: pass.pool)
    }
  }
}
