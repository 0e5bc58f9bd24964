import Kernels
import Testing

/// What the probe reports, not how fast it is.
@Suite struct MachineProbeTests {
  @Test func `the work has distinct names and counts its operations`() {
    let work = KernelWork.all
    #expect(Set(work.map(\.name)).count == work.count)
    #expect(work.allSatisfy { $0.operations > 0 })
    #expect(work.first?.name == "sgemm 512x512x512")
    #expect(work.first?.operations == 268_435_456)
    #expect(work.contains { $0.name == "conv 3x3 64@56 forward+backward" })
  }

  @Test func `a report has a limit per thread count and a row per work and thread count`() {
    let work = KernelWork.all.filter { $0.name == "sgemm 1280x49x320" || !$0.isArithmetic }
    var figures: [String] = []
    let report = MachineProbe(seconds: 0.001).report(threads: [1, 2], work: work) {
      figures.append($0)
    }
    #expect(report.limits.map(\.threads) == [1, 2])
    #expect(report.limits.allSatisfy { $0.gflops > 0 && $0.gigabytesPerSecond > 0 })
    #expect(report.rows.map(\.name) == work.map(\.name) + work.map(\.name))
    #expect(report.rows.map(\.threads) == [1, 1, 2, 2])
    #expect(report.rows.allSatisfy { $0.milliseconds > 0 && $0.gflops > 0 })
    #expect(report.rows.map { $0.peakFraction == nil } == [false, true, false, true])
    #expect(figures.count == 2 + report.rows.count)
    #expect(report.cores >= 1 && !report.processor.isEmpty)
    #expect(report.instructionSet == .current)
  }
}
