import FileFormats
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
    (1_785_420_727_250, "2026-07-30T14:12:07.250Z"),
    (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
    (4_107_542_400_000, "2100-03-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
  ])
  func `moments are written in UTC and read back`(milliseconds: Int, text: String) {
    #expect(Timestamp(milliseconds: milliseconds).description == text)
    #expect(Timestamp(text) == Timestamp(milliseconds: milliseconds))
  }

  @Test(arguments: [
    "", "2026-07-30", "2026-02-30T00:00:00.000Z", "2026-07-30 14:12:07.250Z",
    "2026-07-30T24:00:00.000Z",
  ])
  func `other texts are refused`(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func `now is after this was written`() {
    #expect(Timestamp.now > Timestamp(milliseconds: 1_735_689_600_000))
  }
}
