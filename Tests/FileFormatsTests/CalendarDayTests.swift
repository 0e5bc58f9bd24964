import FileFormats
import Testing

@Suite struct CalendarDayTests {
  @Test func `days are read, counted and written`() throws {
    let day = try #require(CalendarDay("2026-08-01"))
    #expect(day == CalendarDay(year: 2026, month: 8, day: 1))
    #expect(day.daysSince1970 == 20_666)
    #expect(day.description == "2026-08-01")
    #expect(CalendarDay(daysSince1970: -1).description == "1969-12-31")
    #expect(CalendarDay(daysSince1970: 20_665) < day)
    let moment = try #require(Timestamp("2026-08-01T23:59:59.999Z"))
    #expect(CalendarDay(containing: moment) == day)
  }

  @Test func `leap years follow the calendar`() {
    #expect(CalendarDay(year: 2024, month: 2, day: 29) != nil)
    #expect(CalendarDay(year: 2000, month: 2, day: 29) != nil)
    #expect(CalendarDay(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDay(year: 2026, month: 6, day: 31) == nil)
  }

  @Test(arguments: ["", "2026-8-1", "2026-13-01", "2026-02-30", "2026-08-01 ", "٢٠٢٦-٠٨-٠١"])
  func `what is no day is refused`(text: String) {
    #expect(CalendarDay(text) == nil)
    #expect(CalendarDay(year: 0, month: 1, day: 1) == nil)
    #expect(CalendarDay(year: 2026, month: 1, day: 0) == nil)
  }
}
