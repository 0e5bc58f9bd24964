import FileFormats
import Statistics
import Testing

@testable import Reports

@Suite struct CampaignReportTests {
  private static let hostile = "\"><img src=x onerror=alert(1)><script>alert(2)</script>"

  private func rate(_ name: String, _ value: Double) -> Chart.Rate {
    Chart.Rate(
      label: name, value: value,
      interval: Interval(lower: min(value / 2, value * 2), upper: max(value / 2, value * 2)),
      text: "\(value) of \(name)", predicted: (value * 1.1, Interval(lower: 0, upper: 1)))
  }

  /// A page in which every text is hostile.
  private var full: CampaignReport {
    let name = Self.hostile
    var report = CampaignReport(title: name)
    report.lead = name
    report.figures = [.init(name, name, extra: name)]
    report.verdict = name
    report.warnings = [name]
    report.notes = [name]
    report.comparison = .init(
      name, note: name, rates: [rate(name, 0.01)],
      table: .init(columns: [name, name], rows: [[name, name]]), sentences: [name])
    let days = (0..<9).map {
      (day: CalendarDay(daysSince1970: 20_000 + $0), seen: Proportion($0, of: 100))
    }
    report.days = [.init(name: name, days: days, mark: (days[4].day, name))]
    var creative = ReportedCreative(
      name: name, rate: rate(name, 0.02), source: "data:image/jpeg;base64,AAAA", size: (40, 20))
    creative.boxes = [
      .init(label: name, confidence: 0.87, x: 0.25, y: 0.5, width: 0.5, height: 0.25),
      .init(label: name, confidence: 0.5, x: 0, y: 0, width: 1, height: 1),
    ]
    creative.badges = [name]
    creative.facts = [name]
    var missing = ReportedCreative(name: name, rate: rate(name, 0.01))
    missing.problem = name
    report.groups = [.init(name: name, verdict: name, creatives: [creative, missing])]
    report.spreads = [.init(name, rates: [rate(name, 0.01)])]
    report.effects = [rate(name, -0.1)]
    report.modelCard = [(name, [(name, name)])]
    report.methods = [(name, name)]
    report.version = name
    return report
  }

  @Test func `hostile texts stay texts in every place`() throws {
    let html = full.html()
    let page = try #require(Markup(html.replacing("<!DOCTYPE html>", with: "")))
    #expect(!page.elements.contains("script"))
    #expect(page.counts["img"] == 1)
    #expect(page.attributes.keys.allSatisfy { !$0.contains(".on") })
    #expect(page.attributes["img.src"] == ["data:image/jpeg;base64,AAAA"])
    #expect(page.attributes["img.alt"] == ["Creative " + Self.hostile])
    #expect(page.attributes["meta.content"]?.contains(HTMLPage.contentSecurityPolicy) == true)
    // Links lead to sections of the page only, and each section is there.
    let links = page.attributes["a.href"] ?? []
    let sections = page.attributes["section.id"] ?? []
    #expect(links == sections.map { "#" + $0 } && links.count == 8)
  }

  @Test func `boxes lie over the picture in its pixels, and are told in words`() throws {
    let html = full.html()
    let page = try #require(Markup(html.replacing("<!DOCTYPE html>", with: "")))
    #expect(page.attributes["svg.viewBox"]?.contains("0 0 40 20") == true)
    #expect(html.contains("<rect class=\"box\" x=\"10\" y=\"10\" width=\"20\" height=\"5\">"))
    #expect(page.text.contains("Found: 2 × \(Self.hostile) up to 87\u{a0}%"))
  }

  @Test func `what can scroll is reached by keyboard, and an empty page stands`() throws {
    let page = try #require(Markup(full.html().replacing("<!DOCTYPE html>", with: "")))
    let count = page.attributes["div.class"]?.count { $0 == "wide" }
    #expect(count == 5 && page.attributes["div.tabindex"]?.count == count)
    #expect(page.attributes["div.aria-label"]?.count == count)
    let empty = CampaignReport(title: "t").html()
    #expect(Markup(empty.replacing("<!DOCTYPE html>", with: ""))?.counts["section"] == nil)
  }

  @Test func `a chart of rates has a dot for each and cuts what has no end`() throws {
    let endless = Chart.Rate(
      label: "b", value: 0.02, interval: Interval(lower: 0, upper: .infinity), text: "t")
    let none = Chart.Rate(label: "c", value: nil, interval: nil, text: "no impressions")
    let chart = Chart.rates([rate("a", 0.01), endless, none], title: "Rates")
    let svg = try #require(Markup(chart.inlineSVG))
    // Seen and predicted, and one that was seen only.
    #expect(svg.counts["circle"] == 3)
    #expect(svg.attributes["rect.width"]?.allSatisfy { (Double($0) ?? -1) <= 500 } == true)
    #expect(!chart.inlineSVG.contains("inf") && svg.text.contains("no impressions"))
  }

  @Test func `a chart of days needs two of them with impressions`() throws {
    func day(_ number: Int, _ seen: Proportion) -> (day: CalendarDay, seen: Proportion) {
      (CalendarDay(daysSince1970: number), seen)
    }
    let empty = day(2, Proportion(0, of: 0))
    #expect(
      Chart.dailyRates([.init(name: "a", days: [day(1, Proportion(1, of: 9)), empty])]) == nil)
    let chart = try #require(
      Chart.dailyRates([
        .init(name: "a", days: [day(1, Proportion(0, of: 9)), empty, day(4, Proportion(3, of: 9))])
      ]))
    #expect(Markup(chart.inlineSVG)?.counts["polygon"] == 1)
    #expect(!chart.inlineSVG.contains("nan"))
  }
}
