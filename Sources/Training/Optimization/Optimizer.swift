/// The rule that moves weights along their gradient, with PyTorch's semantics.
public enum Optimizer: Hashable, Sendable {
  /// Stochastic gradient descent, `w -= rate · velocity`, with heavy-ball or Nesterov momentum.
  /// Weight decay is added to the gradient.
  case sgd(momentum: Float = 0, nesterov: Bool = false)

  /// The gradient over the root of its running mean square (Hinton, 2012). Weight decay is added to
  /// the gradient.
  case rmsprop(smoothing: Float = 0.99, epsilon: Float = 1e-8, momentum: Float = 0)

  /// Adaptive moments (Kingma and Ba, 2015). Weight decay is added to the gradient.
  case adam(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8)

  /// Adam whose weight decay shrinks the weights themselves (Loshchilov and Hutter, 2019).
  case adamW(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8)

  /// How many floats of memory the rule keeps for each weight.
  public var momentCount: Int {
    switch self {
    case .sgd(let momentum, _): momentum == 0 ? 0 : 1
    case .rmsprop(_, _, let momentum): momentum == 0 ? 1 : 2
    case .adam, .adamW: 2
    }
  }
}
