import FileFormats
import Testing

@testable import CampaignStore

@Suite struct LocalizedCellTests {
  @Test(arguments: [
    ("1240", 1240, 1240), ("48.20", 48.2, .nan), ("48,20", .nan, 48.2), ("1,240", 1240, 1.24),
    ("1.240", 1.24, 1240), ("9 876,54", .nan, 9876.54), ("9\u{202f}876,54", .nan, 9876.54),
    ("9'876.54", 9876.54, .nan), ("$1,048.20", 1048.2, .nan), ("48,20 €", .nan, 48.2),
    ("USD 48.20", 48.2, .nan), ("-5", -5, -5), ("\u{2212}5.5", -5.5, .nan), (".5", 0.5, .nan),
    ("1,234,567.5", 1_234_567.5, .nan), ("2.31%", 2.31, .nan), ("1,2,3", .nan, .nan),
    ("12a", .nan, .nan), ("NaN", .nan, .nan), ("1-2", .nan, .nan), ("(5.00)", .nan, .nan),
    ("1e5", .nan, .nan), (",", .nan, .nan), ("٣", .nan, .nan),
    ("1E5", .nan, .nan), ("12K", .nan, .nan), ("1.2K", .nan, .nan), ("12A34", .nan, .nan),
    ("USD 10 EUR", .nan, .nan), ("10 EUR", 10, 10), ("USD10", 10, 10), ("0.240", 0.24, .nan),
    ("0,240.5", .nan, .nan),
  ])
  func `both readings of a number are kept`(text: String, point: Double, comma: Double) {
    let number = LocalizedNumber(text)
    #expect(!number.isMissing)
    #expect(number.point == point || (number.point.isNaN && point.isNaN), "\(number)")
    #expect(number.comma == comma || (number.comma.isNaN && comma.isNaN), "\(number)")
  }

  @Test(arguments: ["", "--", " -- ", "—", "-"])
  func `dashes and nothing are no number but not wrong`(text: String) {
    #expect(LocalizedNumber(text).isMissing && LocalizedNumber(text).count == 0)
  }

  @Test(arguments: [
    ("1,240", 1240), ("1.240", 1240), ("12 345", 12_345), ("7.0", 7), ("1,240.00", 1240),
    ("12.345.678", 12_345_678),
  ])
  func `groups of three digits are thousands in a count`(text: String, count: Int) {
    #expect(LocalizedNumber(text).count == count)
  }

  @Test(arguments: ["7.5", "1e9", "12a", "99999999999999999999"])
  func `what is no count is refused`(text: String) {
    #expect(LocalizedNumber(text).count == nil)
  }

  @Test(arguments: [
    ("2026-08-01", "2026-08-01"), ("2026/8/1", "2026-08-01"), ("20260801", "2026-08-01"),
    ("01.08.2026", "2026-08-01"), ("Aug 1, 2026", "2026-08-01"), ("1 August 2026", "2026-08-01"),
    ("AUG 1, 2026", "2026-08-01"), ("2026-08-01 00:00:00", "2026-08-01"),
    ("2026-08-01T12:30:00Z", "2026-08-01"),
  ])
  func `dates are read in many forms`(text: String, day: String) {
    let date = LocalizedDate(text)
    #expect(date?.monthFirst?.description == day && date?.dayFirst?.description == day)
  }

  @Test func `the order of day and month is left open`() {
    let open = LocalizedDate("01/08/2026")
    #expect(open?.form == .ambiguous)
    #expect(open?.monthFirst?.description == "2026-01-08")
    #expect(open?.dayFirst?.description == "2026-08-01")
    #expect(LocalizedDate("13/08/26")?.monthFirst == nil)
    #expect(LocalizedDate("8/13/2026")?.dayFirst == nil)
  }

  @Test(arguments: ["", "yesterday", "2026-02-30", "13/13/2026", "1/2", "01-08/2026", "May 2026"])
  func `what is no date is refused`(text: String) {
    #expect(LocalizedDate(text) == nil)
  }

  @Test(arguments: [
    ("Amount spent (EUR)", "amount spent", "EUR"), ("  Link   clicks ", "link clicks", nil),
    ("CTR (all)", "ctr (all)", nil), ("Cost (usd)", "cost (usd)", nil),
    ("\u{feff}Day", "day", nil), ("Montant dépensé (USD)", "montant dépensé", "USD"),
  ])
  func `headings are folded and their currency taken out`(
    heading: String, name: String, currency: String?
  ) {
    let folded = ExportRole.fold(heading)
    #expect(folded.name == name && folded.currency == currency)
  }
}
