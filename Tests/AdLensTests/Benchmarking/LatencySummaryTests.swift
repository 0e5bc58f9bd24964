import AdLens
import Testing

@Suite struct LatencySummaryTests {
  @Test func `percentiles are interpolated between the sorted durations, as numpy does`() {
    let summary = LatencySummary([4, 1, 3, 2])
    #expect(summary.count == 4)
    #expect(summary.minimum == 1)
    #expect(summary.mean == 2.5)
    #expect(abs(summary.deviation - 1.2909944487358056) < 1e-15)
    #expect(summary.percentile(0) == 1)
    #expect(summary.percentile(50) == 2.5)
    #expect(abs(summary.percentile(90) - 3.7) < 1e-12)
    #expect(summary.percentile(100) == 4)
  }

  @Test func `a single duration is every percentile`() {
    let summary = LatencySummary([7])
    #expect(summary.deviation == 0)
    #expect(summary.percentile(50) == 7)
    #expect(summary.percentile(99) == 7)
  }

  @Test func `no durations have no summary`() async {
    await #expect(processExitsWith: .failure) { _ = LatencySummary([]) }
  }
}
