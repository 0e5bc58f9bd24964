extension Proportion {
  /// The Wilson score interval of the true rate (Wilson, 1927).
  ///
  /// With `p` the share of `n` and `z` the normal quantile of the confidence:
  ///
  ///     (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
  ///
  /// It stays inside 0 to 1 and is right for small counts and shares near the ends. Without a trial
  /// it is the whole range.
  ///
  /// - Precondition: 0 < `confidence` < 1.
  public func wilsonInterval(confidence: Double = 0.95) -> Interval {
    let z = NormalDistribution.criticalValue(confidence: confidence)
    guard trials > 0 else { return Interval(lower: 0, upper: 1) }
    let (s, n) = (Double(successes), Double(trials))
    let sum = s + z * z / 2 + z * (s * (Double(failures) / n) + z * z / 4).squareRoot()
    // The product of both ends is known, so that the lower one need not be a difference.
    return Interval(
      lower: s * (s / n) / sum, upper: failures == 0 ? 1 : min(1, sum / (n + z * z)))
  }

  /// The Jeffreys interval: equal tails of the posterior Beta(`successes` + ½, `failures` + ½).
  ///
  /// The lower end is 0 without a success and the upper one 1 without a failure, as Brown, Cai and
  /// DasGupta (2001) advise, so that the interval covers such rates too.
  ///
  /// - Precondition: 0 < `confidence` < 1.
  public func jeffreysInterval(confidence: Double = 0.95) -> Interval {
    let posterior = BetaDistribution(posteriorOf: self, prior: .jeffreys)
    let tails = posterior.credibleInterval(confidence)
    return Interval(
      lower: successes == 0 ? 0 : tails.lower, upper: failures == 0 ? 1 : tails.upper)
  }

  /// Newcombe's interval of the difference of two true rates, `self - other` (1998, method 10).
  ///
  /// With the Wilson intervals `l₁ … u₁` and `l₂ … u₂` of the rates `p₁` and `p₂`:
  ///
  ///     p₁ - p₂ - √((p₁ - l₁)² + (u₂ - p₂)²)  …  p₁ - p₂ + √((u₁ - p₁)² + (p₂ - l₂)²)
  ///
  /// In the unit of the rates: 0.001 is a tenth of a percentage point. Without a trial on a side it
  /// is -1 to 1.
  ///
  /// - Precondition: 0 < `confidence` < 1.
  public func differenceInterval(
    minus other: Proportion, confidence: Double = 0.95
  ) -> Interval {
    let (first, second) = (
      wilsonInterval(confidence: confidence), other.wilsonInterval(confidence: confidence)
    )
    guard trials > 0, other.trials > 0 else { return Interval(lower: -1, upper: 1) }
    func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    let (p, q) = (estimate, other.estimate)
    return Interval(
      lower: p - q - length(p - first.lower, second.upper - q),
      upper: p - q + length(first.upper - p, q - second.lower))
  }
}
