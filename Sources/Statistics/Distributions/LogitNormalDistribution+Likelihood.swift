#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension LogitNormalDistribution {
  /// The logarithm of how likely `successes` out of `trials` are when the rate's logit is normal, without the
  /// binomial coefficient, which no parameter changes.
  ///
  /// By the Gauss-Hermite rule placed and scaled at the mode of the integrand (Liu and Pierce, 1994), so that many
  /// trials, which make it narrow, lose nothing.
  ///
  /// - Parameters:
  ///   - location: the mean of the logit.
  ///   - deviation: the standard deviation of the logit; not negative.
  public static func logLikelihood(
    successes: Double, trials: Double, location: Double, deviation: Double
  ) -> Double {
    precondition(successes >= 0 && successes <= trials, "\(successes) of \(trials)")
    func binomial(_ logit: Double) -> Double {
      // log(1 + exp(x)) without overflow.
      successes * logit - trials * (max(logit, 0) + log1p(exp(-abs(logit))))
    }
    guard deviation > 0 else { return binomial(location) }
    let precision = 1 / (deviation * deviation)
    var mode = location
    var curvature = precision
    for _ in 0..<12 {
      let rate = 1 / (1 + exp(-mode))
      curvature = trials * rate * (1 - rate) + precision
      let step = (successes - trials * rate - (mode - location) * precision) / curvature
      mode += min(max(step, -1), 1)
      if abs(step) < 1e-9 { break }
    }
    let scale = 1 / curvature.squareRoot()
    func exponent(_ node: Double) -> Double {
      let logit = mode + scale * node
      let distance = (logit - location) / deviation
      return binomial(logit) - distance * distance / 2 + node * node / 2
    }
    let highest = exponent(0)
    let sum = zip(GaussHermite.nodes, GaussHermite.weights).reduce(0) {
      $0 + $1.1 * exp(exponent($1.0) - highest)
    }
    return highest + log(sum) + log(scale / deviation)
  }
}
