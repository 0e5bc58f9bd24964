/// The element-by-element functions that can be fused into the end of a product.
///
/// All keep NaN.
public enum Activation: Hashable, Sendable {
  /// `x`
  case identity
  /// `max(x, 0)`
  case relu
  /// `min(max(x, 0), 6)`
  case relu6
  /// `x` where positive, else `slope * x`; the slope is positive.
  case leakyReLU(slope: Float)
  /// `x * sigmoid(x)`
  case silu
  /// `1 / (1 + exp(-x))`
  case sigmoid

  /// Whether the gradient is computed from the function's input; for all others from its output,
  /// so that they may work in place.
  public var gradientReadsInput: Bool { self == .silu }
}
