import AdLens
import TestSupport
import Testing

@Suite struct PlanTests {
  let folder = TemporaryDirectory()

  @Test func `two creatives need the impressions of the textbook`() throws {
    let result = try Adlens.run(
      ["plan", "--impressions", "20000", "--ctr", "0.01", "--lift", "0.2", "--format", "json"])
    #expect(result.status == 0 && result.errors == "")
    let document = try JSONValue.parse(result.output)
    #expect(document["creatives"] == 2 && document["power"] == 0.8 && document["alpha"] == 0.05)
    let row = try #require(document["results"]?[0])
    #expect(document["results"]?.arrayValue?.count == 1)
    #expect(row["comparison"] == "two creatives" && row["tests"] == 1)
    #expect(row["impressions_each"] == 42_691 && row["impressions_total"] == 85_382)
    let lift = try #require(row["detectable_lift"]?.doubleValue)
    #expect((lift - 0.299).magnitude <= 0.0005)
    let rate = try #require(row["detectable_ctr"]?.doubleValue)
    #expect((rate - 0.01 * (1 + lift)).magnitude <= 1e-15)
  }

  @Test func `more creatives share alpha among their comparisons`() throws {
    let result = try Adlens.run(
      ["plan", "--creatives", "5", "--impressions", "20000", "--ctr", "0.01", "--format", "csv"])
    let lines = result.output.split(whereSeparator: \.isNewline)
    #expect(
      lines.first == "comparison,tests,alpha,detectable_lift,detectable_loss,detectable_ctr")
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix("two creatives,1,0.05,"))
    #expect(lines[2].hasPrefix("one control,4,0.0125,"))
    #expect(lines[3].hasPrefix("every pair,10,0.005,"))
    let lifts = try lines.dropFirst().map { line in
      try #require(Double(line.split(separator: ",")[3]))
    }
    #expect(lifts == lifts.sorted())
  }

  @Test func `the table ends with what it means`() throws {
    let result = try Adlens.run(
      ["plan", "-n", "3", "--impressions", "20000", "--ctr", "0.01", "--lift", "0.1"])
    #expect(result.status == 0)
    #expect(
      result.output.hasSuffix(
        "\n3 creatives with 20,000 impressions each show lifts in any pair of 34.9 % and more with 80 % "
          + "power.\nA lift of 10 % in any pair needs 217,538 impressions of each.\n"),
      "\(result.output)")
  }

  @Test func `a test that is too small says so`() throws {
    let result = try Adlens.run(
      ["plan", "--impressions", "5", "--ctr", "0.5", "-o", "plan.txt"], in: folder)
    #expect(result.status == 0 && result.output == "")
    #expect(
      result.errors.hasPrefix("warning: a creative is expected to get 2.5 clicks of 5 impressions;")
    )
    let table = String(
      decoding: try FileReader.bytes(at: folder.file("plan.txt")), as: UTF8.self)
    #expect(table.contains("none") && table.contains("show no lift between two creatives"))
  }

  @Test(arguments: [
    (["--ctr", "0.01"], "'adlens plan' needs --impressions, as in --impressions 20000"),
    (["--impressions", "5"], "'adlens plan' needs --ctr, as in --ctr 0.01"),
    (["--impressions", "0", "--ctr", "0.1"], "--impressions"),
    (["--impressions", "9", "--ctr", "1"], "--ctr"),
    (["--impressions", "9", "--ctr", "nan"], "--ctr"),
    (["--impressions", "9", "--ctr", "0.1", "--creatives", "1"], "--creatives"),
    (
      ["--impressions", "9", "--ctr", "0.5", "--lift", "1.5"], "more than every impression clicked"
    ),
  ])
  func `what makes no sense is refused with the reason`(flags: [String], words: String) throws {
    let result = try Adlens.run(["plan"] + flags)
    #expect(result.status == 2 && result.output == "")
    #expect(result.errors.contains(words), "\(result.errors)")
  }
}
