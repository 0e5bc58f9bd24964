import FileFormats
import Kernels
import Tensors

/// Batch normalization of every channel over all pixels of the batch (Ioffe and Szegedy, 2015).
///
/// `output = weight * (input - mean) / sqrt(variance + epsilon) + bias`
///
/// In training, mean and variance (the biased one) are those of the batch, and the running ones move
/// by `running += momentum * (batch - running)`, the variance unbiased, as PyTorch does; in inference
/// the running ones are used.
///
/// - input, output: `[batch, height, width, channels]`
/// - weight, bias, `running_mean`, `running_var`: `[channels]`
public struct BatchNorm2D: Layer {
  /// The name in model files.
  public static let kind = "batch-norm-2d"

  /// Added to the variance.
  public let epsilon: Float
  /// How fast the running statistics follow.
  public let momentum: Float
  /// The weight at the start: 0 at the end of a residual body makes the block an identity at first.
  public let initialWeight: Float

  /// What is applied to the output in the same pass; set when a session fuses nodes.
  var activation = Activation.identity

  /// Whether the running statistics are used and stay as they are, on the way back too; set for attributions.
  var isFrozen = false

  /// Creates a batch normalization.
  public init(epsilon: Float = 1e-5, momentum: Float = 0.1, initialWeight: Float = 1) {
    precondition(epsilon > 0, "epsilon must be positive, got \(epsilon)")
    precondition(momentum >= 0 && momentum <= 1, "momentum must lie in 0...1, got \(momentum)")
    self.epsilon = epsilon
    self.momentum = momentum
    self.initialWeight = initialWeight
  }

  /// Reads the hyper-parameters of a model file.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {
    let epsilon = try configuration.float("epsilon")
    let momentum = try configuration.float("momentum")
    guard epsilon > 0 else {
      throw .invalid(key: "epsilon", at: configuration.path, reason: "it must be positive")
    }
    guard (0...1).contains(momentum) else {
      throw .invalid(key: "momentum", at: configuration.path, reason: "it must lie in 0...1")
    }
    let hasWeight = configuration.optional("initial_weight") != nil
    self.init(
      epsilon: epsilon, momentum: momentum,
      initialWeight: hasWeight ? try configuration.float("initial_weight") : 1)
  }

  /// The hyper-parameters of a model file.
  public var configuration: JSONObject {
    var object: JSONObject = ["epsilon": JSONValue(epsilon), "momentum": JSONValue(momentum)]
    if initialWeight != 1 { object["initial_weight"] = JSONValue(initialWeight) }
    return object
  }

  func normalization(for input: Shape) -> BatchNormalization {
    BatchNormalization(
      positions: input.count / input.channels, channels: input.channels, epsilon: epsilon)
  }

  /// The same shape; the batch's mean and variance are kept for the way back.
  public func plan(for input: Shape) throws(PlanError) -> Plan {
    try input.requireRank(4)
    let channels = Shape(input.channels)
    var plan = Plan(input: input, output: input)
    plan.parameters = [
      ParameterSpec("weight", channels, .constant(initialWeight), decays: false),
      ParameterSpec("bias", channels, .constant(0), decays: false),
    ]
    plan.state = [
      StateSpec("running_mean", channels, value: 0),
      StateSpec("running_var", channels, value: 1, isNonnegative: true),
    ]
    plan.keptCount = 2 * input.channels
    plan.multiplyAddCount = input.count
    plan.backwardReads = activation == .identity ? [.input] : [.input, .output]
    plan.requiresInputGradient = true
    if isFrozen { plan.freeze(channels: input.channels, activation) }
    return plan
  }

  /// The need of the statistics and of the way back.
  public func workspaceCount(for plan: Plan, threads: Int, isTraining: Bool) -> Int {
    isTraining ? normalization(for: plan.input).workspaceCount : 0
  }

  /// Normalizes with the statistics of the batch in training, with the running ones else.
  public func forward(_ pass: ForwardPass) {
    let channels = pass.plan.input.channels
    let normalization = normalization(for: pass.plan.input)
    var mean = pass.state[0].readOnly
    var variance = pass.state[1].readOnly
    if isFrozen {
      keepScales(pass)
    } else if pass.isTraining {
      let batchMean = pass.kept.slice(0, channels)
      let batchVariance = pass.kept.slice(channels, channels)
      normalization.statistics(
        pass.input, mean: batchMean, variance: batchVariance, workspace: pass.workspace,
        pool: pass.pool)
      follow(batchMean.readOnly, batchVariance.readOnly, positions: normalization.positions, pass)
      mean = batchMean.readOnly
      variance = batchVariance.readOnly
    }
    normalization.normalize(
      pass.input, mean: mean, variance: variance, gamma: pass.parameters[0],
      beta: pass.parameters[1], activation: activation, into: pass.output, pool: pass.pool)
  }

  /// Moves the running statistics towards those of the batch.
  private func follow(
    _ mean: FloatView, _ variance: FloatView, positions: Int, _ pass: ForwardPass
  ) {
    // A single position has no unbiased variance; its biased one, 0, is taken.
    let unbiased = Float(positions) / Float(max(positions - 1, 1))
    let (runningMean, runningVariance) = (pass.state[0], pass.state[1])
    for c in mean.indices {
      runningMean[c] += momentum * (mean[c] - runningMean[c])
      runningVariance[c] += momentum * (unbiased * variance[c] - runningVariance[c])
    }
  }

  /// The gradient also flows through the statistics of the batch.
  public func backward(_ pass: BackwardPass) {
    if isFrozen { return backwardFrozen(pass) }
    let channels = pass.plan.input.channels
    guard let inputGradient = pass.inputGradient else {
      preconditionFailure("the plan asks for an input gradient")
    }
    normalization(for: pass.plan.input).backward(
      pass.outputGradient.readOnly, input: pass.input,
      output: activation == .identity ? nil : pass.output, activation: activation,
      mean: pass.kept.slice(0, channels).readOnly,
      variance: pass.kept.slice(channels, channels).readOnly, gamma: pass.parameters[0],
      gammaGradient: pass.parameterGradients[0], betaGradient: pass.parameterGradients[1],
      into: inputGradient, accumulating: pass.accumulates, workspace: pass.workspace,
      pool: pass.pool)
  }
}
