import AdLens
import TestSupport
import Testing

@Suite struct CampaignPartsTests {
  let fixture: CampaignFixture

  init() throws { fixture = try CampaignFixture() }

  @Test func `breakdowns of the same impressions count once`() throws {
    let header = "campaign,creative,date,placement,impressions,clicks"
    try fixture.add(
      header,
      [
        "a,one,2026-07-01,feed,6000,90", "a,one,2026-07-01,story,4000,20",
        "b,one,2026-07-01,feed,2000,36", "b,one,2026-07-01,story,8000,56",
      ])
    try fixture.add(
      "campaign,creative,date,device,impressions,clicks",
      [
        "a,one,2026-07-01,phone,7000,80", "a,one,2026-07-01,desk,3000,30",
        "b,one,2026-07-01,phone,8000,70", "b,one,2026-07-01,desk,2000,22",
      ])
    let comparison = try fixture.compare("a", "b")
    #expect(comparison.arms.map(\.arm.figures.impressions) == [10_000, 10_000])
    #expect(comparison.arms.map(\.arm.figures.clicks) == [110, 92])
    #expect(comparison.mixes.map(\.dimension) == ["placement", "device"])
    let mix = try #require(comparison.mixes.first?.contrasts[1])
    let strata = StratifiedComparison([
      .init(treatment: Proportion(36, of: 2000), control: Proportion(90, of: 6000)),
      .init(treatment: Proportion(56, of: 8000), control: Proportion(20, of: 4000)),
    ])
    #expect(mix.byTrials == strata && mix.bySpend == nil)
    #expect((mix.distance - 0.4).magnitude <= 1e-12 && mix.largest.value == "feed")
    // Lower in sum, higher in each placement: Simpson's paradox.
    #expect(mix.isReversed && strata.lift > 0)
    #expect(comparison.verdict.contains("But that turns around where both are delivered alike"))
    #expect(
      comparison.warnings.contains { $0.hasPrefix("the delivery differs: 20 % of \"b\" and 60 %") })
    let parts = try CampaignComparison(partsOf: "a", by: .placement, in: fixture.store)
    #expect(parts.arms.map(\.arm.name) == ["feed", "story"])
    #expect(parts.arms[1].contrast?.conclusion == .worse)
    #expect(throws: ComparisonFailure.self) {
      try CampaignComparison(partsOf: "a", by: .segment, in: fixture.store)
    }
  }

  @Test func `creatives are ads with the same image, and days are days`() throws {
    let images = fixture.folder.file("images")
    for (index, name) in ["sun.png", "moon.png"].enumerated() {
      let pixels = [UInt8](repeating: UInt8(40 + 90 * index), count: 8 * 8 * 3)
      let image = Image(width: 8, height: 8, pixels: pixels)
      try FileSystem.createDirectory(images)
      try AtomicFile.write(PNGEncoder.encode(image), to: images + "/" + name)
    }
    try fixture.add(
      "campaign,creative,image,date,impressions,clicks",
      [
        "a,wide,sun.png,2026-07-01,3000,60", "a,tall,sun.png,2026-07-02,2000,50",
        "a,night,moon.png,2026-07-01,4000,20", "a,words,,2026-07-02,1000,9",
        "b,night,moon.png,2026-07-03,500,5",
      ], images: images)
    let creatives = try CampaignComparison(partsOf: "a", by: .creative, in: fixture.store)
    #expect(creatives.arms.map(\.arm.name) == ["sun.png", "moon.png", "words"])
    #expect(creatives.arms[0].arm.figures.clicks == 110)
    #expect(creatives.arms[0].arm.creative?.path.hasSuffix("images/sun.png") == true)
    let days = try CampaignComparison(partsOf: "a", by: .day, in: fixture.store)
    #expect(days.arms.map(\.arm.name) == ["2026-07-01", "2026-07-02"])
    #expect(days.arms[1].arm.figures.impressions == 3000)
    // An image counts in all campaigns that show it.
    let both = try fixture.compare("creative:sun.png", "creative:" + images + "/moon.png")
    #expect(both.arms.map(\.arm.figures.impressions) == [5000, 4500])
  }

  @Test func `one creative only, and one with all impressions, have nothing beside them`() throws {
    let header = "campaign,creative,date,impressions,clicks"
    try fixture.add(header, ["a,one,2026-07-01,3000,60"])
    try fixture.add(header, ["b,one,2026-07-01,3000,60", "b,two,2026-07-01,0,0"])
    try fixture.add(header, ["c,one,2026-07-01,0,0", "c,two,2026-07-01,0,0"])
    for (name, words) in [
      ("a", "campaign \"a\" has one creative only, \"one\""),
      ("b", "all impressions are those of \"one\""),
      ("c", "\"one\" and \"two\" have no impressions"),
    ] {
      let error = #expect(throws: ComparisonFailure.self) {
        try CampaignComparison(partsOf: name, by: .creative, in: fixture.store)
      }
      #expect(error?.description.hasPrefix(words) == true, "\(String(describing: error))")
    }
  }

  @Test func `a creative that wore out is told with its day`() throws {
    let header = "campaign,creative,date,impressions,clicks"
    try fixture.add(
      header,
      CampaignFixture.days(1...20) { "4000,\($0 < 12 ? 80 + $0 % 3 : 40 + $0 % 3)" }.map {
        "a,old," + $0
      }
        + CampaignFixture.days(1...20) { "4000,\(60 + $0 % 4)" }.map { "a,new," + $0 })
    let comparison = try CampaignComparison(partsOf: "a", by: .creative, in: fixture.store)
    let wear = try #require(comparison.arms.first { $0.arm.name == "old" }?.wear)
    #expect(wear.day == "2026-07-12" && wear.fatigue.change < -0.4 && wear.pValue < 0.05)
    #expect(comparison.arms.first { $0.arm.name == "new" }?.wear == nil)
    #expect(comparison.notes.contains { $0.contains("of \"old\" changed by −") })
  }
}
