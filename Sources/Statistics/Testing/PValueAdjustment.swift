/// How p-values of several comparisons are raised, so that many comparisons make no discovery by chance.
public enum PValueAdjustment: String, CaseIterable, Hashable, Sendable {
  /// Keeps the chance of any false discovery below the level (Holm, 1979):
  /// the i-th smallest of m is multiplied by `m - i + 1`.
  case holm

  /// Keeps the expected share of false discoveries below the level (Benjamini and Hochberg, 1995):
  /// the i-th smallest of m is multiplied by `m / i`. For independent or positively related tests.
  case benjaminiHochberg = "benjamini-hochberg"

  /// The adjusted p-values, in the order given; never below the p-values and never above 1.
  ///
  /// - Precondition: all lie between 0 and 1.
  public func adjusted(_ pValues: [Double]) -> [Double] {
    precondition(pValues.allSatisfy { (0...1).contains($0) }, "p-values lie between 0 and 1")
    let count = pValues.count
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var adjusted = pValues
    switch self {
    case .holm:
      var largest = 0.0
      for (rank, index) in order.enumerated() {
        largest = max(largest, min(1, pValues[index] * Double(count - rank)))
        adjusted[index] = largest
      }
    case .benjaminiHochberg:
      var smallest = 1.0
      for (rank, index) in order.enumerated().reversed() {
        smallest = min(smallest, pValues[index] * (Double(count) / Double(rank + 1)))
        adjusted[index] = smallest
      }
    }
    return adjusted
  }
}
