#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Proportion {
  /// An interval of the true rate that may be looked at after every trial.
  ///
  /// With probability `confidence` it holds the true rate at all sizes of the sample at once, so a test
  /// may be stopped whenever the interval says enough. Exact, for any prior and any rate: if the rate is
  /// `p`, the ratio
  ///
  ///     R(p) = prior(p) / posterior(p) = B(a + s, b + f) / (B(a, b) pˢ (1 - p)ᶠ)
  ///
  /// of `s` successes and `f` failures is the likelihood of a mixture divided by that of `p`. It is a
  /// martingale that begins with 1, so by Ville's inequality it ever reaches `1 / α` with probability
  /// at most `α`; the interval holds the `p` with `R(p) < 1 / α` (Robbins, 1970; Waudby-Smith and
  /// Ramdas, "Confidence sequences for sampling without replacement", 2020; the mixture SPRT).
  ///
  /// - Parameters:
  ///   - confidence: above 0 and below 1.
  ///   - prior: where the rate is expected; it must be chosen before the data are seen. A good guess
  ///     makes the interval narrower, a bad one wider but not wrong.
  public func sequentialInterval(
    confidence: Double = 0.95, prior: BetaDistribution = .jeffreys
  ) -> Interval {
    precondition(confidence > 0 && confidence < 1, "the confidence must lie between 0 and 1")
    let posterior = BetaDistribution(posteriorOf: self, prior: prior)
    let bound = -log(1 - confidence)
    func excess(_ logit: Double) -> Double {
      prior.logDensity(logit: logit) - posterior.logDensity(logit: logit) - bound
    }
    func end(_ start: Double, _ direction: Double) -> Double {
      var step = 0.125
      while excess(start + direction * step) < 0, step < 600 { step *= 2 }
      guard step < 600 else { return direction < 0 ? 0 : 1 }
      return logistic(findRoot(from: start, to: start + direction * step, of: excess)).x
    }
    // The ratio is least at the share itself; without a success or a failure it falls to an end.
    let start = log((Double(successes) + 1e-9) / (Double(failures) + 1e-9))
    return Interval(
      lower: successes == 0 ? 0 : end(start, -1), upper: failures == 0 ? 1 : end(start, 1))
  }

  /// An interval of the difference of two true rates, `self - other`, that may be looked at after every
  /// trial.
  ///
  /// With `N` the trials of both and `σ² = N (v₁/n₁ + v₂/n₂)`, `v = r (1 - r)` of the smoothed rates
  /// `r = (s + ½)/(n + 1)`:
  ///
  ///     p₁ - p₂ ± (σ / N) √((N + ρ) ln((N + ρ) / (ρ α²)))
  ///
  /// Derivation: for normal increments with variance 1 and sum `S` after `N`, `exp(λ S - λ² N / 2)` is a
  /// martingale for every `λ`; mixed over `λ ~ N(0, 1/ρ)` it becomes
  /// `√(ρ / (N + ρ)) exp(S² / (2 (N + ρ)))`. By Ville's inequality that ever exceeds `1 / α` with
  /// probability at most `α`; solved for `S` this is the half-width (Robbins, 1970; Howard and others,
  /// "Time-uniform, nonparametric, nonasymptotic confidence sequences", 2021, equation 14). Clicks are
  /// not normal; the interval holds by strong approximation once there are some clicks on both sides
  /// (Waudby-Smith and others, "Time-uniform central limit theory and asymptotic confidence
  /// sequences", 2024).
  ///
  /// The interval is narrowest around `expectedTrials` for `ρ = expectedTrials / (w - 1)` where
  /// `w - ln w = 1 - 2 ln α`. In the unit of the rates; -1 to 1 until both have a trial.
  ///
  /// - Parameters:
  ///   - confidence: above 0 and below 1.
  ///   - expectedTrials: the trials of both together at which a decision is expected, above 0; it must
  ///     be chosen before the data are seen.
  public func sequentialDifferenceInterval(
    minus other: Proportion, confidence: Double = 0.95, expectedTrials: Double = 5000
  ) -> Interval {
    precondition(confidence > 0 && confidence < 1, "the confidence must lie between 0 and 1")
    precondition(expectedTrials > 0, "the expected trials must be above zero")
    guard trials > 0, other.trials > 0 else { return Interval(lower: -1, upper: 1) }
    let alpha = 1 - confidence
    let mixing = expectedTrials / (Self.lambert(1 - 2 * log(alpha)) - 1)
    let count = Double(trials) + Double(other.trials)
    let variance = smoothedVariance + other.smoothedVariance
    let grown = count + mixing
    let reach = (variance * (grown / count) * (log(grown / mixing) - 2 * log(alpha))).squareRoot()
    let difference = estimate - other.estimate
    return Interval(lower: max(-1, difference - reach), upper: min(1, difference + reach))
  }

  /// The variance of the estimate, which does not vanish without a success.
  var smoothedVariance: Double {
    let rate = (Double(successes) + 0.5) / (Double(trials) + 1)
    return rate * (1 - rate) / Double(trials)
  }

  /// The larger solution `w` of `w - ln w = value`, for `value` > 1: `-W₋₁(-exp(-value))`.
  private static func lambert(_ value: Double) -> Double {
    var w = value + log(value)
    for _ in 0..<50 {
      let step = (w - log(w) - value) / (1 - 1 / w)
      w -= step
      if step.magnitude <= 1e-15 * w { break }
    }
    return w
  }
}
