import FileFormats
import Statistics

extension Chart {
  /// A rate with its interval, and what a model predicted for it.
  public struct Rate: Hashable, Sendable {
    /// What it is the rate of.
    public var label: String

    /// The rate, or the relative effect; `nil` where there is none.
    public var value: Double?

    /// Its interval.
    public var interval: Interval?

    /// What is written beside it.
    public var text: String

    /// The predicted rate with its interval.
    public var predicted: (value: Double, interval: Interval)? {
      guard let predictedValue, let predictedInterval else { return nil }
      return (predictedValue, predictedInterval)
    }

    private var predictedValue: Double?
    private var predictedInterval: Interval?

    /// Creates a rate.
    public init(
      label: String, value: Double?, interval: Interval?, text: String,
      predicted: (value: Double, interval: Interval)? = nil
    ) {
      (self.label, self.value, self.interval, self.text) = (label, value, interval, text)
      (predictedValue, predictedInterval) = (predicted?.value, predicted?.interval)
    }
  }

  /// Rates one under the other: a dot for each and a line for its interval, and thinner ones in the other
  /// colour for what was predicted.
  ///
  /// - Parameters:
  ///   - rates: from top to bottom.
  ///   - isChange: whether they are changes, which have a sign and a line at zero.
  public static func rates(_ rates: [Rate], title: String, isChange: Bool = false) -> Chart {
    let layout = RateLayout(rates, isChange: isChange)
    var drawing = Drawing()
    layout.drawAxis(into: &drawing)
    for (index, rate) in rates.enumerated() { layout.draw(rate, at: index, into: &drawing) }
    return Chart(title: title, width: layout.width, height: layout.height, body: drawing.body)
  }
}

/// Where the parts of a chart of rates stand.
private struct RateLayout {
  private let count: Int
  private let row: Double
  private let axis: Axis
  private let isChange: Bool
  private let textWidth: Double

  init(_ rates: [Chart.Rate], isChange: Bool) {
    count = rates.count
    self.isChange = isChange
    row = rates.contains { $0.predicted != nil } ? 36 : 28
    let labels = rates.map { Drawing.width(of: shortened($0.label, to: 34), size: 12) }
    let left = (labels.max() ?? 0) + 16
    textWidth = (rates.map { Drawing.width(of: $0.text, size: 12) }.max() ?? 0) + 16
    // An interval without an end, or far beyond all others, must not squeeze the rest.
    let values = rates.flatMap { [$0.value, $0.predicted?.value] }.compactMap { $0 }
    let limit = 3 * max(values.map(\.magnitude).max() ?? 0, isChange ? 0.1 : 1e-6)
    let ends = rates.flatMap { rate in
      [rate.interval, rate.predicted?.interval].compactMap { $0 }.flatMap { [$0.lower, $0.upper] }
    }
    let shown = (values + ends + [0]).map { min(max($0, -limit), limit) }
    axis = Axis(
      covering: shown, limits: isChange ? -1...(.infinity) : 0...(.infinity), from: left,
      to: left + 500)
  }

  var width: Double { axis.end + textWidth }
  var height: Double { row * Double(count) + 30 }

  func drawAxis(into drawing: inout Drawing) {
    let bottom = row * Double(count) + 4
    for tick in axis.ticks {
      let x = axis.position(tick)
      let isZero = isChange && tick.magnitude < 1e-12
      drawing.line(x, 0, x, bottom, isZero ? "axis" : "rule")
      let text = fixed(100 * tick, decimals: max(axis.decimals - 2, 0)) + " %"
      drawing.text(
        (isChange && tick > 1e-12 ? "+" : "") + text, x: x, y: bottom + 16, "muted small middle")
    }
  }

  func draw(_ rate: Chart.Rate, at index: Int, into drawing: inout Drawing) {
    let middle = row * (Double(index) + 0.5)
    let y = rate.predicted == nil ? middle : middle - 6
    drawing.text(
      shortened(rate.label, to: 34), x: axis.start - 12, y: middle + 4, "end", tip: rate.label)
    if let value = rate.value {
      mark(value, rate.interval, y: y, "first", into: &drawing, tip: "\(rate.label): \(rate.text)")
    }
    if let predicted = rate.predicted {
      mark(
        predicted.value, predicted.interval, y: middle + 7, "second", into: &drawing,
        tip: "\(rate.label): predicted")
    }
    drawing.text(rate.text, x: axis.end + 14, y: middle + 4)
  }

  private func mark(
    _ value: Double, _ interval: Interval?, y: Double, _ color: String,
    into drawing: inout Drawing, tip: String
  ) {
    func place(_ value: Double) -> Double {
      axis.position(min(max(value, axis.lower), axis.upper))
    }
    if let interval {
      let (from, to) = (place(interval.lower), place(interval.upper))
      drawing.rectangle(
        x: from, y: y - 3, width: max(to - from, 1), height: 6, "fill-" + color, opacity: 0.35,
        radius: 3)
    }
    drawing.circle(x: place(value), y: y, radius: 4.5, "fill-" + color, tip: tip)
  }
}
