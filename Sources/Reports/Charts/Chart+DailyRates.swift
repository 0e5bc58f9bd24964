import FileFormats
import Statistics

extension Chart {
  /// Clicks and impressions day by day.
  public struct DailyRates: Sendable {
    /// Whose they are.
    public var name: String

    /// The days in the order of time, with what was seen on each; days may be missing.
    public var days: [(day: CalendarDay, seen: Proportion)]

    /// A day to mark, with words.
    public var mark: (day: CalendarDay, text: String)?

    /// Creates a series.
    public init(
      name: String, days: [(day: CalendarDay, seen: Proportion)],
      mark: (day: CalendarDay, text: String)? = nil
    ) {
      (self.name, self.days, self.mark) = (name, days, mark)
    }
  }

  /// The rates of several series over time, one panel each, all on one scale: a line through the days, and
  /// around it the Wilson interval of each day; `nil` if no day has an impression.
  public static func dailyRates(_ series: [DailyRates]) -> Chart? {
    let shown = series.map { one in
      DailyRates(
        name: one.name, days: one.days.filter { $0.seen.trials > 0 }, mark: one.mark)
    }.filter { !$0.days.isEmpty }
    let days = shown.flatMap { $0.days.map(\.day.daysSince1970) }
    guard let first = days.min(), let last = days.max(), last > first else { return nil }
    // The band of a day with few impressions would squeeze all others.
    let rates = shown.flatMap { $0.days.map(\.seen.estimate) }
    let ends = shown.flatMap { $0.days.map { $0.seen.wilsonInterval().upper } }
    let most = min(ends.max() ?? 1, 2 * max(rates.max() ?? 0, 1e-5))
    let (panel, left, width) = (150.0, 52.0, 690.0)
    var drawing = Drawing()
    for (index, one) in shown.enumerated() {
      let top = Double(index) * (panel + 60) + 24
      let vertical = Axis(
        covering: [0, most], limits: 0...1, tickCount: 3, from: top + panel, to: top)
      let frame = DailyFrame(
        vertical: vertical, first: first, last: last, left: left, right: left + width)
      drawing.text(shortened(one.name, to: 80), x: 0, y: top - 10, "strong", tip: one.name)
      frame.drawAxes(into: &drawing)
      frame.draw(one, into: &drawing)
    }
    return Chart(
      title: "Click-through rate day by day", width: left + width + 10,
      height: Double(shown.count) * (panel + 60), body: drawing.body)
  }
}

/// One panel of rates over days.
private struct DailyFrame {
  let vertical: Axis
  let first: Int
  let last: Int
  let left: Double
  let right: Double

  private func across(_ day: CalendarDay) -> Double {
    left + Double(day.daysSince1970 - first) / Double(last - first) * (right - left)
  }

  func drawAxes(into drawing: inout Drawing) {
    for tick in vertical.ticks {
      let y = vertical.position(tick)
      drawing.line(left, y, right, y, "rule")
      drawing.text(
        fixed(100 * tick, decimals: max(vertical.decimals - 2, 0)) + " %", x: left - 6, y: y + 4,
        "muted small end")
    }
    // About six dates, all of them whole weeks apart where there are weeks.
    let span = last - first
    let step = max(1, span > 28 ? (span / 6 + 6) / 7 * 7 : (span + 5) / 6)
    for day in stride(from: first, through: last, by: step) {
      let date = CalendarDay(daysSince1970: day)
      let x = across(date)
      let place = x > right - 30 ? "end" : day == first ? "" : "middle"
      drawing.text(
        "\(date)".split(separator: "-").dropFirst().joined(separator: "-"), x: x,
        y: vertical.start + 15, "muted small " + place)
    }
  }

  func draw(_ series: Chart.DailyRates, into drawing: inout Drawing) {
    func height(_ rate: Double) -> Double { vertical.position(min(rate, vertical.upper)) }
    let bands = series.days.map { ($0.day, $0.seen.wilsonInterval()) }
    drawing.area(
      upper: bands.map { (across($0), height($1.upper)) },
      lower: bands.map { (across($0), height($1.lower)) }, "fill-first", opacity: 0.18)
    let points = series.days.map { (x: across($0.day), y: height($0.seen.estimate)) }
    drawing.curve(points.map { $0 as (x: Double, y: Double)? }, line: "first", dot: "fill-first")
    if let mark = series.mark {
      let x = across(mark.day)
      drawing.line(x, vertical.end, x, vertical.start, "guide")
      let isLate = x > (left + right) / 2
      drawing.text(
        mark.text, x: x + (isLate ? -6 : 6), y: vertical.end + 10,
        "text-second small" + (isLate ? " end" : ""))
    }
  }
}
