extension RankingMetrics {
  /// The area under the receiver operating curve: how likely a positive has a higher score than a
  /// negative, where equal scores count half (Mann and Whitney, 1947).
  ///
  /// `nil` unless there are positives and negatives. Scores may be infinite.
  ///
  /// - Parameters:
  ///   - scores: one for each example.
  ///   - labels: whether it is a positive, in the same order.
  public static func areaUnderCurve(scores: [Double], labels: [Bool]) -> Double? {
    areaUnderCurve(
      scores: scores, positives: labels.map { $0 ? 1 : 0 }, negatives: labels.map { $0 ? 0 : 1 })
  }

  /// The same for examples that are counted: clicks and other impressions of each score.
  ///
  /// - Precondition: the three lists have the same length, no score is NaN and no count is negative.
  /// - Complexity: O(n log n); exact while positives times negatives is below 2⁵³.
  public static func areaUnderCurve(
    scores: [Double], positives: [Int], negatives: [Int]
  ) -> Double? {
    let all = scores.indices
    return areaUnderCurve(scores, positives, negatives, ordered: order(of: scores), all.count)
  }

  /// The areas under the curves of groups, weighted by their examples (GAUC; Zhu and others, 2017).
  ///
  /// A group with positives only, or negatives only, has no curve and no weight; `nil` if all are such.
  ///
  /// - Parameter groups: the number of each example's group, from 0, as of campaigns.
  public static func groupedAreaUnderCurve(
    scores: [Double], positives: [Int], negatives: [Int], groups: [Int]
  ) -> Double? {
    precondition(groups.count == scores.count, "every example needs a group")
    var members = [[Int]](repeating: [], count: (groups.max() ?? -1) + 1)
    for index in order(of: scores) { members[groups[index]].append(index) }
    var (sum, weight) = (0.0, 0.0)
    for ordered in members {
      guard
        let area = areaUnderCurve(scores, positives, negatives, ordered: ordered, scores.count)
      else { continue }
      let examples = Double(ordered.reduce(0) { $0 + positives[$1] + negatives[$1] })
      sum += area * examples
      weight += examples
    }
    return weight > 0 ? sum / weight : nil
  }

  /// The area of the examples in `order`, best first.
  private static func areaUnderCurve(
    _ scores: [Double], _ positives: [Int], _ negatives: [Int], ordered order: [Int], _ count: Int
  ) -> Double? {
    precondition(
      positives.count == count && negatives.count == count, "every score needs its counts")
    var (above, below, wins) = (0.0, 0.0, 0.0)
    eachTie(of: scores, in: order) { tie in
      var (hits, misses) = (0.0, 0.0)
      for place in tie {
        precondition(positives[order[place]] >= 0 && negatives[order[place]] >= 0, "a count")
        hits += Double(positives[order[place]])
        misses += Double(negatives[order[place]])
      }
      wins += misses * (above + hits / 2)
      above += hits
      below += misses
    }
    return above > 0 && below > 0 ? wins / (above * below) : nil
  }
}
