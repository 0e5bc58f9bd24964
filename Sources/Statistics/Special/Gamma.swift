#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The natural logarithm of the gamma function, `ln Γ(x)`, for `x > 0`, as the system's mathematics
/// library gives it: within a few units in the last place.
func logGamma(_ x: Double) -> Double {
  // The form with the sign writes no global variable, so threads may call it.
  let (value, _): (Double, Int) = lgamma(x)
  return value
}

/// What Stirling's formula misses, `ln Γ(x) - ((x - 1/2) ln x - x + ln(2π)/2)`, for `x > 0`.
///
/// Differences of log-gammas of large numbers lose all digits; with this the large parts can be
/// cancelled on paper first (Loader, "Fast and accurate computation of binomial probabilities", 2000).
func stirlingError(_ x: Double) -> Double {
  guard x >= 10 else {
    return logGamma(x) - ((x - 0.5) * log(x) - x + 0.918938533204672742)
  }
  // The Bernoulli numbers B(2k) / (2k (2k - 1)), DLMF 5.11.1; the next term is below 3e-17.
  let square = 1 / (x * x)
  let terms: [Double] = [
    1 / 156, -691 / 360_360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12,
  ]
  var sum = 0.0
  for term in terms { sum = sum * square + term }
  return sum / x
}

/// The regularized upper incomplete gamma function `Q(a, x) = Γ(a, x) / Γ(a)`, for `a > 0`, `x ≥ 0`.
///
/// The series DLMF 8.11.4 below `a + 1`, the continued fraction 8.9.2 by Lentz's method above. The
/// relative error is about 1e-14, growing with `x` where the result is far below 1.
func upperIncompleteGamma(_ a: Double, _ x: Double) -> Double {
  guard x > 0 else { return 1 }
  guard x.isFinite else { return 0 }
  let front = exp(logGammaPower(a, x))
  if x < a + 1 {
    var (term, sum, n) = (1 / a, 1 / a, a)
    while term > sum * 1e-17 {
      n += 1
      term *= x / n
      sum += term
    }
    return 1 - front * sum
  }
  let tiny = 1e-300
  var b = x + 1 - a
  var c = 1 / tiny
  var d = 1 / b
  var fraction = d
  for i in 1..<1_000_000 {
    let numerator = -Double(i) * (Double(i) - a)
    b += 2
    d = numerator * d + b
    d = 1 / (d.magnitude < tiny ? tiny : d)
    c = b + numerator / c
    if c.magnitude < tiny { c = tiny }
    fraction *= c * d
    if (c * d - 1).magnitude <= 1e-15 { break }
  }
  return front * fraction
}

/// `ln(x^a e^-x / Γ(a))` without the cancellation between large terms.
private func logGammaPower(_ a: Double, _ x: Double) -> Double {
  guard a >= 10 else { return a * log(x) - x - logGamma(a) }
  let excess = (x - a) / a
  return -a * (excess - log1p(excess)) + 0.5 * log(a / (2 * Double.pi)) - stirlingError(a)
}
