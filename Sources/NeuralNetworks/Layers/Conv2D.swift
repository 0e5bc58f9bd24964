import FileFormats
import Kernels
import Tensors

/// A two-dimensional convolution (cross-correlation) over pictures.
///
/// `output[n, y, x, f] = bias[f] + sum over ky, kx, c of
///  input[n, y * stride + ky * dilation - top, x * stride + kx * dilation - left, c]
///  * weight[ky, kx, c, f]`
///
/// - input: `[batch, height, width, channels]`
/// - weight: `[kernel.y, kernel.x, channels / groups, filters]`
/// - bias: `[filters]`
/// - output: `[batch, outputHeight, outputWidth, filters]`
public struct Conv2D: Layer {
  /// The name in model files.
  public static let kind = "conv2d"

  /// Channels of the output.
  public let filters: Int
  /// Taps.
  public let kernel: Pair
  /// Pixels from one window to the next.
  public let stride: Pair
  /// What happens at the border.
  public let padding: PaddingRule
  /// Pixels from one tap to the next.
  public let dilation: Int
  /// Independent groups of channels; as many as channels and filters makes it depthwise.
  public let groups: Int
  /// Whether a bias is learned; `false` before batch norm, which has its own.
  public let bias: Bool
  /// How the weights are drawn.
  public let scheme: WeightScheme

  /// What is applied to the output in the same pass; set when a session fuses nodes.
  var activation = Activation.identity
  /// Whether the second operand of the pass is added before the activation; set by fusing.
  var addsSkip = false
  /// How the kernels compute it; tests choose.
  package var algorithm = Convolution.Algorithm.automatic

  /// Creates a convolution.
  ///
  /// - Precondition: extents are positive.
  public init(
    filters: Int, kernel: Pair, stride: Pair = 1, padding: PaddingRule = .valid, dilation: Int = 1,
    groups: Int = 1, bias: Bool = true, scheme: WeightScheme = .heNormal
  ) {
    precondition(
      min(filters, kernel.y, kernel.x, stride.y, stride.x, dilation, groups) >= 1,
      "a convolution needs positive extents")
    self.filters = filters
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
    self.bias = bias
    self.scheme = scheme
  }

  /// The same convolution with a bias, which a folded batch norm needs.
  var withBias: Conv2D {
    var conv = Conv2D(
      filters: filters, kernel: kernel, stride: stride, padding: padding, dilation: dilation,
      groups: groups, bias: true, scheme: scheme)
    conv.activation = activation
    conv.addsSkip = addsSkip
    conv.algorithm = algorithm
    return conv
  }

  /// The same convolution with the algorithm that is best for packed weights and this input.
  func settled(for input: Shape) -> Conv2D {
    var conv = self
    if algorithm == .automatic {
      let usesWinograd = convolution(for: input).usesWinograd(for: .packedForward)
      conv.algorithm = usesWinograd ? .winograd : .direct
    }
    return conv
  }

