#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension RankingMetrics {
  /// The normalized discounted cumulative gain of the first `k` places, NDCG@k: 1 for the best order.
  ///
  /// `Σ gain(place) / log2(place + 1)` over places 1 to `k` in the order of the scores, divided by the same sum
  /// in the order of the gains (Järvelin and Kekäläinen, 2002). The gain itself counts, not a power of
  /// it. Things of equal score share the mean gain of their places (McSherry and Najork, 2008).
  /// The figures are scikit-learn's `ndcg_score`. `nil` if no gain is positive.
  ///
  /// - Parameters:
  ///   - scores: one for each thing; a higher one comes first.
  ///   - gains: what each is worth, as its true click-through rate.
  ///   - k: the places that count; more than there are things is all of them.
  /// - Precondition: as many gains as scores, none of them negative; `k` is positive.
  public static func discountedGain(scores: [Double], gains: [Double], at k: Int) -> Double? {
    precondition(scores.count == gains.count, "every score needs a gain")
    let best = bestGain(gains, at: k)
    guard best > 0 else { return nil }
    let order = order(of: scores)
    var sum = 0.0
    eachTie(of: scores, in: order) { tie in
      guard tie.lowerBound < k else { return }
      let mean = tie.reduce(0.0) { $0 + gains[order[$1]] } / Double(tie.count)
      for place in tie.lowerBound..<min(k, tie.upperBound) { sum += mean * discount(place) }
    }
    return sum / best
  }

  /// The mean of `discountedGain` over all orders: what guessing reaches.
  public static func discountedGainOfGuessing(gains: [Double], at k: Int) -> Double? {
    discountedGain(scores: [Double](repeating: 0, count: gains.count), gains: gains, at: k)
  }

  /// The discounted gain of the best order.
  private static func bestGain(_ gains: [Double], at k: Int) -> Double {
    precondition(k > 0, "some places must count")
    precondition(gains.allSatisfy { $0 >= 0 && $0.isFinite }, "a gain is finite and not negative")
    return gains.sorted(by: >).prefix(k).enumerated().reduce(0) {
      $0 + $1.element * discount($1.offset)
    }
  }

  /// The weight of a place, counted from 0.
  private static func discount(_ place: Int) -> Double { 1 / log2(Double(place + 2)) }
}
