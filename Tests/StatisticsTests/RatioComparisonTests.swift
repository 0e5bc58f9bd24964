import Tensors
import Testing

@testable import Statistics

@Suite struct RatioComparisonTests {
  @Test func `Student's distribution is scipy's`() throws {
    for row in try Golden.numbers("student_tails") {
      let student = StudentDistribution(degrees: row[1])
      expectClose(student.twoSidedProbability(row[0]), row[2], "\(row)")
      expectClose(student.twoSidedProbability(-row[0]), row[2], "\(row)")
    }
    for row in try Golden.numbers("student_critical") {
      let student = StudentDistribution(degrees: row[1])
      expectClose(student.criticalValue(confidence: row[0]), row[2], "\(row)")
    }
  }

  /// Days of an amount per click that scatters from day to day around `level`.
  private func days(
    _ count: Int, level: Double = 0.5, using generator: inout RandomGenerator
  ) -> [RatioComparison.Day] {
    (0..<count).map { _ in
      let clicks = Double(20 + generator.integer(below: 60))
      let factor = 0.6 + 0.8 * Double(generator.integer(below: 1000)) / 999
      return RatioComparison.Day(level * factor * clicks, per: clicks)
    }
  }

  @Test func `the ratio is that of the sums, and a factor shifts everything by it`() throws {
    var generator = RandomGenerator(seed: 1)
    let first = days(14, using: &generator)
    let double = first.map { RatioComparison.Day(2 * $0.numerator, per: $0.denominator) }
    let comparison = RatioComparison([first, double], resamples: 500)
    let sums = first.reduce((0.0, 0.0)) { ($0.0 + $1.numerator, $0.1 + $1.denominator) }
    expectClose(comparison.ratios[0], sums.0 / sums.1)
    let found = try #require(comparison.lift(of: 1, over: 0))
    // The same days are drawn for both, so that the factor is sure.
    expectClose(found.lift, 1)
    #expect(found.interval.width <= 1e-9 && found.pValue <= 1e-9)
    #expect(comparison.probability(of: 1, above: 0) == 1)
    let best = comparison.best(lowestWins: true)
    #expect(best[0]?.probability == 1 && best[1]?.probability == 0)
    #expect(best[0]?.loss == 0)
    let interval = try #require(comparison.interval(of: 0))
    let other = try #require(comparison.interval(of: 1))
    expectClose(other, 2 * interval.lower, 2 * interval.upper)
    #expect(interval.contains(comparison.ratios[0]) && interval.width > 0.01)
  }

  @Test func `equal sides have no lift, and the seed decides`() throws {
    var generator = RandomGenerator(seed: 2)
    let (first, second) = (days(9, using: &generator), days(9, using: &generator))
    let same = try #require(RatioComparison([first, first]).lift(of: 1, over: 0))
    #expect(same.lift == 0 && same.pValue == 1)
    #expect(RatioComparison([first, first]).probability(of: 0, above: 1) == 0.5)
    #expect(RatioComparison([first, second]) == RatioComparison([first, second]))
    #expect(RatioComparison([first, second]) != RatioComparison([first, second], seed: 1))
  }

  @Test func `a side that other days might leave with nothing has no interval`() {
    var generator = RandomGenerator(seed: 3)
    let usual = days(8, using: &generator)
    var rare = usual.map { RatioComparison.Day($0.numerator, per: 0) }
    rare[3] = RatioComparison.Day(1, per: 1)
    let comparison = RatioComparison([usual, rare])
    #expect(comparison.interval(of: 0) != nil)
    #expect(comparison.interval(of: 1) == nil && comparison.ratios[1].isFinite)
    #expect(comparison.lift(of: 1, over: 0) == nil)
    #expect(comparison.probability(of: 1, above: 0) == nil)
    #expect(comparison.best(lowestWins: false)[1] == nil)
    #expect(comparison.best(lowestWins: false)[0]?.probability == 1)
  }

  @Test(arguments: [7, 21])
  func `nineteen of twenty intervals hold the true ratio`(count: Int) {
    var generator = RandomGenerator(seed: 4)
    var held = 0
    let rounds = 300
    for round in 0..<rounds {
      let comparison = RatioComparison(
        [days(count, using: &generator)], resamples: 200, seed: UInt64(round))
      if comparison.interval(of: 0)?.contains(0.5) == true { held += 1 }
    }
    // Four standard errors of 300 rounds are 5 %.
    let share = Double(held) / Double(rounds)
    #expect(share >= 0.9 && share <= 0.995, "\(share) of \(count) days")
  }
}
