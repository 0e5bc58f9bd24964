#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The regularized incomplete beta function `I_x(a, b)` and its complement, both without cancellation.
///
/// - Parameters:
///   - a: the first shape, above 0.
///   - b: the second shape, above 0.
///   - x: from 0 to 1.
///   - y: `1 - x`, which may hold digits that `x` has lost.
/// - Returns: `lower = I_x(a, b)` and `upper = 1 - lower`.
///
/// A continued fraction on the side where it converges, and a factor in Loader's form, so that shapes of many millions keep about twelve digits.
///
/// - Complexity: O(√(a + b)) near the mean, less elsewhere.
func incompleteBeta(
  _ a: Double, _ b: Double, x: Double, y: Double
) -> (lower: Double, upper: Double) {
  guard x > 0 else { return (0, 1) }
  guard y > 0 else { return (1, 0) }
  let factor = exp(logBetaPower(a, b, x: x, y: y))
  if x * (a + b + 2) < a + 1 {
    let lower = min(1, factor / betaFraction(a, b, x: x, y: y))
    return (lower, 1 - lower)
  }
  let upper = min(1, factor / betaFraction(b, a, x: y, y: x))
  return (1 - upper, upper)
}

/// The logarithm of `I_x(a, b)`, which does not underflow.
func logIncompleteBeta(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
  guard x * (a + b + 2) < a + 1 else { return log(incompleteBeta(a, b, x: x, y: y).lower) }
  return logBetaPower(a, b, x: x, y: y) - log(betaFraction(a, b, x: x, y: y))
}

/// `ln(x^a y^b / B(a, b))`, also the logarithm of the beta density over `ln(x / y)`.
///
/// With `d = x b - y a`, the distance from the mean times `a + b`, this is
/// `a ln(1 + d/a) + b ln(1 - d/b) + ln(a b / (2π (a + b))) / 2` and Stirling errors; the terms of
/// first order in `d` cancel on paper.
func logBetaPower(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
  let sum = a + b
  let d = x * b - y * a
  return deviance(d / a, times: a, ratio: x * sum / a)
    + deviance(-d / b, times: b, ratio: y * sum / b)
    + 0.5 * log(a / (2 * Double.pi) * (b / sum))
    + stirlingError(sum) - stirlingError(a) - stirlingError(b)
}

/// `shape (ln(1 + excess) - excess)`, where `ratio = 1 + excess` is the better known of the two near 0.
private func deviance(_ excess: Double, times shape: Double, ratio: Double) -> Double {
  shape * ((excess < -0.5 ? log(ratio) : log1p(excess)) - excess)
}

/// The continued fraction of DiDonato and Morris (ACM Algorithm 708, 1992, equation 9), by Lentz's
/// method: `I_x(a, b)` is `x^a y^b / B(a, b)` divided by it.
///
/// It is the even part of DLMF 8.17.22. In it the distance from the mean, `a y - b x`, stands by itself,
/// which the rounding of an `x` near 1 would otherwise drown.
private func betaFraction(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
  let tiny = 1e-300
  func bounded(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
  let distance = a * y - b * x
  var fraction = bounded(a * (distance + 1) / (a + 1))
  var (c, d) = (fraction, 0.0)
  for step in 1..<1_000_000 {
    let m = Double(step)
    let scale = a + 2 * m - 1
    let numerator = (a + m - 1) / scale * ((a + b + m - 1) / scale) * m * (b - m) * x * x
    let denominator =
      m + m * (b - m) * x / scale + (a + m) * (distance + 1 + m * (1 + y)) / (a + 2 * m + 1)
    d = 1 / bounded(denominator + numerator * d)
    c = bounded(denominator + numerator / c)
    fraction *= c * d
    if (c * d - 1).magnitude <= 1e-15 { break }
  }
  return fraction
}

/// The `x` at which `I_x(a, b)` is `probability`, and `1 - x`.
///
/// Newton's method for `ln I` over `ln(x / (1 - x))`, where it is concave, kept inside a bracket; the
/// smaller tail is solved for, so that neither end loses digits.
///
/// - Precondition: `probability` lies between 0 and 1.
func inverseIncompleteBeta(
  _ a: Double, _ b: Double, _ probability: Double
) -> (x: Double, y: Double) {
  precondition((0...1).contains(probability), "got a probability of \(probability)")
  if probability == 0 { return (0, 1) }
  if probability == 1 { return (1, 0) }
  // Seen from the other end, the upper tail is the lower one.
  let middle = incompleteBeta(a, b, x: a / (a + b), y: b / (a + b)).lower
  if probability > max(middle, 0.5) {
    let (y, x) = inverseLowerTail(b, a, 1 - probability)
    return (x, y)
  }
  return inverseLowerTail(a, b, probability)
}

private func inverseLowerTail(
  _ a: Double, _ b: Double, _ probability: Double
) -> (x: Double, y: Double) {
  let target = log(probability)
  var (low, high) = (-745.0, 745.0)
  var u = log(a / b)
  for _ in 0..<200 {
    let (x, y) = logistic(u)
    let value = logIncompleteBeta(a, b, x: x, y: y)
    let miss = value - target
    if miss < 0 { low = u } else { high = u }
    let slope = exp(logBetaPower(a, b, x: x, y: y) - value)
    var next = u - miss / slope
    if !(next > low && next < high) { next = (max(low, u - 40) + min(high, u + 40)) / 2 }
    if (next - u).magnitude <= 1e-16 * max(1, u.magnitude) || low >= high { break }
    // Below this the steps only follow rounding errors.
    let isSettled = (next - u).magnitude <= 1e-13 * min(1, (1 / a + 1 / b).squareRoot())
    u = next
    if isSettled { break }
  }
  return logistic(u)
}

/// `1 / (1 + e^-u)` and its complement.
func logistic(_ u: Double) -> (x: Double, y: Double) {
  if u < 0 {
    let e = exp(u)
    return (e / (1 + e), 1 / (1 + e))
  }
  let e = exp(-u)
  return (1 / (1 + e), e / (1 + e))
}
