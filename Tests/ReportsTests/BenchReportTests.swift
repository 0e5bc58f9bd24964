import Testing

@testable import Reports

@Suite struct BenchReportTests {
  private var report: BenchReport {
    var report = BenchReport(title: "net <b>: forward")
    report.lead = "224 x 224 & more"
    report.figures = [
      .init("Median", "1.5 ms", extra: "p99 2 ms"), .init("Images a second", "667"),
    ]
    report.verdict = "1.05 times \"old\""
    report.bars = [
      .init("Where", note: "in <order>", bars: [.init(label: "a", value: 0.25, text: "1 ms")])
    ]
    report.durations = [1, 1.1, 1.2, 1.5, 9]
    report.marks = [("p50", 1.2), ("p90", 1.5)]
    report.table = .init(
      columns: [.init("Kernel", isNumber: false), .init("ms", isNumber: true)],
      rows: [["<script>alert(1)</script>", "1.5"]])
    report.facts = [("Machine", [("cpu", "a < b")])]
    report.version = "9"
    return report
  }

  @Test func `the page is well-formed, loads nothing and escapes every text`() throws {
    let html = report.html()
    let page = try #require(Markup(html.replacing("<!DOCTYPE html>", with: "")))
    #expect(page.attributes["meta.content"]?.contains(HTMLPage.contentSecurityPolicy) == true)
    #expect(!page.elements.contains("script"))
    #expect(page.elements.isDisjoint(with: ["img", "link", "iframe", "b"]))
    for text in [
      "net <b>: forward", "224 x 224 & more", "1.05 times \"old\"", "in <order>",
      "<script>alert(1)</script>", "a < b", "Measured by AdLens 9",
    ] { #expect(page.text.contains(text), "\(text)") }
    #expect(page.counts["svg"] == 3)
    #expect(page.attributes["td.class"] == ["label", "number"])
  }

  @Test func `what is not there leaves no section`() throws {
    let page = try #require(
      Markup(BenchReport(title: "t").html().replacing("<!DOCTYPE html>", with: "")))
    #expect(page.counts["section"] == nil)
    #expect(page.counts["svg"] == nil)
  }

  @Test func `every duration is counted in one bar, and far ones in the last`() throws {
    let durations = (0..<200).map { 10 + Double($0 % 20) / 10 } + [500]
    let chart = Chart.durations(durations, marks: [("p50", 10.9), ("p51", 10.9), ("max", 500)])
    let text = try #require(Markup(chart.inlineSVG)).text
    let counts = text.split(separator: "ms: ").dropFirst().compactMap {
      Int($0.prefix { $0.isNumber })
    }
    let last = text.split(separator: "and more: ").dropFirst().compactMap {
      Int($0.prefix { $0.isNumber })
    }
    #expect(counts.reduce(0, +) + last.reduce(0, +) == 201)
    #expect(last.count == 1)
    #expect(text.contains("p50") && text.contains("p51") && !text.contains("max"))
  }

  @Test func `repetitions in order are dots, of many some`() throws {
    func dots(_ count: Int) throws -> Int? {
      let chart = Chart.durationsInOrder((0..<count).map { 1 + Double($0) })
      return try #require(Markup(chart.inlineSVG)).counts["circle"]
    }
    #expect(try dots(1) == 1)
    #expect(try dots(1000) == 1000)
    #expect(try dots(2500) == 834)
  }
}
