/// Student's distribution: a mean divided by its standard error when the variance is estimated too.
public struct StudentDistribution: Hashable, Sendable {
  /// The degrees of freedom.
  public let degrees: Double

  /// Creates the distribution.
  ///
  /// - Precondition: `degrees` > 0.
  public init(degrees: Double) {
    precondition(degrees > 0, "degrees of freedom must be above zero, got \(degrees)")
    self.degrees = degrees
  }

  /// The probability of a value farther from zero than `t` in either direction,
  /// `I_x(degrees / 2, 1/2)` with `x = degrees / (degrees + t²)`.
  public func twoSidedProbability(_ t: Double) -> Double {
    guard t.isFinite else { return t.isNaN ? .nan : 0 }
    let sum = degrees + t * t
    return incompleteBeta(degrees / 2, 0.5, x: degrees / sum, y: t * t / sum).lower
  }

  /// The critical value of a two-sided interval or test: 2.23 for a confidence of 0.95 and ten degrees.
  ///
  /// - Precondition: 0 < `confidence` < 1.
  public func criticalValue(confidence: Double) -> Double {
    precondition(confidence > 0 && confidence < 1, "the confidence must lie between 0 and 1")
    let (x, y) = inverseIncompleteBeta(degrees / 2, 0.5, 1 - confidence)
    return (degrees * y / x).squareRoot()
  }
}
