import Images
import Testing

@Suite struct DecodeLimitsTests {
  @Test func `limits for fewer pixels than usual keep the others`() {
    var expected = DecodeLimits()
    expected.pixels = 1000
    #expect(DecodeLimits(pixels: 1000) == expected)
    #expect(DecodeLimits(pixels: DecodeLimits().pixels) == DecodeLimits())
  }

  @Test func `limits for more pixels allow what these need`() {
    let usual = DecodeLimits()
    let limits = DecodeLimits(pixels: usual.pixels * 3 - 1)
    #expect(limits.pixels == usual.pixels * 3 - 1)
    #expect(limits.side == usual.side * 3)
    #expect(limits.fileBytes == usual.fileBytes * 3)
    #expect(limits.coefficientBytes == usual.coefficientBytes * 3)
    #expect(limits.scanWork == usual.scanWork * 3)
    #expect(limits.scans == usual.scans)
  }

  @Test func `absurd numbers do not overflow`() {
    #expect(DecodeLimits(pixels: .max).side == DecodeLimits().side * 1000)
  }
}
