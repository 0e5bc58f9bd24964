import Statistics

/// How well predicted rates fit what happened.
public struct RankingFigures: Hashable, Sendable {
  /// The area under the curve of impressions, clicked or not; `nil` without both.
  public let auc: Double?

  /// The areas within campaigns, weighted by impressions; `nil` where no campaign has both.
  public let gauc: Double?

  /// NDCG of the first 3 and 10 places within campaigns, with the smoothed observed rate as gain, as means over the
  /// campaigns with two creatives or more; `nil` without any.
  public let ndcg3: Double?

  /// The same of the first 10 places.
  public let ndcg10: Double?

  /// Spearman's correlation of predicted and observed rates of creatives; `nil` with fewer than 3.
  public let spearman: Double?

  /// The mean log loss of an impression, in nats.
  public let logLoss: Double

  /// The log loss as a share of that of the mean rate: 1 is no skill (He and others, "Practical lessons from predicting
  /// clicks on ads at Facebook", 2014).
  public let normalizedEntropy: Double

  /// Expected by observed clicks: 1 is right.
  public let calibration: Double

  /// Creatives that were measured.
  public let creativeCount: Int

  /// Their impressions.
  public let trials: Double

  /// Their clicks.
  public let successes: Double

  /// A prediction for a row.
  struct Scored {
    let row: Int
    let rate: Double
  }

  /// Measures predictions; `nil` without a success or without a failure.
  init?(_ scored: [Scored], of rows: ExposureRows) {
    var (trials, successes, expected, loss) = (0.0, 0.0, 0.0, 0.0)
    for item in scored {
      let (n, k) = (rows.trials[item.row], rows.successes[item.row])
      trials += n
      successes += k
      expected += n * item.rate
      loss -= k * log(item.rate) + (n - k) * log(1 - item.rate)
    }
    guard successes > 0, successes < trials else { return nil }
    let mean = successes / trials
    let entropy = -(mean * log(mean) + (1 - mean) * log(1 - mean))
    self.trials = trials
    self.successes = successes
    logLoss = loss / trials
    normalizedEntropy = logLoss / entropy
    calibration = expected / successes
    let scores = scored.map(\.rate)
    let positives = scored.map { Int(rows.successes[$0.row].rounded()) }
    let negatives = zip(scored, positives).map { Int(rows.trials[$0.row].rounded()) - $1 }
    let groups = scored.map { rows.groups[$0.row] }
    auc = RankingMetrics.areaUnderCurve(scores: scores, positives: positives, negatives: negatives)
    gauc = RankingMetrics.groupedAreaUnderCurve(
      scores: scores, positives: positives, negatives: negatives, groups: groups)
    let creatives = Self.creatives(scored, of: rows)
    creativeCount = creatives.count
    spearman = Self.spearman(creatives)
    ndcg3 = Self.gain(creatives, at: 3, mean: mean)
    ndcg10 = Self.gain(creatives, at: 10, mean: mean)
  }

  /// A creative's sums.
  private struct Creative {
    var campaign: Int
    var trials = 0.0
    var successes = 0.0
    var expected = 0.0
    var predicted: Double { expected / trials }
    var observed: Double { successes / trials }
  }

  private static func creatives(
    _ scored: [Scored], of rows: ExposureRows
  ) -> [Creative] {
    var sums: [Int: Creative] = [:]
    for item in scored {
      let creative = rows.creative(item.row)
      var sum = sums[creative] ?? Creative(campaign: rows.groups[item.row])
      sum.trials += rows.trials[item.row]
      sum.successes += rows.successes[item.row]
      sum.expected += rows.trials[item.row] * item.rate
      sums[creative] = sum
    }
    return sums.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func spearman(_ creatives: [Creative]) -> Double? {
    guard creatives.count > 2 else { return nil }
    let (a, b) = (ranks(creatives.map(\.predicted)), ranks(creatives.map(\.observed)))
    let mean = Double(creatives.count + 1) / 2
    var (both, first, second) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      both += (x - mean) * (y - mean)
      first += (x - mean) * (x - mean)
      second += (y - mean) * (y - mean)
    }
    return first > 0 && second > 0 ? both / (first * second).squareRoot() : nil
  }

  /// Ranks from 1; equal values share their mean rank.
  static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }

  /// Pseudo-impressions that observed rates are smoothed with, so that one click of two is not the best.
  private static let smoothing = 50.0

  private static func gain(_ creatives: [Creative], at k: Int, mean: Double) -> Double? {
    let groups = Dictionary(grouping: creatives, by: \.campaign)
      .filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
    let gains = groups.compactMap { _, members in
      RankingMetrics.discountedGain(
        scores: members.map(\.predicted),
        gains: members.map { ($0.successes + smoothing * mean) / ($0.trials + smoothing) }, at: k)
    }
    return gains.isEmpty ? nil : gains.reduce(0, +) / Double(gains.count)
  }
}
