import AdLens
import TestSupport
import Testing

@Suite struct CompareTests {
  let folder = TemporaryDirectory()

  init() throws {
    folder.file(
      "export.csv",
      containing: """
        campaign,creative,date,placement,impressions,clicks,spend,currency
        spring,sun,2026-07-01,feed,20000,300,40,EUR
        spring,rain,2026-07-01,story,20000,200,40,EUR
        summer,sea,2026-07-01,feed,15000,260,30,EUR
        summer,=cmd(),2026-07-01,story,25000,330,30,EUR
        """)
    _ = try Adlens.run(["campaign", "import", "export.csv"], in: folder)
  }

  private func compare(_ words: String...) throws -> Adlens.Result {
    try Adlens.run(["compare"] + words, in: folder)
  }

  @Test func `two campaigns are compared in a table with a sentence under it`() throws {
    let result = try compare("spring", "summer")
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("Name    Impressions  Clicks     CTR     Low    High     Lift"))
    #expect(lines[1].hasSuffix("control") && lines[2].hasSuffix("better"))
    #expect(result.output.contains("Lift with the same mix of placements\n  summer  +"))
    #expect(result.output.contains("\n\n\"summer\" has the higher CTR: "))
    #expect(result.errors.contains("warning: platforms choose who sees what"))
    #expect(result.errors.contains("warning: the delivery differs") == true)
  }

  @Test func `CSV and JSON hold everything, and names stay text`() throws {
    let csv = try compare("summer", "--by", "creative", "--format", "csv", "--randomized")
    let table = try CSVTable(Array(csv.output.utf8), removesFormulaGuard: true)
    #expect(csv.output.contains("\n'=cmd(),") || csv.output.contains("\r\n'=cmd(),"))
    for column in [
      "value_low", "lift_high", "p_value", "p_holm", "p_benjamini_hochberg", "probability_of_best",
      "probability_of_beating_control", "expected_loss", "rope_inside", "still_needed",
      "overall.p_value", "verdict", "warnings", "notes",
    ] {
      #expect(throws: Never.self) { try table.requiredColumn(column) }
    }
    let json = try JSONValue.parse(try compare("spring", "summer", "--format", "json").output)
    #expect(json["schema_version"] == 1 && json["metric"] == "ctr" && json["control"] == "spring")
    let row = try #require(json["results"]?[1])
    #expect(row["impressions"] == 40_000 && row["conclusion"] == "better")
    #expect(row["by_placement"]?["spend_lift"]?.doubleValue != nil)
    #expect(json["verdict"]?.stringValue?.hasPrefix("\"summer\" has the higher CTR") == true)
    let lines = try compare("spring", "summer", "--format", "jsonl").output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(try JSONValue.parse(String(lines[0]))["verdict"] == json["verdict"])
  }

  @Test(arguments: [
    (["spring", "sumer"], 2 as Int32, "did you mean 'summer'? 'adlens campaign list' lists them."),
    (["spring"], 2, "take a campaign apart with --by creative"),
    (["spring", "spring"], 2, "the same was given twice"),
    (["spring", "summer", "--by", "day"], 2, "--by takes one campaign apart, not 2 subjects"),
    (["spring", "--by", "day"], 3, "has one day only, \"2026-07-01\""),
    (["spring", "--by", "segment"], 3, "no export of campaign \"spring\" tells the segment"),
    (["spring", "summer", "--metric", "roas"], 3, "tells revenue, which the ROAS needs"),
    (["spring", "summer", "--metric", "cpc"], 3, "needs figures of 7 days or more"),
    (["spring", "summer", "--split", "1:2:3"], 2, "the planned split has 3 shares, and 2 are"),
    (["spring", "summer", "--split", "1:x"], 2, "'1:x' is not a list of shares"),
    (["spring", "summer", "--control", "sumer"], 2, "did you mean \"summer\"?"),
    (["spring", "summer", "--expected", "9"], 2, "--expected only matters with --sequential"),
    (["run:a", "run:b"], 2, "'a' is no run in adlens.sqlite"),
    (["run:a", "run:b", "--metric", "cpc"], 2, "--metric does not apply to runs"),
    (["spring", "run:b"], 2, "cannot be compared with campaigns"),
    (["creative:sun.png", "spring"], 2, "'sun.png' is no creative in adlens.sqlite"),
    (["spring", "summer", "--store", "none.sqlite"], 5, "there is no store yet"),
  ])
  func `what cannot be compared has a message and a code`(
    words: [String], status: Int32, message: String
  ) throws {
    let result = try Adlens.run(["compare"] + words, in: folder)
    #expect(result.status == status && result.output.isEmpty, "\(result)")
    #expect(result.errors.hasPrefix("error: ") && result.errors.contains(message), "\(result)")
  }

  @Test func `a split that was not kept ends with one`() throws {
    #expect(try compare("spring", "summer", "--split", "1:1").status == 0)
    let broken = try compare("spring", "summer", "--split", "55:45")
    #expect(broken.status == 1 && broken.errors.contains("not split as planned"))
    #expect(!broken.output.isEmpty)
  }

  @Test func `currencies do not mix in costs`() throws {
    folder.file(
      "dollars.csv",
      containing: "campaign,creative,date,impressions,clicks,spend,currency\n"
        + "autumn,leaf,2026-07-01,900,9,4,USD\n")
    _ = try Adlens.run(["campaign", "import", "dollars.csv"], in: folder)
    let costs = try compare("spring", "autumn", "--metric", "cpc")
    #expect(costs.status == 3 && costs.errors.contains("amounts are in EUR and USD"))
    let rates = try compare("spring", "autumn")
    #expect(
      rates.status == 0 && rates.errors.contains("EUR and USD, so that they are not compared"))
  }

  @Test func `runs stand side by side with their changes`() throws {
    let store = try Store.open(folder.file("adlens.sqlite"))
    for (name, value, option) in [("one", 0.5, "3"), ("two", 0.75, "4"), ("three", 0.25, "3")] {
      let run = try store.beginRun(NewRun(name: name, task: "train", version: "0"))
      try store.log([Metric("top1", value)], of: run)
      try store.log(parameters: [("epochs", option), ("batch", "8")], of: run)
      try store.endRun(run, .finished)
    }
    let result = try compare("run:one", "run:two", "run:three", "--format", "csv")
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output == "kind,key,value_1,value_2,change_2,value_3,change_3\r\n"
        + "figure,top1,0.5,0.75,0.25,0.25,-0.25\r\noption,epochs,3,4,,3,\r\n")
  }
}
