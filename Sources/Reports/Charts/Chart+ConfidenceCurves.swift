import FileFormats

extension Chart {
  /// Precision, recall and F1 of a detector as its least confidence rises: a thin line for each class, a strong
  /// one for their mean, and a dashed one at the confidence with the best F1.
  public static func confidenceCurves(_ figures: DetectionFigures) -> Chart {
    let (panel, gap, height) = (300.0, 40.0, 300.0)
    var drawing = Drawing()
    let panels: [(title: String, values: (DetectionFigures.Curve) -> [Double])] = [
      ("Precision", { $0.precision }), ("Recall", { $0.recall }), ("F1", { $0.f1 }),
    ]
    for (index, content) in panels.enumerated() {
      let left = Double(index) * (panel + gap)
      CurveFrame(left: left + 36, width: panel - 46, height: height, figures: figures)
        .draw(content.title, content.values, into: &drawing)
    }
    return Chart(
      title: "Precision, recall and F1 by confidence", width: 3 * panel + 2 * gap, height: height,
      body: drawing.body)
  }
}

/// One panel of curves over confidence.
private struct CurveFrame {
  let left: Double
  let width: Double
  let height: Double
  let figures: DetectionFigures

  private var top: Double { 34 }
  private var bottom: Double { height - 40 }

  func draw(
    _ title: String, _ values: (DetectionFigures.Curve) -> [Double], into drawing: inout Drawing
  ) {
    let x = { (confidence: Double) in left + confidence * width }
    let y = { (value: Double) in bottom - value * (bottom - top) }
    drawing.text(title, x: left - 36, y: 16, "strong")
    for tick in [0, 0.25, 0.5, 0.75, 1] {
      drawing.line(left, y(tick), left + width, y(tick), "rule")
      drawing.text(percent(tick, decimals: 0), x: left - 6, y: y(tick) + 4, "muted small end")
      drawing.text("\(decimal(tick))", x: x(tick), y: bottom + 18, "muted small middle")
    }
    drawing.text("least confidence", x: left + width, y: bottom + 34, "muted small end")
    for curve in figures.classes.compactMap(\.curve) {
      drawing.curve(points(values(curve), x, y), line: "second faint", dot: "fill-second")
    }
    if let mean = figures.mean {
      drawing.curve(points(values(mean), x, y), line: "first", dot: "fill-first")
    }
    if let best = figures.bestConfidence {
      drawing.line(x(best), top, x(best), bottom, "guide")
      let place = figures.confidences.firstIndex(of: best)
      if let mean = figures.mean, let place {
        let isLate = best > 0.6
        drawing.text(
          "\(percent(values(mean)[place])) at \(fixed(best, decimals: 2))",
          x: x(best) + (isLate ? -5 : 5), y: bottom - 8, "small strong" + (isLate ? " end" : ""))
      }
    }
  }

  private func points(
    _ values: [Double], _ x: (Double) -> Double, _ y: (Double) -> Double
  ) -> [(x: Double, y: Double)?] {
    zip(figures.confidences, values).map { ($0 as Double, $1 as Double) }.map { (x($0), y($1)) }
  }
}
