import CKernels
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
  var step = adl_step()
  step.learning_rate = learningRate
  step.beta1 = momentum
  step.nesterov = nesterov
  step.decay = weightDecay
  step.gradient_scale = gradientScale
  let kernels = Kernel.table
  let velocity = momentum == 0 ? nil : velocity
  withUnsafePointer(to: step) { step in
    pool.forEachChunk(of: weights.count, size: elementChunk) { start, count in
      kernels.pointee.step_sgd(
        step, gradients.base + start, weights.base + start, velocity.map { $0.base + start },
        count)
    }
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
  var step = adl_step()
  step.learning_rate = learningRate
  step.beta1 = momentum
  step.beta2 = decay
  step.epsilon = epsilon
  step.decay = weightDecay
  step.gradient_scale = gradientScale
  let kernels = Kernel.table
  let velocity = momentum == 0 ? nil : velocity
  withUnsafePointer(to: step) { step in
    pool.forEachChunk(of: weights.count, size: elementChunk) { start, count in
      kernels.pointee.step_rmsprop(
        step, gradients.base + start, weights.base + start, squares.base + start,
        velocity.map { $0.base + start }, count)
    }
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
  let (correction1, correction2) = numbers.corrections
  var step = adl_step()
  step.learning_rate = Float(Double(numbers.learningRate) / correction1)
  step.beta1 = numbers.beta1
  step.beta2 = numbers.beta2
  step.epsilon = numbers.epsilon
  step.root_scale = Float(1 / correction2.squareRoot())
  step.keep = numbers.decouplesDecay ? 1 - numbers.learningRate * numbers.weightDecay : 1
  step.decay = numbers.decouplesDecay ? 0 : numbers.weightDecay
  step.gradient_scale = numbers.gradientScale
  let kernels = Kernel.table
  withUnsafePointer(to: step) { step in
    pool.forEachChunk(of: weights.count, size: elementChunk) { start, count in
      kernels.pointee.step_adam(
        step, gradients.base + start, weights.base + start, means.base + start,
        squares.base + start, count)
    }
  }
}
