import Tensors

/// Batch normalization over the positions of every channel.
///
/// `output = activation(gamma * (input - mean) / sqrt(variance + epsilon) + beta)`
///
/// - `input`, `output` and their gradients: `[positions, channels]`, all pixels of all pictures
/// - `mean`, `variance` (the biased one), `gamma`, `beta` and their gradients: `[channels]`
public struct BatchNormalization: Hashable, Sendable {
  /// Pixels of all pictures together.
  public let positions: Int
  /// Channels.
  public let channels: Int
  /// Added to the variance.
  public let epsilon: Float

  /// Creates a normalization of the given extents.
  public init(positions: Int, channels: Int, epsilon: Float = 1e-5) {
    precondition(
      positions >= 1 && channels >= 1, "extents must be positive, got \(positions)x\(channels)")
    self.positions = positions
    self.channels = channels
    self.epsilon = epsilon
  }

  /// The floats of workspace that `statistics` and `backward` need.
  public var workspaceCount: Int { max(2 * chunks.count, 3) * channels }

  /// Overwrites `mean` and `variance` (divided by `positions`) with those of `input`.
  public func statistics(
    _ input: FloatView, mean: MutableFloatView, variance: MutableFloatView,
    workspace: MutableFloatView, pool: WorkerPool
  ) {
    require(input, positions * channels, "input")
    require(mean, channels, "mean")
    require(variance, channels, "variance")
    require(workspace: workspace, workspaceCount)
    runStatistics(input, mean, variance, workspace.base, pool)
  }

  /// Overwrites `output`, which may be `input`; see the formula of the type.
  public func normalize(
    _ input: FloatView, mean: FloatView, variance: FloatView, gamma: FloatView, beta: FloatView,
    activation: Activation = .identity, into output: MutableFloatView, pool: WorkerPool
  ) {
    require(input, positions * channels, "input")
    require(output, positions * channels, "output")
    require(mean, channels, "mean")
    require(variance, channels, "variance")
    require(gamma, channels, "gamma")
    require(beta, channels, "beta")
    runNormalize(input, mean, variance, gamma, beta, activation, output, pool)
  }

  /// Adds to `gammaGradient` and `betaGradient`, and overwrites `inputGradient` (which may be
  /// `outputGradient`), or adds to it when `accumulating`.
  ///
  /// `mean` and `variance` are those of `input` (`statistics`), and the gradient flows through them.
  /// `outputGradient` is that of the value after `activation`, whose outputs are `output`; without an
  /// activation that is not needed.
  ///
  /// - Precondition: the gradient of `activation` is computed from its output.
  public func backward(
    _ outputGradient: FloatView, input: FloatView, output: FloatView? = nil,
    activation: Activation = .identity, mean: FloatView, variance: FloatView, gamma: FloatView,
    gammaGradient: MutableFloatView, betaGradient: MutableFloatView,
    into inputGradient: MutableFloatView, accumulating: Bool = false,
    workspace: MutableFloatView, pool: WorkerPool
  ) {
    require(outputGradient, positions * channels, "outputGradient")
    require(input, positions * channels, "input")
    require(inputGradient, positions * channels, "inputGradient")
    require(mean, channels, "mean")
    require(variance, channels, "variance")
    require(gamma, channels, "gamma")
    require(gammaGradient, channels, "gammaGradient")
    require(betaGradient, channels, "betaGradient")
    require(workspace: workspace, workspaceCount)
    if let output { require(output, positions * channels, "output") }
    precondition(
      activation == .identity || (output != nil && !activation.gradientReadsInput),
      "the gradient of \(activation) needs \(output == nil ? "the output" : "its input")")
    let means = (mean, variance, gamma)
    runBackward(
      outputGradient, input, output, activation, means, gammaGradient, betaGradient,
      inputGradient, accumulating: accumulating, workspace.base, pool)
  }
}
