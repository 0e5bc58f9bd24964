/// How well one class is recognised.
///
/// A ratio without cases, 0/0, counts as 0.
public struct ClassMetrics: Hashable, Sendable {
  /// The share of samples predicted as this class that are of it.
  public let precision: Double

  /// The share of samples of this class that are predicted as it.
  public let recall: Double

  /// The harmonic mean of precision and recall.
  public let f1: Double

  /// The number of samples of this class.
  public let support: Int

  /// Creates the metrics of a class.
  public init(precision: Double, recall: Double, f1: Double, support: Int) {
    self.precision = precision
    self.recall = recall
    self.f1 = f1
    self.support = support
  }
}
