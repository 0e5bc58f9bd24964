import FileFormats
import Testing

@testable import CampaignStore

/// Rows with a blank cell in a column that splits figures: sums, or parts whose value is not told.
@Suite struct BlankCellTests {
  /// An ad on one day, with rows of age, gender and impressions.
  private func read(_ rows: [String]) throws -> CampaignExport {
    let text = rows.map { "a,2026-08-01,\($0),1\n" }.joined()
    return try CampaignExport(
      Array(("creative,date,age,gender,impressions,clicks\n" + text).utf8), fallbackCampaign: "c",
      today: try #require(CalendarDay("2026-08-31")))
  }

  static let split = ["25-34,female,70", "25-34,male,60"]

  @Test(arguments: [
    (["25-34,,50"], 180), (["35-44,,50"], 180), (["35-44,,500"], 630), ([",,50"], 180),
    ([",male,30", ",,10"], 170), (["35-44,,50", ",unknown,20", ",,10"], 210),
    (["25-34,,130", "35-44,,50", "45-54,female,200"], 380),
  ])
  func `a row that is no sum counts with the others`(rows: [String], count: Int) throws {
    let export = try read(Self.split + rows)
    #expect(export.figures.map(\.impressions) == [count] && export.refusals.isEmpty)
  }

  @Test(arguments: [
    (["25-34,,130"], 130), (["25-34,,140"], 140), ([",,130"], 130), ([",,150"], 150),
    (["25-34,,130", "35-44,,50"], 180), (["25-34,,130", "35-44,,50", ",,180"], 180),
    (["All,All,50"], 130), (["25-34,Alle,50"], 130), ([",female,70", ",male,60"], 130),
  ])
  func `a row that is a sum is counted in place of the others`(rows: [String], count: Int) throws {
    let export = try read(Self.split + rows)
    #expect(export.figures.map(\.impressions) == [count] && export.refusals.isEmpty)
    #expect(export.notes.isEmpty && !export.values.contains { $0.contains("(blank)") })
  }

  @Test func `the value that is not told has a name, and a note says so`() throws {
    let export = try read(Self.split + ["25-34,,50"])
    #expect(
      export.observations.map { export.values[$0.segment] }
        == ["25-34 | female", "25-34 | male", "25-34 | (blank)"])
    #expect(Set(export.observations.map { export.values[$0.breakdown] }) == ["age+gender"])
    #expect(
      export.notes == [
        "1 row with a blank cell in \"gender\" and 50 impressions is no sum of others; the value "
          + "is called \"(blank)\""
      ])
  }

  @Test func `other days and ads do not make a row a sum`() throws {
    let export = try CampaignExport(
      Array(
        """
        creative,date,placement,impressions,clicks
        a,2026-08-01,feed,100,1
        a,2026-08-02,,50,1
        b,2026-08-01,,30,1
        """.utf8), fallbackCampaign: "c", today: try #require(CalendarDay("2026-08-31")))
    #expect(export.figures.map(\.impressions) == [150, 30] && export.notes.isEmpty)
    #expect(export.observations.map { export.values[$0.breakdown] } == ["placement", "", ""])
  }

  @Test func `a value that has the name already is left alone`() throws {
    let export = try read(["25-34,(blank),70", "25-34,male,60", "25-34,,50"])
    #expect(export.figures.map(\.impressions) == [130] && export.observations.count == 3)
    #expect(Set(export.observations).count == 3)
  }
}
