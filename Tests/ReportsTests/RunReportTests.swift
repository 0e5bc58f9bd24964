import Testing

@testable import Reports

@Suite struct RunReportTests {
  @Test func `the page shows the headline numbers`() {
    let page = SampleReport.report.html()
    for text in [
      "86.2%", "95% interval 82.9% to 88.9%", "3.1%", "2,021 train, 506 val", "epoch 37 kept",
      "8 min 12 s", "trashnet-adnet-2",
    ] {
      #expect(page.contains(text), "\(text)")
    }
  }
}
