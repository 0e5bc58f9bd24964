import FileFormats
import Testing

@testable import CampaignStore

@Suite struct CampaignExportTests {
  private func read(_ text: String, campaign: String? = nil) throws -> CampaignExport {
    try read(Array(text.utf8), campaign: campaign)
  }

  private func read(_ bytes: [UInt8], campaign: String? = nil) throws -> CampaignExport {
    try CampaignExport(
      bytes, campaign: campaign, fallbackCampaign: "export",
      today: try #require(CalendarDay("2026-08-31")))
  }

  private func failure(_ text: String) throws -> ExportError {
    let error = #expect(throws: ExportError.self) { try read(text) }
    return try #require(error)
  }

  static let meta = """
    Reporting starts,Reporting ends,Campaign name,Ad set name,Ad name,Ad ID,Day,Age,Gender,\
    Amount spent (EUR),Impressions,Link clicks,Clicks (all),CTR (all),CTR (link click-through rate),\
    Results,Purchases conversion value
    2026-08-01,2026-08-02,,,,,,,,150.00,3000,60,90,3,2,5,200.00
    2026-08-01,2026-08-01,Summer,Set 1,Beach,120210000000000001,2026-08-01,25-34,female,"1,048.20","1,000",20,30,3.0,2.0,2,80.00
    2026-08-01,2026-08-01,Summer,Set 1,Beach,120210000000000001,2026-08-01,25-34,male,50.00,1000,,10,1,0,--,
    2026-08-01,2026-08-01,Summer,Set 1,Beach,120210000000000001,2026-08-01,All,All,1098.20,2000,20,40,2,1,2,80
    """

  @Test func `Meta's export is read with link clicks, and sums are not counted`() throws {
    let export = try read(Self.meta)
    #expect(export.platform == .meta && export.currency == "EUR")
    #expect(export.totalRows == 1 && export.refusals.isEmpty)
    let ad = try #require(export.ads.first)
    #expect(export.ads.count == 1)
    #expect(ad.campaign == "Summer" && ad.name == "Beach")
    #expect(ad.key == "120210000000000001" && ad.platformID == ad.key)
    #expect(export.observations.map(\.clicks) == [20, 0, 20])
    #expect(export.observations.map(\.impressions) == [1000, 1000, 2000])
    #expect(export.observations.map(\.spend) == [1048.2, 50, 1098.2])
    #expect(export.observations.map(\.conversions) == [2, nil, 2])
    #expect(
      export.observations.map { export.values[$0.segment] } == [
        "25-34 | female", "25-34 | male", "",
      ])
    #expect(
      export.observations.map { export.values[$0.breakdown] } == ["age+gender", "age+gender", ""])
    #expect(
      export.notes.contains("clicks are \"Link clicks\"; \"Clicks (all)\" is not used"))
    #expect(export.notes.contains { $0.contains("click-through rates are computed") })
    #expect(export.notes.contains("conversions are \"Results\""))
  }

  static let google = """
    Ad report
    "July 1, 2026 - July 31, 2026"
    Day\tCampaign\tAd group\tAd name\tDevice\tImpr.\tClicks\tCTR\tCurrency code\tCost\tConversions\tConv. value
    2026-07-01\tSearch\tShoes\tShoe blue\tMobile phones\t"1,240"\t31\t2.50%\tUSD\t48.20\t1.50\t120.00
    2026-07-01\tSearch\tShoes\tShoe blue\tComputers\t12 345\t31\t0.25%\tUSD\t$1,148.20\t --\t0.00
    Total: Search\t\t\t\t\t13585\t62\t\t\t1196.40\t1.50\t120.00
    Total: account\t\t\t\t\t13585\t62\t\t\t1196.40\t1.50\t120.00
    """

  @Test func `Google's export is read under its preamble and above its sums`() throws {
    let export = try read(Self.google)
    #expect(export.platform == .google && export.currency == "USD" && export.totalRows == 2)
    #expect(export.observations.map(\.impressions) == [1240, 12_345])
    #expect(export.observations.map(\.spend) == [48.2, 1148.2])
    #expect(export.observations.map(\.conversions) == [1.5, nil])
    #expect(
      export.observations.map { export.values[$0.device] } == ["Mobile phones", "Computers"])
    #expect(export.ads.map(\.key) == ["Shoes / Shoe blue"])
  }

  @Test(arguments: [
    "Total : Ads", "Total", "Totale: annunci", "Totais", "Totaux - annonces", "GESAMT", "Summe:",
    "Suma – anuncios", "Totalt", "Итого: объявления", "合計：広告", "总计", "Total general",
  ])
  func `sums are no ads in any language, and an ad may be called like one`(sum: String) throws {
    let export = try read(
      """
      Ad report
      "July 1, 2026 - July 31, 2026"
      Ad name,Campaign,Ad group,Impr.,Clicks,Cost
      Blue,Search,Shoes,"1,000",10,40.00
      Total comfort,Search,Shoes,240,10,8.20
      \(sum), --, --,"1,240",20,48.20
      """)
    #expect(export.ads.map(\.name) == ["Blue", "Total comfort"])
    #expect(export.totalRows == 1 && export.refusals.isEmpty)
  }

  @Test func `ads and campaigns of which no row is accepted are left out`() throws {
    let export = try read(
      """
      Day,Campaign,Ad name,Impr.,Clicks
      2026-08-01,none,Red,10,30
      2026-08-01,Search,Blue,1000,10
      --,--,Foot,1240,20
      2026-08-01,—,-,1240,20
      """)
    #expect(export.ads.map(\.name) == ["Blue"] && export.ads.map(\.campaign) == ["Search"])
    #expect(export.observations.map(\.ad) == [0] && export.totalRows == 1)
    #expect(export.refusals.map(\.kind) == [.clicksAboveImpressions, .notADate])
  }

  @Test func `the same bytes in UTF-16 and with a mark mean the same`() throws {
    let plain = try read(Self.google)
    let units = Array(Self.google.utf16)
    let little = units.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
    for bytes in [
      [0xff, 0xfe] + little, [0xfe, 0xff] + big, little, big,
      [0xef, 0xbb, 0xbf] + Self.google.utf8,
    ] {
      let export = try read(bytes)
      #expect(export.observations == plain.observations && export.ads == plain.ads)
    }
    #expect(throws: ExportError.notText) { try read([0xff, 0xfe] + little.dropLast()) }
    #expect(throws: ExportError.notText) { try read([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]) }
  }

  @Test func `a German account's table is read`() throws {
    let export = try read(
      """
      Tag;Kampagnenname;Name der Anzeige;Impressionen;Link-Klicks;Ausgegebener Betrag (EUR);Platzierung
      01.08.2026;Sommer;Strand;12.345;120;1.234,50;Feed
      02.08.2026;Sommer;Strand;9.876;98;99,00;Feed
      """)
    #expect(export.platform == .meta && export.currency == "EUR")
    #expect(export.observations.map(\.impressions) == [12_345, 9_876])
    #expect(export.observations.map(\.spend) == [1234.5, 99])
    #expect(export.observations.map(\.firstDay.description) == ["2026-08-01", "2026-08-02"])
    #expect(export.values[export.observations[0].placement] == "Feed")
  }

  @Test func `a French account's dates have the day first`() throws {
    let export = try read(
      """
      Jour;Nom de la campagne;Nom de la publicité;Montant dépensé (USD);Impressions;Clics
      01/08/2026;Été;Plage;1 234,56;1000;10
      02/08/2026;Été;Plage;1,00;1000;10
      """)
    #expect(export.observations.map(\.firstDay.description) == ["2026-08-01", "2026-08-02"])
    #expect(export.observations.map(\.spend) == [1234.56, 1])
    #expect(
      export.notes.contains("dates such as \"01/08/2026\" were read with the day first"))
  }

  static let neutral = """
    creative,campaign,date,placement,segment,device,impressions,clicks,spend,conversions,revenue,family
    ad_1,spring,2026-08-01,feed,young,mobile,1000,30,12.5,3,90.5,f1
    ad_2,spring,2026-08-01,feed,young,mobile,900,10,11,,,f1
    """

  @Test func `the neutral table is read with all its columns`() throws {
    let export = try read(Self.neutral)
    #expect(export.platform == .neutral && export.currency == nil && export.notes.isEmpty)
    #expect(export.ads.map(\.key) == ["ad_1", "ad_2"] && export.ads.map(\.family) == ["f1", "f1"])
    let first = export.observations[0]
    #expect(first.spend == 12.5 && first.conversions == 3 && first.revenue == 90.5)
    #expect(
      [first.placement, first.segment, first.device].map { export.values[$0] }
        == ["feed", "young", "mobile"])
    #expect(export.values[first.breakdown] == "placement+segment+device")
    #expect(try read(Self.neutral, campaign: "mine").ads.map(\.campaign) == ["mine", "mine"])
  }

  @Test func `impossible rows are refused one by one, with their line`() throws {
    let export = try read(
      Self.neutral + """

        ad_3,spring,2026-08-01,feed,young,mobile,10,30,1,,,
        ad_3,spring,2026-08-02,feed,young,mobile,10,-3,1,,,
        ad_3,spring,2026-08-03,feed,young,mobile,10,3,-1,,,
        ad_1,spring,2026-08-01,feed,young,mobile,1000,30,12.5,3,90.5,f1
        ad_3,spring,2026-09-02,feed,young,mobile,10,3,1,,,
        ad_3,spring,2026-08-05,feed,young,mobile,NaN,3,1,,,
        ad_3,spring,2026-08-06,feed,young,mobile,10,3,1.2.3,,,
        ad_3,spring,soon,feed,young,mobile,10,3,1,,,
        ,spring,2026-08-08,feed,young,mobile,10,3,1,,,
        ad_3,spring,,feed,young,mobile,10,3,1,,,
        """)
    #expect(export.observations.count == 2)
    #expect(
      export.refusals.map(\.kind) == [
        .clicksAboveImpressions, .negative, .negative, .duplicate, .future, .notANumber,
        .notANumber, .notADate, .nameless, .notADate,
      ])
    #expect(export.refusals.map(\.line) == Array(4...13))
    #expect(export.refusals[0].reason == "30 clicks of 10 impressions")
    #expect(export.refusals[3].reason == "the same ad, day and breakdown as in line 2")
    #expect(export.refusedCounts[.negative] == 2)
  }

  @Test func `the day that has begun somewhere is no future`() throws {
    let export = try read(
      "creative,date,impressions,clicks\na,2026-09-01,5,1\na,2026-09-02,5,1\n")
    #expect(export.observations.count == 1 && export.refusals.map(\.kind) == [.future])
  }

  @Test func `a period without days is kept as one`() throws {
    let export = try read(
      """
      Campaign report
      "July 1, 2026 - July 31, 2026"
      Campaign,Ad,Impr.,Clicks,Cost
      Search,Blue,"1,000",10,5.00
      """)
    let found = try #require(export.observations.first)
    #expect(found.firstDay.description == "2026-07-01" && found.lastDay.description == "2026-07-31")
  }

  @Test func `an empty file says so`() throws {
    #expect(try failure("") == .empty)
    #expect(try failure(" \n\n") == .empty)
    #expect(try failure("creative,date,impressions,clicks\n") == .noRows(refused: 0, first: nil))
    let none = try failure("creative,date,impressions,clicks\na,2026-08-01,1,2\n")
    #expect(
      none.description
        == "has no row that can be used, 1 were refused; line 2: 2 clicks of 1 impressions")
  }

  @Test func `unknown columns are listed with what is needed and near`() throws {
    let error = try failure("creative,date,impresions,clicks\na,2026-08-01,9,1\n")
    #expect(
      error
        == .unknownColumns(
          seen: ["creative", "date", "impresions", "clicks"], missing: ["impressions"],
          nearest: ["impresions (impressions?)"]))
    #expect(
      error.description
        == "has no column for impressions; seen: \"creative\", \"date\", \"impresions\", \"clicks\"; near: "
        + "\"impresions (impressions?)\"")
    let other = try failure("name;x\n1;2\n")
    guard case .unknownColumns(_, let missing, _) = other else {
      Issue.record("\(other)")
      return
    }
    #expect(missing == ["the ad or creative", "impressions", "clicks", "the date"])
  }

  @Test func `two currencies in one file are refused`() throws {
    let error = try failure(
      "Ad name,Day,Impr.,Clicks,Cost,Currency code\na,2026-08-01,9,1,2,EUR\na,2026-08-02,9,1,2,USD\n"
    )
    #expect(error == .mixedCurrencies(["EUR", "USD"]))
  }

  @Test func `two forms of dates in one file are refused with both lines`() throws {
    let error = try failure(
      "creative,date,impressions,clicks\na,2026-08-01,9,1\na,02/08/2026,9,1\n")
    #expect(
      error == .mixedDates(first: "2026-08-01", firstLine: 2, second: "02/08/2026", secondLine: 3))
    let orders = try failure(
      "creative,date,impressions,clicks\na,13/08/2026,9,1\na,08/14/2026,9,1\n")
    #expect(
      orders
        == .mixedDates(first: "13/08/2026", firstLine: 2, second: "08/14/2026", secondLine: 3))
  }

  @Test func `a broken table says where`() throws {
    #expect(
      try failure("creative,date,impressions,clicks\na,2026-08-01,9,\"1\n")
        == .csv(.unterminatedQuote(line: 2)))
  }

  @Test func `ad numbers that a spreadsheet has rounded are not used`() throws {
    let export = try read(
      "Ad ID,Ad name,Day,Impressions,Link clicks\n1.2021E+17,a,2026-08-01,9,1\n1.2021E+17,b,2026-08-01,9,1\n"
    )
    #expect(export.ads.map(\.key) == ["a", "b"])
    #expect(export.notes.contains { $0.contains("rounded by a spreadsheet") })
  }

  @Test func `every prefix of an export is read or refused, never more`() throws {
    for text in [Self.meta, Self.google, Self.neutral] {
      let bytes = Array(text.utf8)
      for count in stride(from: 0, to: bytes.count, by: 7) {
        do throws(ExportError) {
          _ = try CampaignExport(Array(bytes[..<count]), fallbackCampaign: "x")
        } catch {
          #expect(!error.description.isEmpty)
        }
      }
    }
  }
}
