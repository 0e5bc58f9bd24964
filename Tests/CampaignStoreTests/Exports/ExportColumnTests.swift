import FileFormats
import Testing

@testable import CampaignStore

/// Which columns are read and for what, and what is said of it.
@Suite struct ExportColumnTests {
  private func read(_ text: String) throws -> CampaignExport {
    try CampaignExport(
      Array(text.utf8), fallbackCampaign: "c", today: try #require(CalendarDay("2026-08-31")))
  }

  @Test func `a creative in several images, else sizes, is several ads of a neutral table`()
    throws
  {
    let export = try read(
      """
      creative,image,placement,size,date,impressions,clicks
      sun,spring.jpg,feed,300x250,2026-08-01,100,1
      sun,summer.jpg,feed,728x90,2026-08-01,200,2
      moon,,feed,300x250,2026-08-01,100,1
      moon,--,feed,728x90,2026-08-01,200,2
      star.png,star.png,feed,300x250,2026-08-01,9,1
      sun,spring.jpg,feed,728x90,2026-08-01,100,1
      """)
    #expect(
      export.ads.map(\.key) == [
        "sun / spring.jpg", "sun / summer.jpg", "moon / 300x250", "moon / 728x90", "star.png",
      ])
    #expect(export.ads.map(\.name) == ["sun", "sun", "moon", "moon", "star.png"])
    #expect(export.ads.map(\.image) == ["spring.jpg", "summer.jpg", nil, nil, "star.png"])
    #expect(export.refusals.map(\.line) == [7])
    #expect(export.refusals[0].reason.contains("as in line 2, but for \"size\", which"))
  }

  @Test func `a row that ends before a needed column is refused, before another one not`() throws {
    let export = try read(
      "creative,date,impressions,clicks,spend\na,2026-08-01,1000\nb,2026-08-01,1000,3\nc\n")
    #expect(export.ads.map(\.name) == ["b"] && export.observations.map(\.spend) == [nil])
    #expect(export.refusals.map(\.line) == [2, 4])
    #expect(export.refusals.map(\.kind) == [.tooShort, .tooShort])
    #expect(
      export.refusals.map(\.reason) == [
        "it ends before the column \"clicks\"", "it ends before the column \"date\"",
      ])
  }

  @Test func `an amount that is no number is quoted, the beginning of a long one`() throws {
    let long = String(repeating: "x", count: 60)
    let export = try read(
      "creative,date,impressions,clicks,spend,revenue\na,2026-08-01,9,1,1.2.3,\n"
        + "a,2026-08-02,9,1,1.5,\(long)\na,2026-08-03,9,1,1.5,\n")
    #expect(
      export.refusals.map(\.reason) == [
        "spend: \"1.2.3\" is no number as this file writes them",
        "revenue: \"\(long.prefix(30))…\" is no number as this file writes them",
      ])
  }

  @Test func `of two columns of the same the first is used, which is told`() throws {
    let export = try read("creative,date,impressions,clicks,clicks\na,2026-08-01,9,1,2\n")
    #expect(export.observations.map(\.clicks) == [1])
    #expect(
      export.notes == ["clicks is column 4, \"clicks\"; column 5, \"clicks\", is not used"])
    // Where link clicks are used, it does not matter how many others there are.
    let meta = try read(
      "Ad name,Day,Impressions,Link clicks,Clicks,Clicks (all)\na,2026-08-01,9,1,2,3\n")
    #expect(meta.notes == ["clicks are \"Link clicks\"; \"Clicks\" is not used"])
  }

  @Test func `results of different kinds are added up, which is told`() throws {
    let header = "Day,Ad name,Impressions,Link clicks,Results,Result indicator\n"
    let rows =
      "2026-08-01,a,100,5,5,actions:link_click\n2026-08-01,b,100,5,2,actions:purchase\n"
      + "2026-08-01,c,100,5,,reach\n"
    let note =
      "conversions add up different kinds of \"Results\": \"actions:link_click\", "
      + "\"actions:purchase\""
    #expect(try read(header + rows).notes.contains(note))
    let same = rows.replacing("purchase", with: "link_click")
    #expect(try !read(header + same).notes.contains { $0.contains("different kinds") })
    // Purchases are conversions by themselves.
    let purchases = header.replacing("Link clicks", with: "Link clicks,Purchases")
    let counted = rows.replacing(",100,5,", with: ",100,5,1,")
    #expect(try !read(purchases + counted).notes.contains { $0.contains("different kinds") })
  }

  @Test func `groups that are taken for ads are told`() throws {
    let export = try read("Day,Anzeige XY,Anzeigengruppe,Impr.,Clicks\n2026-08-01,a,g,9,1\n")
    #expect(export.ads.map(\.name) == ["g"])
    #expect(
      export.notes == [
        "each group of \"Anzeigengruppe\" is taken for an ad, for no heading is known as that of "
          + "ads"
      ])
  }

  @Test(arguments: [
    "Jour;Campagne;Nom de l'annonce;Impr.;Clics;Coût;Code de devise",
    "Jour;Campagne;Nom de l’annonce;Impr.;Clics;Coût;Devise",
    "Tag;Kampagne;Anzeigentitel;Impr.;Klicks;Kosten;Währungscode",
  ])
  func `headings of other accounts are known`(header: String) throws {
    let export = try read(header + "\n2026-08-01;Été;Plage;1000;10;1,50;EUR\n")
    #expect(export.platform == .google && export.currency == "EUR" && export.notes.isEmpty)
    #expect(export.ads.map(\.name) == ["Plage"] && export.observations.map(\.spend) == [1.5])
  }
}
