import FileFormats
import Testing

@testable import CampaignStore

@Suite struct CurrencyTests {
  private func read(_ text: String) throws -> CampaignExport {
    try CampaignExport(
      Array(text.utf8), fallbackCampaign: "c", today: try #require(CalendarDay("2026-08-31")))
  }

  /// An export with some amounts.
  private func read(_ amounts: [String], heading: String = "Cost") throws -> CampaignExport {
    let rows = amounts.enumerated().map { "a,2026-08-0\($0 + 1),9,1,\"\($1)\"\n" }
    return try read("Ad name,Day,Impr.,Clicks,\(heading)\n" + rows.joined())
  }

  @Test(arguments: [
    (["€12.30", "4.00 EUR", "5"], "Cost", "EUR"), (["$1.50", "US$2"], "Cost", "USD"),
    (["$1.50", "2"], "Cost (CAD)", "CAD"), (["$1", "$2"], "Cost", "$"),
    (["R$ 5,20"], "Cost", "BRL"),
    (["£3"], "Cost (GBP)", "GBP"), (["1.5", "--", ""], "Cost", nil), (["12,30 €"], "Cost", "EUR"),
  ])
  func `signs and codes in cells tell the currency`(
    amounts: [String], heading: String, expected: String?
  ) throws {
    let export = try read(amounts, heading: heading)
    #expect(export.currency == expected && export.observations.count == amounts.count)
  }

  @Test(arguments: [
    (["€12.30", "12.30 USD"], "Cost", ["€", "USD"]), (["€1", "$1"], "Cost", ["€", "$"]),
    (["1", "$1"], "Cost (EUR)", ["EUR", "$"]), (["CA$1", "US$1"], "Cost", ["CA$", "US$"]),
    (["$1", "1 CAD", "1 USD"], "Cost", ["$", "CAD", "USD"]),
  ])
  func `cells that cannot be of one currency refuse the file`(
    amounts: [String], heading: String, marks: [String]
  ) {
    #expect(throws: ExportError.mixedCurrencies(marks)) { try read(amounts, heading: heading) }
  }

  @Test func `spend and revenue are compared with each other and with the column`() {
    #expect(throws: ExportError.mixedCurrencies(["€", "$"])) {
      try read("creative,date,impressions,clicks,spend,revenue\na,2026-08-01,9,1,€1,$2\n")
    }
    #expect(throws: ExportError.mixedCurrencies(["USD", "€"])) {
      try read("creative,date,impressions,clicks,spend,currency\na,2026-08-01,9,1,€1,USD\n")
    }
  }

  @Test func `one amount in two currencies refuses the file`() {
    #expect(throws: ExportError.mixedCurrencies(["USD", "EUR"])) {
      try read("Ad name,Day,Impr.,Clicks,Cost (USD),Cost (EUR)\na,2026-08-01,9,1,2,1.8\n")
    }
  }

  @Test func `a second column of an amount that may be another one is not used, which is told`()
    throws
  {
    let export = try read("Ad name,Day,Impr.,Clicks,Cost,Cost (EUR)\na,2026-08-01,9,1,2,1.8\n")
    #expect(export.observations.map(\.spend) == [2] && export.currency == nil)
    #expect(
      export.notes == ["spend is column 5, \"Cost\"; column 6, \"Cost (EUR)\", is not used"])
  }

  @Test func `a repeated row tells in which unread columns it differs`() throws {
    let export = try read(
      """
      creative,date,impressions,clicks,ctr,keyword,hour
      a,2026-08-01,90,1,1.1,shoes,3
      a,2026-08-01,80,1,1.2,boots,3
      a,2026-08-01,90,1,1.1,shoes,4
      a,2026-08-01,90,1,1.1,shoes,3
      """)
    let same = "the same ad, day and breakdown as in line 2"
    #expect(export.refusals.map(\.line) == [3, 4, 5])
    #expect(export.refusals[0].reason.hasPrefix(same + ", but for \"keyword\", which AdLens"))
    #expect(export.refusals[1].reason.hasPrefix(same + ", but for \"hour\", which AdLens"))
    #expect(export.refusals[2].reason == same)
  }
}
