import Tensors

/// A tensor that a network learns, and its place in the flat arenas of weights and gradients.
public struct Parameter: Hashable, Sendable {
  /// The full name, as in `block1.conv1.weight`.
  public let name: String

  /// The extents.
  public let shape: Shape

  /// Its floats in `Network.weights` and `Network.gradients`.
  public let range: Range<Int>

  /// Whether weight decay applies: to weights, not to biases and scales.
  public let decays: Bool

  /// The values at the start.
  public let initializer: Initializer
}

/// A tensor that a network remembers beside its parameters, and its place in `Network.state`.
public struct StateTensor: Hashable, Sendable {
  /// The full name, as in `stem.norm.running_mean`.
  public let name: String

  /// The extents.
  public let shape: Shape

  /// Its floats in `Network.state`.
  public let range: Range<Int>

  /// The value of every element at the start.
  public let value: Float

  /// Whether no element may be below zero, as of a variance.
  public let isNonnegative: Bool
}
