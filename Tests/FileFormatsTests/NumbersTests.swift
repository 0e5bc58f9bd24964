import FileFormats
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct NumbersTests {
  @Test(arguments: [
    (0.0, 2, "0.00"), (-0.0, 2, "0.00"), (-0.001, 2, "0.00"), (1.115, 2, "1.11"),
    (0.125, 2, "0.12"),
    (0.375, 2, "0.38"), (2.5, 0, "2"), (3.5, 0, "4"), (-2.675, 2, "-2.67"), (99.995, 1, "100.0"),
    (0.1, 15, "0.100000000000000"), (1e15, 3, "1000000000000000.000"),
    (1e18, 1, "1000000000000000000.0"),
    (.nan, 2, "nan"), (.infinity, 2, "inf"), (-.infinity, 0, "-inf"), (0.9123, 3, "0.912"),
  ])
  func `fixed rounds the exact binary value as C does`(value: Double, decimals: Int, text: String) {
    #expect(fixed(value, decimals: decimals) == text)
  }

  @Test func `fixed equals C on random values`() {
    var state: UInt64 = 3
    for _ in 0..<3000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let decimals = Int(state >> 40) % 8
      // Short decimals, whose neighbours in binary are near ties, of all sizes up to 2^53.
      let scale = [1.0, 2, 8, 100, 1000, 1_000_000][Int(state >> 20) % 6]
      let value = Double(Int(state >> (11 + UInt64(Int(state >> 50) % 40)))) / scale
      let expected = withVaList([value]) { arguments in
        var text = [CChar](repeating: 0, count: 64)
        let count = vsnprintf(&text, text.count, "%.\(decimals)f", arguments)
        return String(
          decoding: text.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
      #expect(fixed(value, decimals: decimals) == expected)
      #expect(fixed(-value, decimals: decimals) == (Double(expected) == 0 ? "" : "-") + expected)
    }
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
  func `grouped puts a comma every three digits`(value: Int, text: String) {
    #expect(grouped(value) == text)
  }

  @Test func `grouped takes the extreme integers`() {
    #expect(grouped(.min) == "-9,223,372,036,854,775,808")
  }
}
