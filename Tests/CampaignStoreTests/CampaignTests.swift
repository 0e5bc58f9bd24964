import FileFormats
import TestSupport
import Testing

@testable import CampaignStore

@Suite struct CampaignTests {
  let folder = TemporaryDirectory()
  let store: Store

  init() throws { store = try Store.open(folder.file("a.sqlite")) }

  private func export(_ text: String) throws -> CampaignExport {
    try CampaignExport(
      Array(text.utf8), fallbackCampaign: "c", today: try #require(CalendarDay("2026-08-31")))
  }

  private func add(_ text: String, details: [ImportedAd]? = nil) throws {
    let export = try export(text)
    try store.add(
      export, details: details ?? export.ads.map { _ in ImportedAd() },
      at: try #require(Timestamp("2026-08-31T00:00:00.000Z")))
  }

  /// The same impressions by age, by placement and in sum.
  static let split = """
    creative,date,segment,placement,device,impressions,clicks,spend
    a,2026-08-01,young,,,600,12,6
    a,2026-08-01,old,,,380,8,4
    a,2026-08-01,,feed,,700,15,7
    a,2026-08-01,,story,,300,5,3
    a,2026-08-01,,,,1000,20,10
    a,2026-08-02,young,,,500,10,
    b,2026-08-01,,feed,,100,1,
    """

  @Test func `impressions that are told three times count once`() throws {
    try add(Self.split)
    let campaign = try #require(try store.campaign("c"))
    #expect(campaign.figures.impressions == 1600 && campaign.figures.clicks == 31)
    #expect(campaign.figures.spend == 10 && campaign.figures.revenue == nil)
    #expect(campaign.adCount == 2 && campaign.matchedCount == 0)
    #expect(campaign.firstDay == "2026-08-01" && campaign.lastDay == "2026-08-02")
    let ads = try store.ads(of: "c")
    #expect(ads.map(\.name) == ["a", "b"])
    #expect(ads.map(\.figures.impressions) == [1500, 100])
    #expect(ads[0].figures.clickThroughRate == 30.0 / 1500)
  }

  @Test func `a dimension counts what tells it`() throws {
    try add(Self.split)
    let segments = try store.figures(of: "c", by: .segment)
    #expect(segments.map(\.value) == ["young", "old"])
    #expect(segments.map(\.figures.impressions) == [1100, 380])
    let placements = try store.figures(of: "c", by: .placement)
    #expect(placements.map(\.value) == ["feed", "story"])
    #expect(placements.map(\.figures.clicks) == [16, 5])
    #expect(try store.figures(of: "c", by: .device).isEmpty)
  }

  @Test func `a blank cell with fewer impressions than the others counts with them`() throws {
    try add(
      """
      creative,date,placement,impressions,clicks
      a,2026-08-01,feed,1000,10
      a,2026-08-01,story,500,5
      a,2026-08-01,,200,2
      """)
    #expect(try store.campaign("c")?.figures.impressions == 1700)
    #expect(try store.ads(of: "c").map(\.figures.clicks) == [17])
    let placements = try store.figures(of: "c", by: .placement)
    #expect(placements.map(\.value) == ["feed", "story", "(blank)"])
    #expect(placements.map(\.figures.impressions) == [1000, 500, 200])
  }

  @Test func `an export counts as the store does`() throws {
    let export = try export(Self.split)
    try add(Self.split)
    #expect(try export.figures == store.ads(of: "c").map(\.figures))
    #expect(export.figures.map(\.impressions) == [1500, 100])
  }

  @Test func `an ad without an accepted row leaves no campaign behind`() throws {
    try add("creative,campaign,date,impressions,clicks\na,x,2026-08-01,9,1\nb,y,2026-08-01,1,9\n")
    #expect(try store.campaigns().map(\.name) == ["x"])
  }

  @Test func `importing again changes nothing, and new figures replace old ones`() throws {
    try add(Self.split)
    let before = try store.ads(of: "c")
    try add(Self.split)
    #expect(try store.ads(of: "c") == before)
    #expect(try store.connection.value("SELECT count(*) FROM observations") == .integer(7))
    try add("creative,date,impressions,clicks\na,2026-08-01,2000,40\n")
    #expect(try store.campaign("c")?.figures.impressions == 2600)
    #expect(try store.campaigns().count == 1)
  }

  @Test func `an ad keeps its image until another is found`() throws {
    func detail(_ name: String) throws -> [ImportedAd] {
      [
        ImportedAd(
          creative: Creative(
            sha256: name, path: name + ".png", width: 3, height: 2, format: "png",
            perceptualHash: "ff"), match: AdMatch(.fuzzy, image: 0, score: 0.9),
          labels: ["concept": name])
      ]
    }
    let text = "creative,date,impressions,clicks\na,2026-08-01,2000,40\n"
    try add(text, details: try detail("one"))
    try add(text)
    var ad = try #require(try store.ads(of: "c").first)
    #expect(ad.creative?.path == "one.png" && ad.creative?.perceptualHash == "ff")
    #expect(ad.match == .fuzzy && ad.matchScore == 0.9 && ad.labels == ["concept": "one"])
    try add(text, details: try detail("two"))
    ad = try #require(try store.ads(of: "c").first)
    #expect(ad.creative?.path == "two.png" && ad.labels == ["concept": "two"])
    #expect(try store.campaign("c")?.matchedCount == 1)
  }

  @Test func `another currency is refused and nothing written`() throws {
    try add("Ad name,Day,Impr.,Clicks,Cost (EUR)\na,2026-08-01,9,1,2\n")
    let error = #expect(throws: CampaignImportError.self) {
      try add("Ad name,Day,Impr.,Clicks,Cost (USD)\nb,2026-08-01,9,1,2\n")
    }
    #expect(
      error == .export(.otherCurrency(campaign: "c", stored: "EUR", found: "USD")))
    #expect(try store.campaign("c")?.adCount == 1)
  }

