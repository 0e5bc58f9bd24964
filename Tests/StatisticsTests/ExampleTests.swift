import Testing

@testable import Statistics

/// The figures that the examples of the documentation show.
@Suite struct ExampleTests {
  private func rounded(_ value: Double, _ decimals: Int) -> Double {
    let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    return (value * scale).rounded() / scale
  }

  @Test func `the examples of rates hold`() {
    let ad = Proportion(42, of: 3_000)
    #expect(ad.estimate == 0.014)
    #expect(rounded(ad.wilsonInterval().lower, 4) == 0.0104)
    #expect(rounded(ad.wilsonInterval().upper, 4) == 0.0189)
    let knowledge = BetaDistribution(posteriorOf: ad)
    #expect(rounded(knowledge.mean, 4) == 0.0143)
    #expect(rounded(knowledge.credibleInterval(0.90).lower, 4) == 0.0110)
    #expect(rounded(knowledge.credibleInterval(0.90).upper, 4) == 0.0181)
  }

  @Test func `the examples of samples and plans hold`() {
    let costs = Samples([0.42, 0.38, 0.51, 0.44])
    #expect(rounded(costs.mean, 4) == 0.4375)
    #expect(rounded(costs.standardDeviation, 4) == 0.0544)
    #expect(rounded(costs.quantile(0.9), 3) == 0.489)
    let plan = TestPlan(power: 0.8, alpha: 0.05)
    #expect(plan.trials(from: 0.01, to: 0.012) == 42_691)
    #expect(rounded(plan.detectableLift(from: 0.01, trials: 20_000) ?? 0, 3) == 0.299)
  }

  @Test func `the examples of comparisons hold`() {
    let comparison = PosteriorComparison(
      [Proportion(120, of: 9_000), Proportion(150, of: 9_100)].map {
        BetaDistribution(posteriorOf: $0)
      })
    #expect(comparison.probabilityOfBest.map { rounded($0, 3) } == [0.040, 0.960])
    let strata = StratifiedComparison([
      .init(treatment: Proportion(30, of: 2_000), control: Proportion(9, of: 900)),
      .init(treatment: Proportion(4, of: 1_000), control: Proportion(21, of: 7_000)),
    ])
    #expect(rounded(strata.difference, 4) == 0.0021)
    #expect(rounded(34.0 / 3_000 - 30.0 / 7_900, 4) == 0.0075)
  }
}
