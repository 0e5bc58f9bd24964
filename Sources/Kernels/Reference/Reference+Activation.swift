import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Reference {
  /// The activation at `x`.
  public static func value(of activation: Activation, at x: Double) -> Double {
    switch activation {
    case .identity: x
    case .relu: x < 0 ? 0 : x
    case .relu6: x < 0 ? 0 : x > 6 ? 6 : x
    case .leakyReLU(let slope): x < 0 ? Double(slope) * x : x
    case .silu: x / (1 + exp(-x))
    case .sigmoid: 1 / (1 + exp(-x))
    }
  }

  /// The derivative of the activation at `x`; 0 at the kinks of ReLU and ReLU6.
  public static func derivative(of activation: Activation, at x: Double) -> Double {
    let sigmoid = 1 / (1 + exp(-x))
    return switch activation {
    case .identity: 1
    case .relu: x <= 0 ? 0 : 1
    case .relu6: x <= 0 || x >= 6 ? 0 : 1
    case .leakyReLU(let slope): x <= 0 ? Double(slope) : 1
    case .silu: sigmoid * (1 + x * (1 - sigmoid))
    case .sigmoid: sigmoid * (1 - sigmoid)
    }
  }
}
