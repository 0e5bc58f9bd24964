import AdLens
import TestSupport
import Testing

@Suite struct CampaignTests {
  let folder = TemporaryDirectory()

  init() throws {
    for (index, name) in ["beach sun", "beach_night_v2", "120210000000000001", "spare"].enumerated()
    {
      folder.file("ads/\(name).png", bytes: try Fixtures.png(seed: index + 1))
    }
  }

  static let export = """
    Campaign name,Ad name,Ad ID,Day,Placement,Amount spent (EUR),Impressions,Link clicks,Clicks (all)
    Summer,Beach Sun,120210000000000007,2026-07-01,Feed,10.50,1000,20,40
    Summer,Beach Sun,120210000000000007,2026-07-01,Story,5.00,500,5,40
    Summer,Beach night,120210000000000008,2026-07-01,Feed,7.00,800,24,40
    Summer,Forest,120210000000000001,2026-07-01,Feed,3.00,300,3,4
    """

  @discardableResult
  private func run(_ words: String..., export: String = export) throws -> Adlens.Result {
    folder.file("export.csv", containing: export)
    return try Adlens.run(["campaign"] + words, in: folder)
  }

  @Test func `an export is stored, joined to images, listed and shown`() throws {
    let result = try run("import", "export.csv", "--images", "ads", "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    let document = try JSONValue.parse(result.output)
    #expect(document["platform"] == "meta" && document["currency"] == "EUR")
    #expect(document["rows_stored"] == 4 && document["rows_refused"] == 0)
    #expect(document["unused_images"] == ["ads/spare.png"])
    let rows = try #require(document["results"]?.arrayValue)
    #expect(
      rows.map { $0["image"] } == [
        "ads/beach sun.png", "ads/beach_night_v2.png", "ads/120210000000000001.png",
      ])
    #expect(rows.map { $0["match"] } == ["name", "fuzzy", "id"])
    let score = try #require(rows[1]["score"]?.doubleValue)
    #expect(score > 0.7 && score < 1)
    #expect(result.errors.contains("note") == false)
    #expect(result.errors.contains("clicks are \"Link clicks\"; \"Clicks (all)\" is not used"))
    #expect(result.errors.contains("warning: ads/spare.png: belongs to no ad of the export"))

    let list = try JSONValue.parse(try run("list", "--format", "json").output)
    let campaign = try #require(list["results"]?[0])
    #expect(campaign["campaign"] == "Summer" && campaign["ads_with_image"] == 3)
    #expect(campaign["impressions"] == 2600 && campaign["clicks"] == 52)
    #expect(campaign["spend"] == 25.5 && campaign["first_day"] == "2026-07-01")
    let low = try #require(campaign["ctr_low"]?.doubleValue)
    #expect((low - Proportion(52, of: 2600).wilsonInterval().lower).magnitude <= 1e-15)

    let shown = try run("show", "Summer")
    #expect(shown.status == 0)
    #expect(shown.output.contains("By placement\n  Feed   47 clicks of 2,100 impressions"))
    let ads = try JSONValue.parse(try run("show", "Summer", "--format", "json").output)
    #expect(ads["results"]?[0]?["name"] == "Beach Sun")
    #expect(ads["placement"]?[1]?["clicks"] == 5)
    let creative = try #require(
      try Store.open(folder.file("adlens.sqlite"), .reading).ads(of: "Summer")[0].creative)
    #expect(creative.width == 24 && creative.height == 16 && creative.format == "png")
    #expect(creative.perceptualHash?.count == 16)
  }

  @Test func `importing again changes nothing`() throws {
    try run("import", "export.csv", "--images", "ads")
    let before = try run("show", "Summer", "--format", "json").output
    let again = try run("import", "export.csv")
    #expect(again.status == 0)
    let after = try run("show", "Summer", "--format", "json").output
    func withoutTime(_ text: String) throws -> JSONValue? {
      var head = try #require(try JSONValue.parse(text).objectValue)
      var campaign = try #require(head["campaign"]?.objectValue)
      campaign["updated_at"] = nil
      head["campaign"] = .object(campaign)
      return .object(head)
    }
    #expect(try withoutTime(before) == withoutTime(after))
  }

  @Test func `a map and a pattern say what the names do not`() throws {
    folder.file(
      "map.csv", containing: "ad,image\nForest,spare.png\n120210000000000008,ads/beach sun.png\n")
    let result = try run(
      "import", "export.csv", "--images", "ads", "--map", "map.csv", "--name-pattern",
      "{place} {time}", "--format", "csv")
    // "Forest" does not fit the pattern.
    #expect(result.status == 1)
    #expect(result.output.contains("Forest,Summer,ads/spare.png,map,1.0,1,300,3\r\n"))
    #expect(result.output.contains("Beach night,Summer,ads/beach sun.png,map,1.0,1,800,24\r\n"))
    #expect(result.errors.contains("the name of ad \"Forest\" does not fit the pattern"))
    let ads = try Store.open(folder.file("adlens.sqlite"), .reading).ads(of: "Summer")
    #expect(ads.first { $0.name == "Beach Sun" }?.labels == ["place": "Beach", "time": "Sun"])
  }

  @Test func `refused rows and ads without image are told, and the rest is stored`() throws {
    let result = try run(
      "import", "export.csv", "--images", "ads",
      export: Self.export + """

        Summer,Nowhere,120210000000000099,2026-07-02,Feed,1.00,10,30,4
        Summer,Nowhere,120210000000000099,2026-07-03,Feed,1.00,10,3,4
        """)
    #expect(result.status == 1)
    #expect(
      result.errors.contains(
        "warning: export.csv: line 6 was refused: 30 clicks of 10 impressions\n"))
    #expect(result.errors.contains("warning: export.csv: ad \"Nowhere\" has no image\n"))
    #expect(
      result.output.hasSuffix("\n5 rows of 4 ads stored, 3 with an image, 1 row refused.\n"))
  }

  @Test func `an image that cannot be read is told and joined to nothing`() throws {
    folder.file("ads/beach sun.png", containing: "no picture")
    let result = try run("import", "export.csv", "--images", "ads", "--format", "json")
    #expect(result.status == 1)
    #expect(result.errors.contains("warning: ads/beach sun.png: "))
    #expect(try JSONValue.parse(result.output)["results"]?[0]?["image"] == .null)
  }

  @Test(arguments: [
    ("a,2026-07-01,100,3\n", "there is one ad only"),
    ("a,2026-07-01,100,0\nb,2026-07-01,90,0\n", "there is not a single click"),
    ("a,2026-07-01,100,3\nb,2026-07-01,0,0\n", "all impressions are those of one ad"),
    ("a,2026-07-01,0,0\nb,2026-07-01,0,0\n", "no ad has an impression"),
  ])
  func `what cannot be compared is said`(rows: String, words: String) throws {
    let result = try run(
      "import", "export.csv", export: "creative,date,impressions,clicks\n" + rows)
    #expect(result.status == 0)
    #expect(result.errors.contains("warning: export.csv: " + words), "\(result.errors)")
  }

  @Test(arguments: [
    ("", "error: export.csv: is empty"),
    ("creative,date,impressions,clicks\n", "error: export.csv: has no rows with figures"),
    ("creative,date,views,clicks\na,2026-07-01,1,1\n", "has no column for impressions; seen: "),
    ("creative,date,impressions,clicks\na,2026-07-01,NaN,1\n", "impressions: \"NaN\" is no count"),
    (
      "creative,date,impressions,clicks\na,2026-07-01,9,1\na,03/07/2026,9,1\n",
      "writes dates in two ways: \"2026-07-01\" in line 2 and \"03/07/2026\" in line 3"
    ),
    (
      "creative,date,impressions,clicks,spend,currency\na,2026-07-01,9,1,1,EUR\na,2026-07-02,9,1,1,USD\n",
      "has amounts in \"EUR\" and \"USD\""
    ),
  ])
  func `an export that cannot be used ends with 3 and stores nothing`(
    text: String, words: String
  ) throws {
    let result = try run("import", "export.csv", export: text)
    #expect(result.status == 3 && result.output == "")
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(result.errorLines.count == 1)
    #expect(try Store.open(folder.file("adlens.sqlite"), .reading).campaigns().isEmpty)
  }

  @Test func `missing files and folders are told with their path`() throws {
    let export = try run("import", "nowhere.csv")
    #expect(export.status == 3 && export.errors.contains("nowhere.csv"))
    let images = try run("import", "export.csv", "--images", "nowhere")
    #expect(images.status == 3 && images.errors.contains("nowhere"))
    folder.file("map.csv", containing: "ad,image\nForest,none.png\n")
    let map = try run("import", "export.csv", "--images", "ads", "--map", "map.csv")
    #expect(map.status == 3)
    #expect(map.errors.contains("map.csv: line 2: \"none.png\" is not one image in ads"))
    #expect(try Store.open(folder.file("adlens.sqlite"), .reading).campaigns().isEmpty)
  }

  @Test(arguments: [
    (["import", "export.csv", "--map", "m.csv"], "--map needs --images"),
    (["import", "export.csv", "--name-pattern", "{a}{b}"], "is no pattern"),
    (["show", "Sumer"], "did you mean 'Summer'?"),
    (["remove", "Sumer"], "did you mean 'Summer'?"),
  ])
  func `mistakes on the command line end with 2`(words: [String], text: String) throws {
    try run("import", "export.csv")
    let result = try Adlens.run(["campaign"] + words, in: folder)
    #expect(result.status == 2 && result.errors.contains(text), "\(result.errors)")
  }

  @Test func `a campaign under another name can be removed`() throws {
    try run("import", "export.csv", "--campaign", "mine")
    #expect(try run("remove", "mine").status == 0)
    #expect(try JSONValue.parse(run("list", "--format", "json").output)["results"] == [])
    let empty = try run("list")
    #expect(empty.output.contains("No campaigns are in adlens.sqlite yet"))
  }

  @Test func `hostile names stay text in a spreadsheet`() throws {
    let result = try run(
      "import", "export.csv", "--format", "csv",
      export: "creative,date,impressions,clicks\n=1+1,2026-07-01,9,1\nb,2026-07-01,9,1\n")
    #expect(result.output.contains("\r\n'=1+1,export,"))
  }
}
