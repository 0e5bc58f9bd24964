import AdLens
import TestSupport
import Testing

@Suite struct CampaignComparisonTests {
  let fixture: CampaignFixture
  static let header = "campaign,creative,date,impressions,clicks"

  init() throws {
    fixture = try CampaignFixture()
    try fixture.add(
      Self.header,
      [
        "a,one,2026-07-01,20000,200", "a,two,2026-07-01,10000,100", "b,one,2026-07-01,30000,420",
        "c,one,2026-07-01,28000,290", "d,one,2026-07-01,0,0", "e,one,2026-07-01,900,0",
        "f,one,2026-07-01,800,0",
      ])
  }

  @Test func `rates, lifts and tests are those of the statistics`() throws {
    let comparison = try fixture.compare("a", "campaign:b", "c")
    let control = Proportion(300, of: 30_000)
    #expect(comparison.control == 0 && comparison.arms[0].contrast == nil)
    #expect(comparison.arms[0].value == 0.01)
    #expect(comparison.arms[0].interval == control.wilsonInterval())
    let contrast = try #require(comparison.arms[1].contrast)
    let rate = Proportion(420, of: 30_000)
    #expect(contrast.lift == rate.lift(over: control))
    #expect(contrast.liftInterval == rate.liftInterval(over: control))
    #expect(contrast.pValue == TwoProportionTest(rate, control).pValue)
    // The smaller of two p-values counts twice.
    #expect((contrast.holm - 2 * contrast.pValue).magnitude <= 1e-15)
    #expect(contrast.conclusion == .better && contrast.stillNeeded == nil)
    let other = try #require(comparison.arms[2].contrast)
    #expect(other.holm == other.pValue && other.conclusion == .undecided)
    let plan = TestPlan(power: 0.8, alpha: 0.05 / 2)
    let needed = try #require(plan.trials(from: 0.01, to: 290.0 / 28_000))
    #expect(other.trialsNeeded == needed)
    #expect(other.stillNeeded?.arm == needed - 28_000)
    #expect(other.stillNeeded?.control == needed - 30_000)
    let rates = [control, rate, Proportion(290, of: 28_000)]
    #expect(comparison.overall == ChiSquareTest.homogeneity(of: rates))
    let posterior = PosteriorComparison(rates.map { BetaDistribution(posteriorOf: $0) })
    #expect(comparison.arms.map(\.probabilityOfBest) == posterior.probabilityOfBest)
    #expect(comparison.arms.map(\.expectedLoss) == posterior.expectedLoss)
    #expect(comparison.best == 1)
    #expect(comparison.verdict.hasPrefix("The 3 CTRs differ (p < 0.001). \"b\" has the best one"))
    #expect(comparison.verdict.contains("Better than \"a\": \"b\" (+40 %). 1 of 2 cannot be told"))
  }

  @Test func `the verdict says in words what two rates say`() throws {
    let better = try fixture.compare("a", "b").verdict
    #expect(
      better
        == "\"b\" has the higher CTR: 1.40 % against 1.00 % of \"a\", +40 % (+21 to +62 %), p < 0.001."
    )
    let open = try fixture.compare("a", "c").verdict
    #expect(open.hasPrefix("No difference in CTR is shown: \"c\" has 1.04 % against 1.00 %"))
    #expect(open.contains("If the true difference is what was seen, it takes about 1,"))
    var options = ComparisonOptions(margin: 0.5)
    #expect(
      try fixture.compare("a", "c", options: options).verdict.contains("the same CTR in practice"))
    options = ComparisonOptions(control: "b")
    let turned = try fixture.compare("a", "b", options: options)
    #expect(turned.arms[0].contrast?.conclusion == .worse && turned.control == 1)
  }

  @Test func `looking at any time has its own interval and no p-value of its own`() throws {
    let options = ComparisonOptions(sequentialTrials: 50_000)
    let comparison = try fixture.compare("a", "b", options: options)
    let (rate, control) = (Proportion(420, of: 30_000), Proportion(300, of: 30_000))
    #expect(
      comparison.arms[1].contrast?.sequentialDifference
        == rate.sequentialDifferenceInterval(minus: control, expectedTrials: 50_000))
    #expect(comparison.arms[1].sequentialInterval == rate.sequentialInterval())
    #expect(comparison.arms[1].contrast?.conclusion == .better)
    // Its p-value is below 0.05, which says nothing while a test runs.
    try fixture.add(Self.header, ["g,one,2026-07-01,30000,350"])
    let running = try fixture.compare("a", "g", options: options)
    let contrast = try #require(running.arms[1].contrast)
    #expect(contrast.pValue < 0.05 && contrast.conclusion == .undecided)
    #expect(running.verdict.contains("No difference in CTR is shown yet"))
  }

  @Test func `a planned split is tested, and chance as well as delivery named`() throws {
    var options = ComparisonOptions(split: [1, 1])
    let kept = try fixture.compare("a", "b", options: options)
    #expect(kept.split?.pValue == 1)
    #expect(kept.warnings.count == 1 && kept.warnings[0].contains("no randomised test"))
    options.isRandomized = true
    let broken = try fixture.compare("a", "c", options: options)
    #expect(try #require(broken.split).pValue < CampaignComparison.splitLevel)
    #expect(broken.warnings.count == 1 && broken.warnings[0].contains("not split as planned"))
  }

  @Test func `without a click nothing is told apart, and a bound is given`() throws {
    let comparison = try fixture.compare("e", "f")
    #expect(comparison.verdict.hasPrefix("There is not a single click"))
    #expect(comparison.verdict.contains("above 0.48 %"))
    #expect(comparison.arms[1].contrast?.pValue == 1)
    #expect(comparison.arms[1].contrast?.lift.isNaN == true)
    #expect(comparison.arms.allSatisfy { $0.probabilityOfBest.map { $0 > 0.4 } ?? false })
  }

  @Test func `a campaign without impressions is told and passed over`() throws {
    let comparison = try fixture.compare("d", "a", "b")
    #expect(comparison.control == 1 && comparison.arms[0].value == nil)
    #expect(comparison.notes.contains("\"d\" has no impressions"))
    #expect(comparison.arms[2].contrast?.conclusion == .better)
  }

  @Test(arguments: [
    (["a", "bb"], "'bb' is no campaign in "), (["a", "creative:x.png"], "'x.png' is no creative"),
    (["a", "a"], "the same was given twice"), (["a"], "there is nothing to compare it with"),
    (["a", "run:x"], "run \"x\" cannot be compared with campaigns"),
    (["a", "d"], "all impressions are those of \"a\""),
  ])
  func `what cannot be compared says why`(words: [String], message: String) throws {
    let error = #expect(throws: ComparisonFailure.self) {
      _ = try CampaignComparison(of: words.map(ComparisonSubject.init), in: fixture.store)
    }
    #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
  }

  @Test func `the nearest name is suggested, also that of a run`() throws {
    let run = try fixture.store.beginRun(NewRun(name: "zebra", task: "train", version: "0"))
    try fixture.store.endRun(run, .finished)
    let error = #expect(throws: ComparisonFailure.self) { try fixture.compare("a", "zebra") }
    #expect(error?.description.contains("did you mean 'run:zebra'?") == true)
  }
}
