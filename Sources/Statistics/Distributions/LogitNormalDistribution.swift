/// The distribution of a rate whose logit, `log(rate / (1 - rate))`, is normal.
public enum LogitNormalDistribution {
  /// The mean rate, the integral of `1 / (1 + exp(-logit))` over a normal `logit`.
  ///
  /// By the Gauss-Hermite rule with 20 nodes: exact to 1e-12 relative for deviations up to 0.5, less so for
  /// larger ones.
  ///
  /// - Parameters:
  ///   - location: the mean of the logit.
  ///   - deviation: the standard deviation of the logit; not negative.
  public static func mean(location: Double, deviation: Double) -> Double {
    precondition(deviation >= 0, "a standard deviation is not negative, got \(deviation)")
    return zip(GaussHermite.nodes, GaussHermite.weights).reduce(0) { sum, term in
      sum + term.1 * logistic(location + deviation * term.0).x
    }
  }
  /// The mean of the squared rate, by the same rule.
  public static func meanSquare(location: Double, deviation: Double) -> Double {
    precondition(deviation >= 0, "a standard deviation is not negative, got \(deviation)")
    return zip(GaussHermite.nodes, GaussHermite.weights).reduce(0) { sum, term in
      let rate = logistic(location + deviation * term.0).x
      return sum + term.1 * rate * rate
    }
  }
}
