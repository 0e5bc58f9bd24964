import AdLens
import TestSupport
import Testing

/// What an import tells of maps and images that do not fit, and what it refuses.
@Suite struct CampaignImportProblemTests {
  let folder = TemporaryDirectory()

  init() throws {
    for (index, name) in ["sun", "night"].enumerated() {
      folder.file("ads/\(name).png", bytes: try Fixtures.png(seed: index + 1))
    }
    folder.file(
      "export.csv",
      containing: "Ad name,Ad ID,Day,Impressions,Link clicks\n"
        + "Sun,12021000,2026-07-01,100,3\nNight,12021001,2026-07-01,90,3\n")
  }

  private func run(_ words: String...) throws -> Adlens.Result {
    try Adlens.run(["campaign", "import"] + words, in: folder)
  }

  @Test func `rows of a map that join no ad are told with their line`() throws {
    folder.file(
      "map.csv",
      containing: "ad,image\n12021000,night.png\nSun,sun.png\nNight,sun.png\nMoon,sun.png\n")
    let words = ["export.csv", "--images", "ads", "--map", "map.csv", "--format", "json"]
    let result = try Adlens.run(["campaign", "import"] + words, in: folder)
    #expect(result.status == 0)
    let warnings = result.errorLines.filter { $0.hasPrefix("warning: map.csv") }
    #expect(
      warnings == [
        "warning: map.csv: line 3 is not used: \"Sun\" has another image by its number or key",
        "warning: map.csv: line 5 is not used: \"Moon\" is no ad of the export",
      ])
    let document = try JSONValue.parse(result.output)
    #expect(document["unused_map_rows"]?[0]?["line"] == 3)
    #expect(document["unused_map_rows"]?[1]?["ad"] == "Moon")
  }

  @Test func `an image that cannot be read is told once`() throws {
    folder.file("ads/sun.png", containing: "no picture")
    let result = try run("export.csv", "--images", "ads", "--format", "json")
    #expect(result.status == 1)
    #expect(result.errorLines.count { $0.contains("ads/sun.png") } == 1)
    #expect(result.errors.contains("belongs to no ad") == false)
    #expect(try JSONValue.parse(result.output)["unused_images"] == [])
  }

  @Test func `two platforms in one campaign end with 3, under two names both are kept`() throws {
    folder.file(
      "google.csv",
      containing: "Ad name,Day,Impr.,Clicks\nSun,2026-07-01,7,1\nNight,2026-07-01,9,1\n")
    #expect(try run("export.csv", "--campaign", "mine").status == 0)
    let other = try run("google.csv", "--campaign", "mine")
    #expect(other.status == 3)
    #expect(other.errors.hasPrefix("error: google.csv: is from Google Ads, but the figures of "))
    #expect(try run("google.csv", "--campaign", "mine too").status == 0)
    let store = try Store.open(folder.file("adlens.sqlite"), .reading)
    #expect(try store.campaigns().map(\.figures.impressions) == [190, 16])
  }

  @Test func `a sum beside its parts counts once in the import's own table`() throws {
    folder.file(
      "ages.csv",
      containing: """
        Tag;Kampagnenname;Name der Anzeige;Alter;Impressionen;Link-Klicks
        01.07.2026;Sommer;Strand;25-34;2000;20
        01.07.2026;Sommer;Strand;35-44;1240;12
        01.07.2026;Sommer;Strand;;3240;32
        01.07.2026;Sommer;Berg;25-34;100;1
        """)
    let result = try run("ages.csv", "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    let rows = try #require(try JSONValue.parse(result.output)["results"]?.arrayValue)
    #expect(rows.map { $0["rows"] } == [3, 1])
    #expect(rows.map { $0["impressions"] } == [3240, 100])
    #expect(rows.map { $0["clicks"] } == [32, 1])
    let store = try Store.open(folder.file("adlens.sqlite"), .reading)
    #expect(try store.campaigns().map(\.figures.impressions) == [3340])
  }

  @Test func `amounts of two currencies in cells end with 3`() throws {
    folder.file(
      "mixed.csv",
      containing: "creative,date,impressions,clicks,spend\na,2026-07-01,9,1,€12.30\n"
        + "b,2026-07-01,9,1,12.30 USD\n")
    let result = try run("mixed.csv")
    #expect(result.status == 3 && result.errors.contains("has amounts in \"€\" and \"USD\""))
  }
}
