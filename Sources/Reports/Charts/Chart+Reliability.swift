import FileFormats

extension Chart {
  /// How often the model is right for each range of the confidence it states.
  ///
  /// A calibrated model follows the dashed line. A dot marks the mean confidence of the range;
  /// under it stands the count of predictions.
  public static func reliability(
    _ bins: [ReliabilityBin], calibrationError: Double? = nil
  ) -> Chart {
    let left = 52.0
    let side = 300.0
    let top = 34.0
    let countTop = top + side + 44
    let countHeight = 56.0
    let x = { (value: Double) in left + value * side }
    let y = { (value: Double) in top + (1 - value) * side }
    var drawing = Drawing()
    if let calibrationError {
      drawing.text("ECE \(percent(calibrationError))", x: left, y: 16, "strong")
    }
    for tick in [0, 0.25, 0.5, 0.75, 1] {
      drawing.line(x(0), y(tick), x(1), y(tick), "rule")
      drawing.text(percent(tick, decimals: 0), x: left - 8, y: y(tick) + 4, "muted small end")
      drawing.text(
        percent(tick, decimals: 0), x: x(tick), y: top + side + 18, "muted small middle")
    }
    let most = Double(max(bins.map(\.count).max() ?? 0, 1))
    for bin in bins where bin.count > 0 {
      let inner = (x(bin.lower) + 1, x(bin.upper) - x(bin.lower) - 2)
      let tip =
        "sure by \(percent(bin.lower, decimals: 0)) to \(percent(bin.upper, decimals: 0)): "
        + "\(counted(bin.count, "image")), \(percent(bin.accuracy)) right, "
        + "said \(percent(bin.confidence))"
      drawing.rectangle(
        x: inner.0, y: y(bin.accuracy), width: inner.1, height: y(0) - y(bin.accuracy),
        "fill-first", opacity: 0.3 + 0.7 * (Double(bin.count) / most).squareRoot(), radius: 1,
        tip: tip)
      drawing.circle(x: x(bin.confidence), y: y(bin.accuracy), radius: 2.5, "fill-second", tip: tip)
      let height = countHeight * Double(bin.count) / most
      drawing.rectangle(
        x: inner.0, y: countTop + countHeight - height, width: inner.1, height: height,
        "fill-first", opacity: 0.55, radius: 1, tip: tip)
      let count = abbreviated(bin.count)
      drawing.text(
        count, x: inner.0 + inner.1 / 2, y: countTop + countHeight - height - 3,
        "muted tiny middle")
    }
    drawing.line(x(0), y(0), x(1), y(1), "guide")
    drawing.line(x(0), countTop + countHeight, x(1), countTop + countHeight, "axis")
    drawing.text("share right", x: 12, y: top + side / 2, "muted small middle", rotated: -90)
    drawing.text(
      "confidence the model states", x: left + side / 2, y: top + side + 34, "muted small middle")
    drawing.text(
      "images", x: 12, y: countTop + countHeight / 2, "muted small middle", rotated: -90)
    return Chart(
      title: "Reliability of the stated confidence", width: left + side + 20,
      height: countTop + countHeight + 8, body: drawing.body)
  }
}
