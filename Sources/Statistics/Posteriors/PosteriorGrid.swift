#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Panels over the logit of a rate, `u = ln(x / (1 - x))`, fine enough for several beta densities of
/// very different widths at once.
///
/// Over the logit a beta density is smooth and has one peak, with the width `√(1/α + 1/β)`. A panel is
/// no wider than the narrowest density that is not negligible there, so that a rule of 16 nodes is exact
/// to about twelve digits.
struct PosteriorGrid {
  /// Where a density is not negligible, and its width.
  struct Support {
    let low: Double
    let high: Double
    let width: Double
  }

  /// The ends of the panels, ascending.
  let ends: [Double]

  /// Cuts the union of the supports into panels.
  init(_ supports: [Support]) {
    let low = supports.map(\.low).min() ?? 0
    let high = supports.map(\.high).max() ?? 0
    var ends = [low]
    var u = low
    while u < high {
      var step = high - u
      for support in supports where u < support.high {
        // Panels end where a density begins and ends, for a bound may cut one off there.
        step = min(
          step, u < support.low ? support.low - u : min(support.width, support.high - u))
      }
      // A step that is lost in rounding would never arrive.
      u = max(u + step, u.nextUp)
      ends.append(min(u, high))
    }
    self.ends = ends
  }

  /// Calls `body` with each node, as rate and complement, and its weight over `u`.
  func forEachNode(_ body: (_ x: Double, _ y: Double, _ weight: Double) -> Void) {
    for (low, high) in zip(ends, ends.dropFirst()) {
      let half = (high - low) / 2
      for (node, weight) in zip(GaussLegendre.nodes, GaussLegendre.weights) {
        let (x, y) = logistic(low + half * (1 + node))
        body(x, y, half * weight)
      }
    }
  }
}

extension BetaDistribution {
  /// The logits between which the density over the logit is above e⁻⁴⁵ of its peak.
  var support: PosteriorGrid.Support {
    let centre = log(alpha) - log(beta)
    let width = min((1 / alpha + 1 / beta).squareRoot(), 2)
    let floor = logDensity(logit: centre) - 45
    func end(_ direction: Double) -> Double {
      var (inner, outer) = (centre, centre + direction * width)
      while logDensity(logit: outer) > floor {
        inner = outer
        outer += outer - centre
      }
      for _ in 0..<8 {
        let middle = (inner + outer) / 2
        if logDensity(logit: middle) > floor { inner = middle } else { outer = middle }
      }
      return outer
    }
    return .init(low: end(-1), high: end(1), width: width)
  }

  /// The logarithm of the density over the logit.
  func logDensity(logit u: Double) -> Double {
    let (x, y) = logistic(u)
    return logBetaPower(alpha, beta, x: x, y: y)
  }
}
