import FileFormats
import Testing

@testable import Statistics

@Suite struct SamplesTests {
  @Test func `descriptions are NumPy's`() throws {
    for row in try Golden.rows("samples") {
      let samples = Samples(try row.numbers(0))
      expectClose(samples.mean, try row.number(1), tolerance: 1e-15)
      expectClose(samples.median, try row.number(2), tolerance: 1e-15)
      if samples.count > 1 {
        expectClose(samples.variance, try row.number(3), tolerance: 1e-13)
        expectClose(
          samples.standardDeviation * samples.standardDeviation, samples.variance,
          tolerance: 1e-15)
      }
      for (index, share) in [0, 0.1, 0.25, 0.9, 1].enumerated() {
        expectClose(samples.quantile(share), try row.number(4 + index), tolerance: 1e-15)
      }
    }
  }

  @Test func `nothing has no mean, and a single value no variance`() {
    let nothing = Samples([])
    #expect(nothing.mean.isNaN && nothing.median.isNaN && nothing.quantile(0.5).isNaN)
    #expect(nothing.variance.isNaN)
    #expect(Samples([2]).mean == 2 && Samples([2]).variance.isNaN)
  }

  @Test func `sums keep what a running total would lose`() {
    #expect(compensatedSum([1e17, 1, -1e17, 1]) == 2)
  }
}
