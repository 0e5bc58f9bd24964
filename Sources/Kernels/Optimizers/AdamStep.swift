/// The numbers of one step of Adam (Kingma and Ba, 2015) or AdamW (Loshchilov and Hutter, 2019).
public struct AdamStep: Hashable, Sendable {
  /// How far to go.
  public var learningRate: Float
  /// Decay of the mean of the gradients.
  public var beta1: Float = 0.9
  /// Decay of the mean of their squares.
  public var beta2: Float = 0.999
  /// Added to the root of the mean square.
  public var epsilon: Float = 1e-8
  /// Pull towards zero.
  public var weightDecay: Float = 0
  /// AdamW: shrink the weights directly instead of adding the decay to the gradient.
  public var decouplesDecay = false
  /// Multiplies every gradient first.
  public var gradientScale: Float = 1
  /// The number of this step, from 1.
  public var step: Int

  /// Creates the numbers of step `step` with PyTorch's defaults.
  public init(learningRate: Float, step: Int) {
    precondition(step >= 1, "steps are counted from 1, got \(step)")
    self.learningRate = learningRate
    self.step = step
  }
}
