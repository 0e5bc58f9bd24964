import Tensors

// One pass over weights, gradients and moments each; formulas and defaults are PyTorch's. `gradientScale`
// multiplies every gradient first (clipping by norm, averaging) without a pass of its own.

/// One step of gradient descent with momentum.
///
/// `g = gradientScale * gradient + weightDecay * weight`, `velocity = momentum * velocity + g`,
/// `weight -= learningRate * (nesterov ? g + momentum * velocity : velocity)`. With `momentum` 0 no
/// `velocity` is needed.
public func descend(
  _ weights: MutableFloatView, gradients: FloatView, velocity: MutableFloatView?,
  learningRate: Float, momentum: Float = 0, nesterov: Bool = false, weightDecay: Float = 0,
  gradientScale: Float = 1, pool: WorkerPool
) {
  require(gradients, weights.count, "gradients")
  precondition(velocity != nil || momentum == 0, "momentum \(momentum) needs a velocity")
  if let velocity { require(velocity, weights.count, "velocity") }
  for i in weights.indices {
    let gradient = gradientScale * gradients[i] + weightDecay * weights[i]
    guard let velocity, momentum != 0 else {
      weights[i] -= learningRate * gradient
      continue
    }
    velocity[i] = momentum * velocity[i] + gradient
    weights[i] -= learningRate * (nesterov ? gradient + momentum * velocity[i] : velocity[i])
  }
}

/// One step of RMSprop.
///
/// `g = gradientScale * gradient + weightDecay * weight`,
/// `squares = decay * squares + (1 - decay) * g * g`, `step = g / (sqrt(squares) + epsilon)`;
/// with momentum, `velocity = momentum * velocity + step` and `weight -= learningRate * velocity`,
/// else `weight -= learningRate * step`.
public func descendRMSprop(
  _ weights: MutableFloatView, gradients: FloatView, squares: MutableFloatView,
  velocity: MutableFloatView?, learningRate: Float, decay: Float = 0.99, epsilon: Float = 1e-8,
  momentum: Float = 0, weightDecay: Float = 0, gradientScale: Float = 1, pool: WorkerPool
) {
  require(gradients, weights.count, "gradients")
  require(squares, weights.count, "squares")
  precondition(velocity != nil || momentum == 0, "momentum \(momentum) needs a velocity")
  if let velocity { require(velocity, weights.count, "velocity") }
  for i in weights.indices {
    let gradient = gradientScale * gradients[i] + weightDecay * weights[i]
    squares[i] = decay * squares[i] + (1 - decay) * gradient * gradient
    let step = gradient / (squares[i].squareRoot() + epsilon)
    guard let velocity, momentum != 0 else {
      weights[i] -= learningRate * step
      continue
    }
    velocity[i] = momentum * velocity[i] + step
    weights[i] -= learningRate * velocity[i]
  }
}

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

/// One step of Adam or AdamW.
///
/// `g = gradientScale * gradient`; `weight *= 1 - learningRate * weightDecay` when decoupled, else
/// `g += weightDecay * weight`; `mean = beta1 * mean + (1 - beta1) * g`,
/// `square = beta2 * square + (1 - beta2) * g * g`,
/// `weight -= learningRate / (1 - beta1^step) * mean / (sqrt(square / (1 - beta2^step)) + epsilon)`.
public func descendAdam(
  _ weights: MutableFloatView, gradients: FloatView, means: MutableFloatView,
  squares: MutableFloatView, _ numbers: AdamStep, pool: WorkerPool
) {
  require(gradients, weights.count, "gradients")
  require(means, weights.count, "means")
  require(squares, weights.count, "squares")
  let (beta1, beta2) = (numbers.beta1, numbers.beta2)
  let (correction1, correction2) = numbers.corrections
  let rate = Float(Double(numbers.learningRate) / correction1)
  let root = Float(1 / correction2.squareRoot())
  let kept = numbers.decouplesDecay ? 1 - numbers.learningRate * numbers.weightDecay : 1
  let decay = numbers.decouplesDecay ? 0 : numbers.weightDecay
  for i in weights.indices {
    let gradient = numbers.gradientScale * gradients[i] + decay * weights[i]
    means[i] = beta1 * means[i] + (1 - beta1) * gradient
    squares[i] = beta2 * squares[i] + (1 - beta2) * gradient * gradient
    weights[i] =
      kept * weights[i] - rate * means[i] / (squares[i].squareRoot() * root + numbers.epsilon)
  }
}
