import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A creative's clicks of each day and those the rest of the campaign lets expect.
struct DailySeries {
  /// Clicks seen and expected, day by day; the unit of the expected ones does not matter.
  private var clicks: [(seen: Double, expected: Double)]

  /// Whether the rest of the campaign had clicks to adjust by.
  let isAdjusted: Bool

  /// The clicks that keep a day of the rest near its mean.
  private static let smoothing = 10.0

  /// Prepares days that all have impressions.
  init(_ days: [Fatigue.Day]) {
    let others = days.reduce(Proportion(0, of: 0)) { $0 + $1.others }
    isAdjusted = others.successes > 0
    let rate = isAdjusted ? others.estimate : 1
    let weight = Self.smoothing / rate
    let adjusts = isAdjusted
    clicks = days.map { day in
      let (seen, shown) = (Double(day.others.successes), Double(day.others.trials))
      let drift = adjusts ? (seen + Self.smoothing) / (shown + weight) : 1
      return (Double(day.creative.successes), Double(day.creative.trials) * drift)
    }
  }

  /// The day before which the fall is most likely, and its log-likelihood ratio.
  var steepestFall: (index: Int, statistic: Double)? {
    let total = sums(0..<clicks.count)
    var (seen, expected) = (0.0, 0.0)
    var best: (index: Int, statistic: Double)?
    for index in 0..<(clicks.count - Fatigue.smallestSide) {
      seen += clicks[index].seen
      expected += clicks[index].expected
      let (restSeen, restExpected) = (total.seen - seen, total.expected - expected)
      guard index + 1 >= Fatigue.smallestSide, restSeen * expected < seen * restExpected else {
        continue
      }
      let level = total.seen / total.expected
      let statistic =
        seen * log(seen / expected / level)
        + (restSeen > 0 ? restSeen * log(restSeen / restExpected / level) : 0)
      if statistic > best?.statistic ?? 0 { best = (index + 1, statistic) }
    }
    return best
  }

  /// The level from `index` on divided by that before, and the standard error of its logarithm.
  func ratio(at index: Int) -> (ratio: Double, error: Double) {
    let (before, after) = (sums(0..<index), sums(index..<clicks.count))
    let levels = (before.seen / before.expected, after.seen / after.expected)
    var squares = 0.0
    for (day, count) in clicks.enumerated() {
      let fitted = count.expected * (day < index ? levels.0 : levels.1)
      if fitted > 0 { squares += (count.seen - fitted) * (count.seen - fitted) / fitted }
    }
    let scatter = max(1, squares / Double(clicks.count - 2))
    let variance = scatter * (1 / (before.seen + 0.5) + 1 / (after.seen + 0.5))
    return (levels.1 / levels.0, variance.squareRoot())
  }

  /// The same ratio with half a click added to each side.
  func smoothedRatio(at index: Int) -> Double {
    let (before, after) = (sums(0..<index), sums(index..<clicks.count))
    return (after.seen + 0.5) / after.expected / ((before.seen + 0.5) / before.expected)
  }

  /// Puts the days in random order.
  mutating func shuffle(using generator: inout RandomGenerator) { generator.shuffle(&clicks) }

  private func sums(_ range: Range<Int>) -> (seen: Double, expected: Double) {
    clicks[range].reduce((0, 0)) { ($0.0 + $1.seen, $0.1 + $1.expected) }
  }
}
