#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far two rates may differ and still count as equal in practice.
public enum EquivalenceMargin: Hashable, Sendable {
  /// As a share of the control's rate: 0.05 calls lifts from -5 % to 5 % nothing.
  case relative(Double)

  /// In the unit of the rates: 0.0005 is half a click per thousand impressions.
  case absolute(Double)
}

/// Where the difference of two rates lies, seen from a region of practical equivalence.
public struct Equivalence: Hashable, Sendable {
  /// The probability that the rate lies below the control's by more than the margin.
  public let below: Double

  /// The probability that the two differ by no more than the margin.
  public let inside: Double

  /// The probability that the rate lies above the control's by more than the margin.
  public let above: Double
}

extension BetaDistribution {
  /// The probability that this rate is larger than that of `control`, `∫ f (1 - F)`, exact to about 1e-9.
  public func probability(above control: BetaDistribution) -> Double {
    PosteriorComparison([self, control]).probabilityOfBest[0]
  }

  /// The expected loss of choosing this rate if that of `control` is larger, `E max(0, p₂ - p₁)`.
  public func expectedLoss(against control: BetaDistribution) -> Double {
    PosteriorComparison([self, control]).expectedLoss[0]
  }

  /// The probabilities of being worse than, as good as and better than `control` (ROPE; Kruschke, 2018).
  ///
  /// With a relative margin `m`, `inside` is `∫ f₂(x) (F₁(x (1 + m)) - F₁(x (1 - m))) dx`; with an
  /// absolute one `x ± m` takes the place of `x (1 ± m)`. Exact to about 1e-9.
  ///
  /// - Precondition: the margin is finite and not negative.
  public func equivalence(to control: BetaDistribution, within margin: EquivalenceMargin)
    -> Equivalence
  {
    let (low, high) = margin.bounds
    // This rate's density as the bounds shift it, in the logit of the control's rate.
    let shifted = [low, high].compactMap { support.mapped(by: $0) }
    var (below, inside, above) = (0.0, 0.0, 0.0)
    PosteriorGrid([control.support] + shifted).forEachNode { x, y, weight in
      let density = weight * exp(logBetaPower(control.alpha, control.beta, x: x, y: y))
      guard density > 0 else { return }
      let (under, over) = (tails(low.value(x, y)), tails(high.value(x, y)))
      below += density * under.lower
      above += density * over.upper
      inside += density * (over.lower < 0.5 ? over.lower - under.lower : under.upper - over.upper)
    }
    let total = below + inside + above
    return Equivalence(below: below / total, inside: inside / total, above: above / total)
  }

  private func tails(_ point: (x: Double, y: Double)) -> (lower: Double, upper: Double) {
    incompleteBeta(alpha, beta, x: point.x, y: point.y)
  }
}

/// A bound of the margin as a function of the control's rate: `factor x + offset`.
private struct Bound {
  let factor: Double
  let offset: Double

  /// The bound at a rate, and its complement, kept between 0 and 1.
  func value(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    let rest = factor == 1 ? y - offset : 1 - factor * x
    return (min(1, max(0, factor * x + offset)), min(1, max(0, rest)))
  }
}

extension EquivalenceMargin {
  fileprivate var bounds: (low: Bound, high: Bound) {
    switch self {
    case .relative(let share):
      precondition(share >= 0 && share.isFinite, "the margin must not be negative, got \(share)")
      return (Bound(factor: 1 - share, offset: 0), Bound(factor: 1 + share, offset: 0))
    case .absolute(let difference):
      precondition(
        difference >= 0 && difference.isFinite, "the margin must not be negative, got \(difference)"
      )
      return (Bound(factor: 1, offset: -difference), Bound(factor: 1, offset: difference))
    }
  }
}

extension PosteriorGrid.Support {
  /// The control's rates at which `bound` reaches this support; `nil` if none does.
  fileprivate func mapped(by bound: Bound) -> PosteriorGrid.Support? {
    guard bound.factor > 0 else { return nil }
    func rate(_ logit: Double) -> Double { (logistic(logit).x - bound.offset) / bound.factor }
    let (first, last) = (rate(low), rate(high))
    guard first < 1, last > 0 else { return nil }
    let (from, to) = (max(first, 1e-300), min(last, 1 - 1e-16))
    guard from < to else { return nil }
    let (start, end) = (log(from / (1 - from)), log(to / (1 - to)))
    // Widths scale as the slope of the logit, which is steepest at an end.
    return .init(low: start, high: end, width: min(width, (end - start) * width / (high - low)))
  }
}
