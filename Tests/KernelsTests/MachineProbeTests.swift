import Testing

@testable import Kernels

/// What the probe reports, not how fast it is.
@Suite struct MachineProbeTests {
  @Test func `the work has distinct names and counts its operations`() {
    let work = KernelWork.all
    #expect(Set(work.map(\.name)).count == work.count)
    #expect(work.allSatisfy { $0.operations > 0 })
    #expect(work.first?.name == "sgemm 512x512x512")
    #expect(work.first?.operations == 268_435_456)
    #expect(work.first?.bytes == 3_145_728)
    func operations(_ name: String) -> Double? { work.first { $0.name == name }?.operations }
    let once = operations("conv 3x3 64@56") ?? 0
    // Same padding: each of 56x56 pixels of 64 filters sums 9 taps of 64 channels.
    #expect(once == 2 * 56 * 56 * 64 * 9 * 64)
    #expect(operations("conv 3x3 64@56 forward+backward") == 3 * once)
    #expect(operations("conv 3x3 64@56 batch 32 forward+backward") == 96 * once)
    #expect(operations("max pool 3x3 s2 1x112x112x64") == 1_806_336)
  }

  @Test func `a core counts once, whichever threads it ran`() {
    #expect(MachineProbe.sum(ofBest: [3, 1, 4, 2], cores: 2) == 7)
    #expect(MachineProbe.sum(ofBest: [3, 1], cores: 8) == 4)
  }

  @Test func `short work stops at the most runs that are kept`() {
    let work = KernelWork(name: "nothing", operations: 1, bytes: 1, isArithmetic: false) { _ in {} }
    let row = MachineProbe(seconds: 5).measure(work, .serial, peak: 1)
    #expect(row.samples.count == MachineProbe.largestCount)
  }

  @Test func `a report has a limit per thread count and a row per work and thread count`() {
    let work = KernelWork.all.filter { $0.name == "sgemm 1280x49x320" || !$0.isArithmetic }
    var figures: [String] = []
    let report = MachineProbe(seconds: 0.001).report(threads: [1, 2], work: work) {
      figures.append($0)
    }
    #expect(report.limits.map(\.threads) == [1, 2])
    #expect(report.limits.allSatisfy { $0.gflops > 0 && $0.gigabytesPerSecond > 0 })
    #expect(report.limits.allSatisfy { $0.cacheGigabytesPerSecond > 0 })
    #expect(report.rows.map(\.name) == work.map(\.name) + work.map(\.name))
    #expect(report.rows.map(\.threads) == [1, 1, 1, 2, 2, 2])
    #expect(report.rows.allSatisfy { $0.milliseconds > 0 && $0.gflops > 0 })
    #expect(
      report.rows.map { $0.peakFraction == nil } == [false, true, true, false, true, true])
    for row in report.rows {
      #expect(row.samples.count >= 10 && row.samples.allSatisfy { $0 > 0 })
      #expect(row.samples.contains(row.milliseconds))
      #expect((0...1).contains(row.waiting))
      #expect(row.peak > 0 && row.corePeak > 0 && row.gigabytesPerSecond > 0)
    }
    #expect(figures.count == 2 + report.rows.count)
    #expect(report.cores >= 1 && !report.processor.isEmpty)
    #expect(report.instructionSet == .current)
  }
}
