#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The standard normal distribution: mean 0, variance 1.
public enum NormalDistribution {
  /// The probability of a value below `z`, `Φ(z) = erfc(-z / √2) / 2`.
  public static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }

  /// The probability of a value above `z`, exact in the far tail too.
  public static func survival(_ z: Double) -> Double { cumulative(-z) }

  /// The value below which a value falls with `probability`; -∞ for 0 and ∞ for 1.
  ///
  /// A start from Abramowitz and Stegun 26.2.23, then Halley's method on the smaller tail; the result
  /// is exact to about 1e-15 relative.
  ///
  /// - Precondition: 0 ≤ `probability` ≤ 1.
  public static func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "got a probability of \(probability)")
    if probability > 0.5 { return criticalValue(upperTail: 1 - probability) }
    return -criticalValue(upperTail: probability)
  }

  /// The value that is exceeded with probability `tail`, `-quantile(tail)`.
  ///
  /// - Precondition: 0 ≤ `tail` ≤ 1.
  public static func criticalValue(upperTail tail: Double) -> Double {
    precondition((0...1).contains(tail), "got a probability of \(tail)")
    if tail > 0.5 { return -criticalValue(upperTail: 1 - tail) }
    if tail == 0 { return .infinity }
    if tail == 0.5 { return 0 }
    let t = (-2 * log(tail)).squareRoot()
    let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
    var z = t - numerator / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    for _ in 0..<4 {
      let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      guard density > 0 else { break }
      let miss = (survival(z) - tail) / density
      let step = miss / (1 - z * miss / 2)
      z += step
      if step.magnitude <= 1e-16 * z.magnitude { break }
    }
    return z
  }

  /// The critical value of a two-sided interval or test: 1.96 for a confidence of 0.95.
  ///
  /// - Precondition: 0 < `confidence` < 1.
  public static func criticalValue(confidence: Double) -> Double {
    precondition(confidence > 0 && confidence < 1, "the confidence must lie between 0 and 1")
    return criticalValue(upperTail: (1 - confidence) / 2)
  }
}