  /// Reads the hyper-parameters of a model file.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {
    self.init(
      filters: try configuration.integer("filters"), kernel: try configuration.pair("kernel"),
      stride: try configuration.pair("stride"), padding: try configuration.padding(),
      dilation: try configuration.integer("dilation"),
      groups: try configuration.integer("groups"), bias: try configuration.bool("bias"),
      scheme: try configuration.weightScheme())
  }

  /// The hyper-parameters of a model file.
  public var configuration: JSONObject {
    [
      "filters": .integer(filters), "kernel": kernel.json, "stride": stride.json,
      "padding": padding.json, "dilation": .integer(dilation), "groups": .integer(groups),
      "bias": .bool(bias), "initializer": .string(scheme.rawValue),
    ]
  }

  /// The convolution of the kernels for an input that `plan` has accepted.
  func convolution(for input: Shape) -> Convolution {
    let window = Window(
      kernelHeight: kernel.y, kernelWidth: kernel.x, strideY: stride.y, strideX: stride.x,
      dilation: dilation)
    return Convolution(
      batch: input.batch, height: input.height, width: input.width, channels: input.channels,
      filters: filters,
      window: padding.applied(to: window, height: input.height, width: input.width),
      groups: groups, algorithm: algorithm)
  }

  /// One window position per output pixel.
  public func plan(for input: Shape) throws(PlanError) -> Plan {
    try input.requireRank(4)
    guard input.channels % groups == 0, filters % groups == 0 else {
      throw .groups(channels: input.channels, filters: filters, groups: groups)
    }
    let convolution = convolution(for: input)
    guard convolution.outputHeight > 0, convolution.outputWidth > 0 else {
      throw .windowTooLarge(window: [kernel.y, kernel.x], input: input)
    }
    let output = try Shape.checked([
      input.batch, convolution.outputHeight, convolution.outputWidth, filters,
    ])
    let inputsPerGroup = input.channels / groups
    let weight = try Shape.checked([kernel.y, kernel.x, inputsPerGroup, filters])
    let initializer = scheme.initializer(
      fanIn: kernel.y * kernel.x * inputsPerGroup, fanOut: kernel.y * kernel.x * filters / groups)
    var plan = Plan(input: input, output: output)
    plan.parameters = [ParameterSpec("weight", weight, initializer, decays: true)]
    if bias {
      plan.parameters.append(
        ParameterSpec("bias", Shape(filters), .constant(0), decays: false))
    }
    plan.multiplyAddCount = try multiplyAdds(output.count, weight.count / filters)
    plan.kernel = kernelName(of: convolution)
    plan.backwardReads = activation == .identity ? [.input] : [.input, .output]
    plan.overwritesOutputGradient = activation != .identity
    plan.sharing = addsSkip ? .onSkip : .separate
    return plan
  }

  /// How the kernels compute the convolution: a 1x1 one is a product as it stands; others go through
  /// Winograd's transforms, read the taps of few channels in place, or unfold those of each pixel while
  /// they multiply.
  private func kernelName(of convolution: Convolution) -> String {
    if convolution.usesDepthwise { return "depthwise" }
    if convolution.usesWinograd(for: .forward) { return "winograd 4x4" }
    if convolution.readsTapRows { return "rows of taps" }
    let name = kernel == Pair(1, 1) ? "product" : "unfolding product"
    return groups == 1 ? name : "\(groups) x \(name)"
  }

  /// The largest need of the kernels that the passes call.
  public func workspaceCount(for plan: Plan, threads: Int, isTraining: Bool) -> Int {
    let convolution = convolution(for: plan.input)
    guard isTraining else {
      return packedCount(for: plan) > 0
        ? convolution.packedForwardWorkspaceCount(threads: threads)
        : convolution.forwardWorkspaceCount(threads: threads)
    }
    return max(
      convolution.forwardWorkspaceCount(threads: threads),
      convolution.backwardInputWorkspaceCount(threads: threads),
      convolution.backwardWeightsWorkspaceCount(threads: threads))
  }

  /// The weights in the order of the kernels, or through Winograd's transform.
  public func packedCount(for plan: Plan) -> Int { convolution(for: plan.input).packedWeightCount }

  /// Packs the weights; the bias stays as it is.
  public func pack(
    _ parameters: [FloatView], for plan: Plan, into packed: MutableFloatView, pool: WorkerPool
  ) {
    convolution(for: plan.input).pack(parameters[0], into: packed, pool: pool)
  }

  /// One fused pass: convolution, bias, sum with the second operand, activation.
  public func forward(_ pass: ForwardPass) {
    let convolution = convolution(for: pass.plan.input)
    let bias = pass.parameters.count > 1 ? pass.parameters[1] : nil
    if let skip = pass.skip, skip.base != UnsafePointer(pass.output.base) {
      pass.output.copy(from: skip)
    }
    switch (pass.packed, pass.skip) {
    case (let packed?, nil):
      convolution.forward(
        pass.input, packed: packed, bias: bias, activation: activation, into: pass.output,
        workspace: pass.workspace, pool: pass.pool)
    case (let packed?, _):
      convolution.forward(
        pass.input, packed: packed, bias: bias, activation: activation, addingTo: pass.output,
        workspace: pass.workspace, pool: pass.pool)
    case (nil, nil):
      convolution.forward(
        pass.input, weights: pass.parameters[0], bias: bias, activation: activation,
        into: pass.output, workspace: pass.workspace, pool: pass.pool)
    case (nil, _):
      convolution.forward(
        pass.input, weights: pass.parameters[0], bias: bias, activation: activation,
        addingTo: pass.output, workspace: pass.workspace, pool: pass.pool)
    }
  }

  /// Whether a pass in inference can read pictures of bytes, `forward(_:bytes:convert:)`.
  func readsBytes(_ pass: ForwardPass) -> Bool {
    pass.packed != nil && pass.skip == nil && convolution(for: pass.plan.input).readsTapRows
  }

  /// The fused pass, from pixels that are converted while they are read.
  ///
  /// - Precondition: `readsBytes`.
  func forward(
    _ pass: ForwardPass, bytes: UnsafeBufferPointer<UInt8>,
    convert: (UnsafeBufferPointer<UInt8>, MutableFloatView) -> Void
  ) {
    guard let packed = pass.packed else { preconditionFailure("weights are packed") }
    convolution(for: pass.plan.input).forward(
      bytes: bytes, packed: packed, bias: pass.parameters.count > 1 ? pass.parameters[1] : nil,
      activation: activation, into: pass.output, workspace: pass.workspace, pool: pass.pool,
      convert: convert)
  }

  /// The same sums with the roles exchanged: each tap carries the gradient back to the pixel it
  /// read, and that pixel to the tap's weight.
  public func backward(_ pass: BackwardPass) {
    let convolution = convolution(for: pass.plan.input)
    if activation != .identity {
      activationGradient(
        pass.outputGradient.readOnly, of: activation, at: pass.output, into: pass.outputGradient,
        pool: pass.pool)
    }
    let outputGradient = pass.outputGradient.readOnly
    if let weightGradient = pass.parameterGradients.first {
      convolution.backwardWeights(
        outputGradient, input: pass.input, addingTo: weightGradient,
        biasGradient: bias ? pass.parameterGradients[1] : nil, workspace: pass.workspace,
        pool: pass.pool)
    }
    guard let inputGradient = pass.inputGradient else { return }
    if pass.accumulates {
      convolution.backwardInput(
        outputGradient, weights: pass.parameters[0], addingTo: inputGradient,
        workspace: pass.workspace, pool: pass.pool)
    } else {
      convolution.backwardInput(
        outputGradient, weights: pass.parameters[0], into: inputGradient,
        workspace: pass.workspace, pool: pass.pool)
    }
  }
}

/// The multiply-adds of `outputs` sums of `terms` products, refused when they cannot be counted.
func multiplyAdds(_ outputs: Int, _ terms: Int) throws(PlanError) -> Int {
  let (count, overflow) = outputs.multipliedReportingOverflow(by: terms)
  guard !overflow, count < 1 << 60 else { throw .size([outputs, terms]) }
  return count
}
