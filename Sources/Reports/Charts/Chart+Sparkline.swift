extension Chart {
  /// A small line without axes, for a table; gaps where a value is not finite.
  public static func sparkline(
    _ values: [Double], title: String, width: Double = 120, height: Double = 28
  ) -> Chart {
    let finite = values.filter(\.isFinite)
    let least = finite.min() ?? 0
    let range = max((finite.max() ?? 1) - least, .leastNormalMagnitude)
    let points: [(x: Double, y: Double)?] = values.enumerated().map { index, value in
      guard value.isFinite else { return nil }
      let x = 3 + Double(index) / Double(max(values.count - 1, 1)) * (width - 6)
      let share = finite.count > 1 ? (value - least) / range : 0.5
      return (x, height - 4 - share * (height - 8))
    }
    var drawing = Drawing()
    drawing.curve(points, line: "first", dot: "fill-first")
    if let end = points.last(where: { $0 != nil }) ?? nil {
      drawing.circle(x: end.x, y: end.y, radius: 2.5, "fill-first")
    }
    return Chart(title: title, width: width, height: height, body: drawing.body)
  }
}