  @Test func `a sign agrees with the codes it may mean, and does not replace one`() throws {
    try add("Ad name,Day,Impr.,Clicks,Cost\na,2026-08-01,9,1,$2\n")
    #expect(try store.campaign("c")?.currency == "$")
    try add("Ad name,Day,Impr.,Clicks,Cost (CAD)\na,2026-08-02,9,1,2\n")
    try add("Ad name,Day,Impr.,Clicks,Cost\na,2026-08-03,9,1,$2\n")
    #expect(try store.campaign("c")?.currency == "CAD")
    let error = #expect(throws: CampaignImportError.self) {
      try add("Ad name,Day,Impr.,Clicks,Cost\nb,2026-08-01,9,1,€2\n")
    }
    #expect(error == .export(.otherCurrency(campaign: "c", stored: "CAD", found: "EUR")))
  }

  @Test func `another platform is refused, whose rows would replace those of the same names`()
    throws
  {
    try add("Ad name,Day,Impressions,Link clicks\na,2026-08-01,9,1\n")
    let error = #expect(throws: CampaignImportError.self) {
      try add("Ad name,Day,Impr.,Clicks\na,2026-08-01,90,10\nb,2026-08-01,9,1\n")
    }
    let refusal = ExportError.otherPlatform(campaign: "c", stored: .meta, found: .google)
    #expect(error == .export(refusal))
    #expect(
      refusal.description
        == "is from Google Ads, but the figures of campaign \"c\" are from Meta Ads "
        + "Manager; import it under another name with --campaign")
    #expect(try store.campaign("c")?.figures.impressions == 9)
  }

  @Test func `periods that overlap are refused and nothing written`() throws {
    let header = "Ad name,Reporting starts,Reporting ends,Impressions,Link clicks\n"
    try add(header + "a,2026-07-01,2026-07-31,900,9\n")
    for rows in [
      "a,2026-07-31,2026-07-31,9,1\n", "a,2026-06-01,2026-07-01,9,1\nb,2026-06-01,2026-06-02,9,1\n",
    ] {
      let error = #expect(throws: CampaignImportError.self) { try add(header + rows) }
      guard case .export(.overlappingPeriods("a", _, _)) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    #expect(try store.campaign("c")?.adCount == 1)
    try add(header + "a,2026-08-01,2026-08-31,100,1\n")
    #expect(try store.campaign("c")?.figures.impressions == 1000)
  }

  @Test func `a failing write leaves nothing behind`() throws {
    let export = try export(Self.split)
    try store.connection.execute(
      "CREATE TRIGGER stop BEFORE INSERT ON observations WHEN NEW.impressions = 100 "
        + "BEGIN SELECT raise(ABORT, 'stop'); END")
    #expect(throws: CampaignImportError.self) {
      try store.add(export, details: export.ads.map { _ in ImportedAd() })
    }
    #expect(try store.campaigns().isEmpty)
    #expect(try store.connection.value("SELECT count(*) FROM ads") == .integer(0))
  }

  @Test func `a removed campaign takes its figures along`() throws {
    try add(Self.split)
    #expect(try store.removeCampaign("c"))
    #expect(try !store.removeCampaign("c"))
    #expect(try store.connection.value("SELECT count(*) FROM observations") == .integer(0))
    #expect(try store.check().isEmpty)
  }
}
