#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A number with its partial derivatives with respect to four variables (forward-mode automatic
/// differentiation).
struct Dual {
  var value: Double
  var slopes: SIMD4<Double>

  /// A number that depends on no variable.
  init(_ value: Double) {
    self.value = value
    slopes = .zero
  }

  /// The variable of an index in `0..<4`.
  init(_ value: Double, variable: Int) {
    self.value = value
    slopes = .zero
    slopes[variable] = 1
  }

  private init(_ value: Double, _ slopes: SIMD4<Double>) {
    self.value = value
    self.slopes = slopes
  }

  static func + (a: Dual, b: Dual) -> Dual { Dual(a.value + b.value, a.slopes + b.slopes) }
  static func - (a: Dual, b: Dual) -> Dual { Dual(a.value - b.value, a.slopes - b.slopes) }
  static func * (a: Dual, b: Dual) -> Dual {
    Dual(a.value * b.value, a.slopes * b.value + b.slopes * a.value)
  }
  static func / (a: Dual, b: Dual) -> Dual {
    let value = a.value / b.value
    return Dual(value, (a.slopes - b.slopes * value) / b.value)
  }

  /// The smaller of two numbers; the first when they are equal.
  static func smaller(_ a: Dual, _ b: Dual) -> Dual { b.value < a.value ? b : a }

  /// The larger of two numbers; the first when they are equal.
  static func larger(_ a: Dual, _ b: Dual) -> Dual { b.value > a.value ? b : a }

  /// The angle whose tangent is the number.
  var arcTangent: Dual { Dual(atan(value), slopes / (1 + value * value)) }
}
