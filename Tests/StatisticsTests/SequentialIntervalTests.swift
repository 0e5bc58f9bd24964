import FileFormats
import Tensors
import Testing

@testable import Statistics

@Suite struct SequentialIntervalTests {
  @Test func `intervals of a rate end where the mixture's likelihood is 1/α times as large`() throws
  {
    for row in try Golden.numbers("sequential_rate") {
      let interval = Proportion(Int(row[0]), of: Int(row[1])).sequentialInterval(
        confidence: row[4], prior: BetaDistribution(row[2], row[3]))
      expectClose(interval, row[5], row[6], "\(row)")
    }
    #expect(Proportion(0, of: 0).sequentialInterval() == Interval(lower: 0, upper: 1))
  }

  @Test func `intervals of a difference have the half-width of the normal mixture`() throws {
    for row in try Golden.numbers("sequential_difference") {
      let interval = Proportion(Int(row[0]), of: Int(row[1])).sequentialDifferenceInterval(
        minus: Proportion(Int(row[2]), of: Int(row[3])), confidence: row[4],
        expectedTrials: row[5])
      expectClose(interval, row[6], row[7], "\(row)")
    }
    let nothing = Proportion(0, of: 0)
    #expect(nothing.sequentialDifferenceInterval(minus: nothing) == Interval(lower: -1, upper: 1))
  }

  /// How many of some experiments ever had an interval that misses, seen after every impression.
  private func misses(
    experiments: Int, impressions: Int, rates: (Double, Double),
    contains: (Proportion, Proportion) -> Bool
  ) -> Int {
    (0..<experiments).count { experiment in
      var generator = RandomGenerator(seed: 11, stream: UInt64(experiment))
      var (first, second) = (Proportion(0, of: 0), Proportion(0, of: 0))
      for _ in 0..<impressions {
        first = first + Proportion(Double(generator.uniform()) < rates.0 ? 1 : 0, of: 1)
        second = second + Proportion(Double(generator.uniform()) < rates.1 ? 1 : 0, of: 1)
        if !contains(first, second) { return true }
      }
      return false
    }
  }

  @Test func `looking after every impression, 95 % of experiments never see a false difference`() {
    let (experiments, impressions) = (100, 1_000)
    for rate in [0.02, 0.4] {
      let sequential = misses(
        experiments: experiments, impressions: impressions, rates: (rate, rate)
      ) {
        $0.sequentialDifferenceInterval(minus: $1, expectedTrials: 1_000).contains(0)
      }
      // Five per cent are promised; three standard deviations above are 11.
      #expect(sequential <= 11, "\(sequential) of \(experiments)")
    }
    // The same experiments deceive who looks at the usual interval as often.
    let usual = misses(experiments: experiments, impressions: impressions, rates: (0.4, 0.4)) {
      let error = ($0.smoothedVariance + $1.smoothedVariance).squareRoot()
      return ($0.estimate - $1.estimate).magnitude <= 1.96 * error
    }
    #expect(usual > experiments / 3, "\(usual) of \(experiments)")
  }

  @Test func `looking after every impression, 90 % of intervals always hold the rate`() {
    let experiments = 100
    for rate in [0.01, 0.3] {
      let missed = misses(experiments: experiments, impressions: 250, rates: (rate, 0)) { seen, _ in
        seen.sequentialInterval(confidence: 0.9).contains(rate)
      }
      // Ten per cent are promised; three standard deviations above are 19.
      #expect(missed <= 19, "\(missed) of \(experiments)")
    }
  }

  @Test func `a real difference is found in the end`() {
    let found = Proportion(900, of: 60_000).sequentialDifferenceInterval(
      minus: Proportion(600, of: 60_000), expectedTrials: 100_000)
    #expect(found.lower > 0 && found.contains(0.005))
  }
}
