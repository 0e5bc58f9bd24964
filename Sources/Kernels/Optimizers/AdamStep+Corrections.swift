#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension AdamStep {
  /// `1 - beta1^step` and `1 - beta2^step`: what the moments, started at zero, lack.
  var corrections: (Double, Double) {
    (1 - pow(Double(beta1), Double(step)), 1 - pow(Double(beta2), Double(step)))
  }
}
