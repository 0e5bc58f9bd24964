/// A root of `function` between two ends at which it has different signs.
///
/// Chandrupatla's method (1997): inverse quadratic steps where they are safe, halving otherwise. The
/// root is exact to a few units in the last place of its own size, or `tolerance` if that is more.
///
/// - Precondition: `function` has different signs at `lower` and `upper`, or is zero at one.
func findRoot(
  from lower: Double, to upper: Double, tolerance: Double = 0, of function: (Double) -> Double
) -> Double {
  var (a, b) = (lower, upper)
  var (fa, fb) = (function(a), function(b))
  if fa == 0 { return a }
  if fb == 0 { return b }
  precondition((fa < 0) != (fb < 0), "no sign change from \(lower) to \(upper)")
  var (c, fc) = (a, fa)
  var share = 0.5
  for _ in 0..<300 {
    let middle = a + share * (b - a)
    let value = function(middle)
    if (value < 0) == (fa < 0) {
      (c, fc) = (a, fa)
    } else {
      (c, fc) = (b, fb)
      (b, fb) = (a, fa)
    }
    (a, fa) = (middle, value)
    let best = fa.magnitude < fb.magnitude ? a : b
    let least = 4 * best.magnitude.ulp + tolerance
    let ratio = least / (b - c == 0 ? (b - a).magnitude : (b - a).magnitude)
    if ratio > 0.5 || fa == 0 { return best }
    let xi = (a - b) / (c - b)
    let phi = (fa - fb) / (fc - fb)
    if phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi {
      share =
        fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
    } else {
      share = 0.5
    }
    share = min(1 - ratio, max(ratio, share))
  }
  return fa.magnitude < fb.magnitude ? a : b
}
