#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Proportion {
  /// The relative lift over `control`, `p₁ / p₂ - 1`: 0.2 is a fifth more.
  ///
  /// Infinite when only the control has no success; NaN when neither has one or a side has no trial.
  public func lift(over control: Proportion) -> Double {
    // Of equal rates this is exactly zero.
    Double(successes) * Double(control.trials) / (Double(control.successes) * Double(trials)) - 1
  }

  /// The score interval of the relative lift over `control` (Koopman, 1984).
  ///
  /// It holds the lifts `θ - 1` for which the score test does not reject `p₁ = θ p₂`:
  ///
  ///     (p₁ - θ p₂)² ≤ z² (θ r (1 - θ r) / n₁ + θ² r (1 - r) / n₂)
  ///
  /// where `r` is the most likely rate of the control if `p₁ = θ p₂`. Unlike the interval of the
  /// logarithm it needs no added halves. Without a success it begins at -1; without one of the
  /// control, or without a trial, it has no upper end.
  ///
  /// - Precondition: 0 < `confidence` < 1.
  public func liftInterval(over control: Proportion, confidence: Double = 0.95) -> Interval {
    let z = NormalDistribution.criticalValue(confidence: confidence)
    guard trials > 0, control.trials > 0, successes + control.successes > 0 else {
      return Interval(lower: -1, upper: .infinity)
    }
    return Interval(
      lower: successes == 0 ? -1 : expm1(logRatio(scoring: z, against: control)),
      upper: control.successes == 0 ? .infinity : expm1(logRatio(scoring: -z, against: control)))
  }

  /// The logarithm of the ratio of the rates at which the score is `target`.
  private func logRatio(scoring target: Double, against control: Proportion) -> Double {
    // Half a success stands for none; this is only where the search begins.
    let start =
      log(max(Double(successes), 0.5) / Double(trials))
      - log(max(Double(control.successes), 0.5) / Double(control.trials))
    func excess(_ logRatio: Double) -> Double {
      score(ratio: exp(logRatio), to: control) - target
    }
    // The score falls as the ratio grows.
    var (low, high, step) = (start, start, 0.125)
    while excess(low) < 0 {
      low -= step
      step *= 2
    }
    step = 0.125
    while excess(high) > 0 {
      high += step
      step *= 2
    }
    return findRoot(from: low, to: high, of: excess)
  }

  /// The score statistic of `p₁ = ratio p₂`; positive where the data show a larger ratio.
  private func score(ratio: Double, to control: Proportion) -> Double {
    let (x1, n1) = (Double(successes), Double(trials))
    let (x2, n2) = (Double(control.successes), Double(control.trials))
    // The smaller root of the quadratic likelihood equation, in the form that does not cancel.
    let a = (n1 + n2) * ratio
    let b = n1 * ratio + x1 + n2 + x2 * ratio
    let c = x1 + x2
    let root = max(0, b * b - 4 * a * c).squareRoot()
    let rate = min(1, 2 * c / (b + root))
    let other = min(1, ratio * rate)
    let variance =
      other * (1 - other) / n1 + ratio * ratio * rate * (1 - rate) / n2
    let difference = x1 / n1 - ratio * (x2 / n2)
    return difference == 0 ? 0 : difference / variance.squareRoot()
  }
}
