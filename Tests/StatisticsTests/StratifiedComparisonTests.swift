import FileFormats
import Testing

@testable import Statistics

@Suite struct StratifiedComparisonTests {
  @Test func `standardized rates and the Mantel-Haenszel test are the libraries'`() throws {
    for row in try Golden.rows("standardized") {
      let strata = try row.table(0).map { s in
        StratifiedComparison.Stratum(
          treatment: Proportion(Int(s[0]), of: Int(s[1])),
          control: Proportion(Int(s[2]), of: Int(s[3])), weight: s[4] > 0 ? s[4] : nil)
      }
      let comparison = StratifiedComparison(strata)
      let (difference, lift) = (comparison.differenceInterval(), comparison.liftInterval())
      let found = [
        comparison.treatment.rate, comparison.treatment.standardError, comparison.control.rate,
        comparison.control.standardError, comparison.coverage, difference.lower,
        difference.upper, lift.lower, lift.upper, comparison.oddsRatio, comparison.pValue,
      ]
      for (value, expected) in zip(found, try row.numbers(1)) { expectClose(value, expected) }
    }
  }

  @Test func `a better creative in worse placements is recognized`() {
    // Simpson's paradox: better in both placements, worse overall.
    let (feed, stories) = (
      StratifiedComparison.Stratum(
        treatment: Proportion(40, of: 1_000), control: Proportion(300, of: 10_000)),
      StratifiedComparison.Stratum(
        treatment: Proportion(100, of: 10_000), control: Proportion(7, of: 1_000))
    )
    let overall = (feed.treatment + stories.treatment).estimate
    #expect(overall < (feed.control + stories.control).estimate)
    let comparison = StratifiedComparison([feed, stories])
    #expect(comparison.difference > 0 && comparison.lift > 0.3)
    #expect(comparison.oddsRatio > 1)
  }

  @Test func `placements of one side only are left out and counted`() {
    let comparison = StratifiedComparison([
      .init(treatment: Proportion(5, of: 100), control: Proportion(5, of: 100)),
      .init(treatment: Proportion(9, of: 100), control: Proportion(0, of: 0)),
    ])
    #expect(comparison.difference == 0)
    expectClose(comparison.coverage, 2.0 / 3, tolerance: 1e-15)
  }

  @Test func `without a common placement nothing is claimed`() {
    let comparison = StratifiedComparison([
      .init(treatment: Proportion(9, of: 100), control: Proportion(0, of: 0))
    ])
    #expect(comparison.differenceInterval() == Interval(lower: -1, upper: 1))
    #expect(comparison.liftInterval() == Interval(lower: -1, upper: .infinity))
    #expect(comparison.treatment.interval() == Interval(lower: 0, upper: 1))
    #expect(comparison.pValue == 1 && comparison.coverage == 0)
  }

  @Test func `weights by spend give the rate of an average unit of money`() {
    let rate = StandardizedRate([
      (Proportion(10, of: 1_000), weight: 300), (Proportion(30, of: 1_000), weight: 100),
    ])
    expectClose(rate.rate, 0.015, tolerance: 1e-15)
    let interval = rate.interval()
    #expect(interval.lower > 0.009 && interval.upper < 0.021 && interval.contains(0.015))
  }

  @Test func `no click at all does not claim to be certain`() {
    let rate = StandardizedRate([(Proportion(0, of: 1_000), weight: 1)])
    #expect(rate.rate == 0 && rate.interval().lower == 0 && rate.interval().upper > 0.001)
  }
}
