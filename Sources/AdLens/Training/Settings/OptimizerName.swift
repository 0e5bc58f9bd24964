/// The optimizers a user can name.
public enum OptimizerName: String, Hashable, Sendable, CaseIterable {
  /// Adaptive moments.
  case adam
  /// Adaptive moments with decoupled weight decay.
  case adamw
  /// Gradient descent with Nesterov momentum 0.9.
  case sgd
  /// The gradient over the root of its running mean square.
  case rmsprop

  /// The rule with its usual numbers.
  public var optimizer: Optimizer {
    switch self {
    case .adam: .adam()
    case .adamw: .adamW()
    case .sgd: .sgd(momentum: 0.9, nesterov: true)
    case .rmsprop: .rmsprop(smoothing: 0.9, epsilon: 1e-7)
    }
  }

  /// The peak rate used unless the user gives one.
  public var usualRate: Double {
    switch self {
    case .adam: 1e-3
    case .adamw: 3e-3
    case .sgd: 0.05
    case .rmsprop: 1e-3
    }
  }
}
