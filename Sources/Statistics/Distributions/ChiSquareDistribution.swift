/// The chi-square distribution: the sum of squares of `degrees` independent standard normal values.
public struct ChiSquareDistribution: Hashable, Sendable {
  /// The degrees of freedom.
  public let degrees: Double

  /// Creates the distribution.
  ///
  /// - Precondition: `degrees` > 0.
  public init(degrees: Double) {
    precondition(degrees > 0, "degrees of freedom must be above zero, got \(degrees)")
    self.degrees = degrees
  }

  /// The probability of a value above `x`, `Q(degrees / 2, x / 2)`; 1 for `x` ≤ 0.
  public func survival(_ x: Double) -> Double { upperIncompleteGamma(degrees / 2, x / 2) }
}
