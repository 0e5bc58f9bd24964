/// Pearson's chi-square test: `Σ (observed - expected)² / expected`, compared with what chance gives.
public struct ChiSquareTest: Hashable, Sendable {
  /// The sum of squares.
  public let statistic: Double

  /// The degrees of freedom.
  public let degrees: Int

  /// The probability of so large a sum by chance.
  public let pValue: Double

  /// The smallest count expected; below five the p-value is rough (Cochran, 1954).
  public let smallestExpected: Double

  private init(statistic: Double, degrees: Int, smallestExpected: Double) {
    self.statistic = statistic
    self.degrees = degrees
    self.smallestExpected = smallestExpected
    pValue =
      degrees == 0
      ? 1 : ChiSquareDistribution(degrees: Double(degrees)).survival(statistic)
  }

  /// Tests whether several true rates are all equal.
  ///
  /// The table has a column for successes and one for failures, without a correction for continuity.
  /// Groups without a trial say nothing and are left out; with fewer than two groups, or when all or
  /// none succeeded, the p-value is 1.
  public static func homogeneity(of groups: [Proportion]) -> ChiSquareTest {
    let groups = groups.filter { $0.trials > 0 }
    let successes = groups.reduce(0) { $0 + Double($1.successes) }
    let failures = groups.reduce(0) { $0 + Double($1.failures) }
    let total = successes + failures
    let rarer = min(successes, failures)
    let smallest = (groups.map { Double($0.trials) }.min() ?? 0) * (rarer / max(total, 1))
    guard groups.count > 1, rarer > 0 else {
      return ChiSquareTest(statistic: 0, degrees: 0, smallestExpected: smallest)
    }
    let statistic = groups.reduce(0.0) { sum, group in
      let expected = Double(group.trials) * (successes / total)
      let excess = Double(group.successes) - expected
      // Both columns together: d²/e + d²/(n - e).
      return sum + excess * excess / expected / (failures / total)
    }
    return ChiSquareTest(
      statistic: statistic, degrees: groups.count - 1, smallestExpected: smallest)
  }

  /// Tests whether impressions were split as planned: the sample-ratio-mismatch test.
  ///
  /// A p-value below 0.001 says that delivery was not what was planned, so that a comparison of the
  /// groups says little (Fabijan and others, 2019).
  ///
  /// - Parameters:
  ///   - counts: the impressions of each group.
  ///   - shares: the planned shares, in any unit; equal ones without them.
  /// - Precondition: there are as many shares as counts, all shares are finite and above zero, and no
  ///   count is negative.
  public static func split(of counts: [Int], planned shares: [Double]? = nil) -> ChiSquareTest {
    let shares = shares ?? [Double](repeating: 1, count: counts.count)
    precondition(
      shares.count == counts.count, "got \(shares.count) shares for \(counts.count) counts")
    precondition(shares.allSatisfy { $0 > 0 && $0.isFinite }, "shares must be above zero")
    precondition(counts.allSatisfy { $0 >= 0 }, "counts must not be negative")
    let total = counts.reduce(0.0) { $0 + Double($1) }
    let whole = shares.reduce(0, +)
    guard counts.count > 1, total > 0 else {
      return ChiSquareTest(statistic: 0, degrees: 0, smallestExpected: total)
    }
    let expected = shares.map { total * ($0 / whole) }
    let statistic = zip(counts, expected).reduce(0.0) { sum, pair in
      let excess = Double(pair.0) - pair.1
      return sum + excess * excess / pair.1
    }
    return ChiSquareTest(
      statistic: statistic, degrees: counts.count - 1,
      smallestExpected: expected.min() ?? 0)
  }
}
