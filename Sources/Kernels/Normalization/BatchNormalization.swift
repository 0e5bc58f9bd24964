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
  public var workspaceCount: Int { 0 }

  /// Overwrites `mean` and `variance` (divided by `positions`) with those of `input`.
  public func statistics(
    _ input: FloatView, mean: MutableFloatView, variance: MutableFloatView,
    workspace: MutableFloatView, pool: WorkerPool
  ) {
    Reference.statistics(self, input, mean: mean, variance: variance)
  }

  /// Overwrites `output`, which may be `input`; see the formula of the type.
  public func normalize(
    _ input: FloatView, mean: FloatView, variance: FloatView, gamma: FloatView, beta: FloatView,
    activation: Activation = .identity, into output: MutableFloatView, pool: WorkerPool
  ) {
    Reference.normalize(
      self, input, mean: mean, variance: variance, gamma: gamma, beta: beta,
      activation: activation, into: output)
  }

  /// Adds to `gammaGradient` and `betaGradient`, and overwrites `inputGradient` (which may be
  /// `outputGradient`), or adds to it when `accumulating`.
  ///
  /// `mean` and `variance` are those of `input` (`statistics`), and the gradient flows through them.
  /// `outputGradient` is that of the value before the activation.
  public func backward(
    _ outputGradient: FloatView, input: FloatView, mean: FloatView, variance: FloatView,
    gamma: FloatView, gammaGradient: MutableFloatView, betaGradient: MutableFloatView,
    into inputGradient: MutableFloatView, accumulating: Bool = false,
    workspace: MutableFloatView, pool: WorkerPool
  ) {
    Reference.backward(
      self, outputGradient, input: input, mean: mean, variance: variance, gamma: gamma,
      gammaGradient: gammaGradient, betaGradient: betaGradient, into: inputGradient,
      accumulating: accumulating)
  }
}
