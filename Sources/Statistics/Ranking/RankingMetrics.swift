/// How well scores put things in order: figures that depend on the order of the scores alone.
///
/// ```swift
/// RankingMetrics.areaUnderCurve(scores: [0.9, 0.4, 0.4], labels: [true, true, false])   // 0.75
/// RankingMetrics.discountedGain(scores: [3, 1, 2], gains: [0.02, 0.01, 0.05], at: 3)    // 0.84
/// ```
public enum RankingMetrics {
  /// Calls `body` with the index ranges of equal scores, best score first.
  ///
  /// - Parameter order: indices into `scores`, best first.
  static func eachTie(
    of scores: [Double], in order: [Int], _ body: (Range<Int>) -> Void
  ) {
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, scores[order[end]] == scores[order[start]] { end += 1 }
      body(start..<end)
      start = end
    }
  }

  /// The indices of some scores, best first; equal ones in their order.
  static func order(of scores: [Double]) -> [Int] {
    precondition(!scores.contains(where: \.isNaN), "a score must be a number")
    return scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
  }
}
