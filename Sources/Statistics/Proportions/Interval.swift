/// A range of values, both ends included; an end may be infinite.
public struct Interval: Hashable, Sendable {
  /// The lower end.
  public let lower: Double

  /// The upper end.
  public let upper: Double

  /// Creates an interval.
  ///
  /// - Precondition: `lower` ≤ `upper`.
  public init(lower: Double, upper: Double) {
    precondition(lower <= upper, "got an interval from \(lower) to \(upper)")
    (self.lower, self.upper) = (lower, upper)
  }

  /// `upper - lower`.
  public var width: Double { upper - lower }

  /// Whether `value` lies inside or on an end.
  public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }
}
