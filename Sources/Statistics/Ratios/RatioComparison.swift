import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ratios of two amounts, such as cost per click, compared by resampling days.
///
/// Clicks among impressions have a binomial law to count on; what clicks cost has none, and the purchases
/// of one day resemble each other. So whole days are drawn, the same ones for all sides, in blocks of
/// neighbours (the circular block bootstrap; Politis and Romano, 1992), and the ratio of the sums is formed
/// again:
///
///     ratio = Σ numerator / Σ denominator,   error = √(n / (n - L)) sd(ln ratio*)
///
/// with `n` days in blocks of `L = ⌈n^(1/3)⌉`. Intervals are `ratio exp(± t error)`, `t` from Student's
/// distribution with `1.5 n / L - 1` degrees of freedom: over 7 to 60 days they held 93 to 96 % at a nominal
/// 95 % where neighbouring days were like each other by up to 0.4, and less where they were more so.
public struct RatioComparison: Hashable, Sendable {
  /// What was seen on one side on one day.
  public struct Day: Hashable, Sendable {
    /// What stands above the line, such as spend; finite and not negative.
    public let numerator: Double

    /// What stands below, such as clicks; finite and not negative.
    public let denominator: Double

    /// Creates a day.
    public init(_ numerator: Double, per denominator: Double) {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  /// The sums' ratio of each side; NaN where it has none.
  public let ratios: [Double]

  /// The degrees of freedom of the intervals.
  public let degrees: Double

  /// The logarithms of the resampled ratios, by side; empty where a sum was zero too often.
  private let draws: [[Double]]

  /// Fewer days than this say too little about how days differ.
  public static let smallestCount = 7

  /// Resamples days.
  ///
  /// - Parameters:
  ///   - sides: for each side its days, in the same order for all sides, with zeros where it was not shown.
  ///   - resamples: how often.
  ///   - seed: the same seed gives the same result.
  /// - Precondition: there is a side, all have the same number of days, at least `smallestCount`.
  public init(_ sides: [[Day]], resamples: Int = 4000, seed: UInt64 = 0) {
    let count = sides.first?.count ?? 0
    precondition(
      count >= Self.smallestCount && sides.allSatisfy { $0.count == count },
      "\(Self.smallestCount) days are needed on every side, got \(sides.map(\.count))")
    precondition(resamples >= 100, "at least 100 resamples are needed, got \(resamples)")
    let block = Int(cbrt(Double(count)).rounded(.up))
    ratios = sides.map { Self.ratio($0) }
    degrees = 1.5 * Double(count) / Double(block) - 1
    var generator = RandomGenerator(seed: seed, stream: 0x7261)
    // How often each day was drawn, the same for all sides.
    var weights = [Double](repeating: 0, count: count)
    var draws = [[Double]](repeating: [], count: sides.count)
    for side in draws.indices { draws[side].reserveCapacity(resamples) }
    for _ in 0..<resamples {
      for day in weights.indices { weights[day] = 0 }
      var filled = 0
      while filled < count {
        var day = generator.integer(below: count)
        for _ in 0..<min(block, count - filled) {
          weights[day] += 1
          day = day + 1 == count ? 0 : day + 1
        }
        filled += block
      }
      for (index, side) in sides.enumerated() {
        var (numerator, denominator) = (0.0, 0.0)
        for (day, weight) in zip(side, weights) {
          numerator += weight * day.numerator
          denominator += weight * day.denominator
        }
        draws[index].append(log(numerator / denominator))
      }
    }
    // The blocks of few days vary less than independent series would.
    let inflation = (Double(count) / Double(count - block)).squareRoot()
    self.draws = zip(draws, ratios).map { draws, ratio in
      guard draws.allSatisfy(\.isFinite), ratio > 0, ratio.isFinite else { return [] }
      return draws.map { log(ratio) + inflation * ($0 - log(ratio)) }
    }
  }

  /// The interval of a side's ratio; `nil` where a sum was zero, or would be with other days.
  ///
  /// - Precondition: 0 < `confidence` < 1.
  public func interval(of side: Int, confidence: Double = 0.95) -> Interval? {
    guard !draws[side].isEmpty else { return nil }
    let reach = reach(of: Samples(draws[side]).standardDeviation, confidence)
    return Interval(lower: ratios[side] * exp(-reach), upper: ratios[side] * exp(reach))
  }

  /// The relative lift of one side's ratio over another's, with its interval and the p-value of no lift;
  /// `nil` where either has no interval.
  ///
  /// - Precondition: 0 < `confidence` < 1.
  public func lift(
    of side: Int, over control: Int, confidence: Double = 0.95
  ) -> (lift: Double, interval: Interval, pValue: Double)? {
    guard !draws[side].isEmpty, !draws[control].isEmpty else { return nil }
    let error = Samples(zip(draws[side], draws[control]).map { $0 - $1 }).standardDeviation
    let centre = log(ratios[side] / ratios[control])
    let reach = reach(of: error, confidence)
    let pValue =
      error > 0 ? StudentDistribution(degrees: degrees).twoSidedProbability(centre / error) : 1
    return (
      expm1(centre), Interval(lower: expm1(centre - reach), upper: expm1(centre + reach)), pValue
    )
  }

  /// The share of the resamples in which one side's ratio is larger than another's; `nil` without them.
  public func probability(of side: Int, above control: Int) -> Double? {
    guard !draws[side].isEmpty, !draws[control].isEmpty else { return nil }
    let wins = zip(draws[side], draws[control]).reduce(0.0) {
      $0 + ($1.0 > $1.1 ? 1 : $1.0 == $1.1 ? 0.5 : 0)
    }
    return wins / Double(draws[side].count)
  }

  /// For each side the share of the resamples in which it is the best, and by how much it is expected to
  /// miss the best; `nil` for sides that have none.
  ///
  /// - Parameter lowestWins: whether the smallest ratio is the best, as for costs.
  public func best(lowestWins: Bool) -> [(probability: Double, loss: Double)?] {
    let sides = draws.indices.filter { !draws[$0].isEmpty }
    var wins = [Double](repeating: 0, count: draws.count)
    var losses = wins
    guard let first = sides.first else { return draws.map { _ in nil } }
    let count = draws[first].count
    for draw in 0..<count {
      let values = sides.map { exp(draws[$0][draw]) }
      guard let top = lowestWins ? values.min() : values.max() else { continue }
      let ties = Double(values.count { $0 == top })
      for (side, value) in zip(sides, values) {
        if value == top { wins[side] += 1 / ties }
        losses[side] += (value - top).magnitude
      }
    }
    return draws.indices.map {
      draws[$0].isEmpty ? nil : (wins[$0] / Double(count), losses[$0] / Double(count))
    }
  }

  private func reach(of error: Double, _ confidence: Double) -> Double {
    StudentDistribution(degrees: degrees).criticalValue(confidence: confidence) * error
  }

  private static func ratio(_ days: [Day]) -> Double {
    compensatedSum(days.map(\.numerator)) / compensatedSum(days.map(\.denominator))
  }
}
