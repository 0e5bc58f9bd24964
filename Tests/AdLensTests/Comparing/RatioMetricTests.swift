import AdLens
import Testing

@Suite struct RatioMetricTests {
  let fixture: CampaignFixture
  static let header = "campaign,creative,date,impressions,clicks,spend,conversions,revenue,currency"

  init() throws {
    fixture = try CampaignFixture()
    func rows(_ name: String, _ days: ClosedRange<Int>, cost: Double, currency: String) -> [String]
    {
      CampaignFixture.days(days) { day in
        let clicks = 50 + day * 7 % 20
        let spend = Double(clicks) * cost * (1 + Double(day % 5) / 20)
        return
          "5000,\(clicks),\(fixed(spend, decimals: 2)),\(5 + day % 3).5,\(100 + day % 4),\(currency)"
      }.map { "\(name),one," + $0 }
    }
    try fixture.add(Self.header, rows("dear", 1...14, cost: 0.8, currency: "EUR"))
    try fixture.add(Self.header, rows("cheap", 1...14, cost: 0.5, currency: "EUR"))
    try fixture.add(Self.header, rows("short", 1...5, cost: 0.5, currency: "EUR"))
    try fixture.add(Self.header, rows("dollar", 1...14, cost: 0.5, currency: "USD"))
    try fixture.add(
      "campaign,creative,date,impressions,clicks",
      ["bare,one,2026-07-01,900,8", "bare,one,2026-07-02,900,8"])
  }

  @Test(arguments: [
    (ComparisonMetric.cpc, 0.548, ComparedArm.Conclusion.better), (.cpa, 4.9, .better),
    (.roas, 3.17, .better),
  ])
  func `costs are lower where they are better`(
    metric: ComparisonMetric, value: Double, conclusion: ComparedArm.Conclusion
  ) throws {
    let comparison = try fixture.compare(
      "dear", "cheap", options: ComparisonOptions(metric: metric))
    let arm = comparison.arms[1]
    let figures = arm.arm.figures
    let found = try #require(arm.value)
    switch metric {
    case .cpc: #expect(found == (figures.spend ?? 0) / Double(figures.clicks))
    case .cpa: #expect(found == (figures.spend ?? 0) / (figures.conversions ?? 0))
    default: #expect(found == (figures.revenue ?? 0) / (figures.spend ?? 0))
    }
    #expect(comparison.usesDays && comparison.overall == nil)
    #expect(try #require(arm.interval).contains(found))
    #expect(arm.contrast?.conclusion == conclusion && comparison.best == 1)
    #expect(arm.probabilityOfBest == 1 && arm.expectedLoss == 0)
    #expect(comparison.notes.contains { $0.contains("resampling whole days") })
  }

  @Test func `conversions in halves are a ratio, whole ones a rate`() throws {
    #expect(try fixture.compare("dear", "cheap", options: .init(metric: .cvr)).usesDays)
    let header = "campaign,creative,date,impressions,clicks,conversions"
    try fixture.add(header, ["x,one,2026-07-01,900,80,7", "y,one,2026-07-01,900,80,9"])
    let whole = try fixture.compare("x", "y", options: .init(metric: .cvr))
    #expect(!whole.usesDays && whole.arms[0].interval == Proportion(7, of: 80).wilsonInterval())
  }

  @Test(arguments: [
    (["dear", "dollar"], ComparisonMetric.cpc, "amounts are in EUR and USD"),
    (["dear", "bare"], .cpa, "no export of \"bare\" tells spend, which the CPA needs"),
    (["cheap", "short"], .cpc, ""), (["short", "bare"], .ctr, ""),
    (["dear", "dollar"], .roas, ""), (["dear", "dollar"], .ctr, ""),
  ])
  func `what the metric lacks is told`(
    names: [String], metric: ComparisonMetric, message: String
  ) throws {
    do throws(ComparisonFailure) {
      let comparison = try CampaignComparison(
        of: names.map(ComparisonSubject.init), in: fixture.store,
        options: ComparisonOptions(metric: metric))
      #expect(message.isEmpty)
      if names == ["dear", "dollar"] {
        #expect(
          comparison.notes.contains { $0.contains("EUR and USD, so that they are not compared") })
        #expect(comparison.mixes.allSatisfy { $0.contrasts.allSatisfy { $0?.bySpend == nil } })
      }
    } catch {
      #expect(error.description.hasPrefix(message) && !message.isEmpty, "\(error)")
    }
  }

  @Test func `too few days and looking at any time are refused`() throws {
    try fixture.add(
      Self.header, ["tiny,one,2026-07-01,900,8,3,1,9,EUR", "small,one,2026-07-02,900,8,3,1,9,EUR"])
    let few = #expect(throws: ComparisonFailure.self) {
      try fixture.compare("tiny", "small", options: .init(metric: .cpc))
    }
    #expect(few?.description.contains("needs figures of 7 days or more, and there are 2") == true)
    let early = #expect(throws: ComparisonFailure.self) {
      try fixture.compare(
        "dear", "cheap", options: .init(metric: .cpc, sequentialTrials: 5000))
    }
    #expect(early?.description.hasPrefix("CPC has no interval that may be looked at") == true)
  }
}
