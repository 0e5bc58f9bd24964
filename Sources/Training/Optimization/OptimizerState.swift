import Kernels
import Tensors

/// An optimizer at work: its rule and the moments it has gathered.
///
/// Moments lie in arenas of the same layout as the weights, so that one offset serves all.
public final class OptimizerState {
  /// The rule.
  public let optimizer: Optimizer

  /// The pull towards zero of the weights that decay.
  public let weightDecay: Float

  /// `optimizer.momentCount` arenas as large as the weights.
  public let moments: [Arena]

  /// The weights that learn; the others keep their values.
  public let groups: [ParameterGroup]

  /// Creates the state before the first step, all moments zero.
  ///
  /// - Precondition: the groups lie in `0..<count`.
  public init(_ optimizer: Optimizer, weightDecay: Float, count: Int, groups: [ParameterGroup]) {
    precondition(
      groups.allSatisfy { $0.range.upperBound <= count }, "groups reach past \(count) weights")
    self.optimizer = optimizer
    self.weightDecay = weightDecay
    self.groups = groups
    moments = (0..<optimizer.momentCount).map { _ in Arena(count: count) }
  }

  /// Moves `weights` along `gradients`.
  ///
  /// - Parameters:
  ///   - weights: all weights, changed in the groups.
  ///   - gradients: their gradients.
  ///   - rate: the learning rate.
  ///   - step: the number of this step, from 1.
  ///   - gradientScale: multiplies every gradient first.
  ///   - pool: the threads.
  public func update(
    _ weights: MutableFloatView, gradients: FloatView, rate: Double, step: Int,
    gradientScale: Float = 1, pool: WorkerPool
  ) {
    for group in groups {
      let part = Part(
        weights: weights.slice(group.range.lowerBound, group.range.count),
        gradients: gradients.slice(group.range.lowerBound, group.range.count),
        range: group.range, decay: group.decays ? weightDecay : 0)
      switch optimizer {
      case .sgd(let momentum, let nesterov):
        descend(
          part.weights, gradients: part.gradients, velocity: moment(0, part.range),
          learningRate: Float(rate), momentum: momentum, nesterov: nesterov,
          weightDecay: part.decay, gradientScale: gradientScale, pool: pool)
      case .rmsprop(let smoothing, let epsilon, let momentum):
        guard let squares = moment(0, part.range) else { continue }
        descendRMSprop(
          part.weights, gradients: part.gradients, squares: squares,
          velocity: moment(1, part.range), learningRate: Float(rate), decay: smoothing,
          epsilon: epsilon, momentum: momentum, weightDecay: part.decay,
          gradientScale: gradientScale, pool: pool)
      case .adam(let beta1, let beta2, let epsilon), .adamW(let beta1, let beta2, let epsilon):
        guard let means = moment(0, part.range), let squares = moment(1, part.range) else {
          continue
        }
        var numbers = AdamStep(learningRate: Float(rate), step: step)
        numbers.beta1 = beta1
        numbers.beta2 = beta2
        numbers.epsilon = epsilon
        numbers.weightDecay = part.decay
        numbers.gradientScale = gradientScale
        if case .adamW = optimizer { numbers.decouplesDecay = true }
        descendAdam(
          part.weights, gradients: part.gradients, means: means, squares: squares, numbers,
          pool: pool)
      }
    }
  }

  /// The length of the gradients of all groups together.
  public func gradientNorm(_ gradients: FloatView, pool: WorkerPool) -> Double {
    var sum = 0.0
    for group in groups {
      sum += squaredNorm(
        gradients.slice(group.range.lowerBound, group.range.count), pool: pool)
    }
    return sum.squareRoot()
  }

  /// One moment of a run of weights, or `nil` when the rule has fewer.
  private func moment(_ index: Int, _ range: Range<Int>) -> MutableFloatView? {
    moments.indices.contains(index)
      ? moments[index].view(range.lowerBound, range.count) : nil
  }

  /// What the rule sees of one group.
  private struct Part {
    let weights: MutableFloatView
    let gradients: FloatView
    let range: Range<Int>
    let decay: Float
  }
}
