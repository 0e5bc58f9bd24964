import FileFormats

extension Chart {
  /// The losses and the accuracy, or average precision, of every epoch, side by side; `nil` without an epoch.
  ///
  /// A dashed line marks the epoch whose weights were kept.
  public static func trainingCurves(_ rows: [EpochRow], bestEpoch: Int? = nil) -> Chart? {
    guard !rows.isEmpty else { return nil }
    let isDetector = rows.contains { $0.map?.isFinite ?? false }
    let hasAccuracy = isDetector || rows.contains { $0.top1?.isFinite ?? false }
    let width = hasAccuracy ? 960.0 : 560.0
    var drawing = Drawing()
    let losses = [
      Series(name: "training", values: rows.map(\.trainLoss), style: .second),
      Series(name: "validation", values: rows.map { $0.validationLoss ?? .nan }, style: .first),
    ]
    let panel = CurvePanel(epochs: rows.map(\.epoch), bestEpoch: bestEpoch, height: 300)
    panel.draw(
      losses, title: "Loss", x: 0, width: hasAccuracy ? 470 : width, limits: 0...(.infinity),
      into: &drawing
    ) { fixed($0, decimals: $1) }
    if hasAccuracy {
      let accuracy =
        isDetector
        ? [
          Series(name: "mAP50-95", values: rows.map { $0.map ?? .nan }, style: .first),
          Series(name: "mAP50", values: rows.map { $0.map50 ?? .nan }, style: .second),
        ] : [Series(name: "top-1", values: rows.map { $0.top1 ?? .nan }, style: .first)]
      panel.draw(
        accuracy, title: isDetector ? "Validation precision" : "Validation accuracy", x: 490,
        width: 470, limits: 0...1,
        into: &drawing
      ) { fixed(100 * $0, decimals: max($1 - 2, 0)) + "%" }
    }
    return Chart(
      title: "Training curves over \(counted(rows.count, "epoch"))", width: width, height: 300,
      body: drawing.body)
  }
}

/// The values of one line.
private struct Series {
  /// What it is called at its end.
  let name: String

  /// One value an epoch, NaN where there is none.
  let values: [Double]

  /// Its colour.
  let style: Style

  /// The two colours of lines.
  enum Style: String {
    case first
    case second
  }
}

/// One panel of curves over epochs.
private struct CurvePanel {
  let epochs: [Int]
  let bestEpoch: Int?
  let height: Double

  func draw(
    _ series: [Series], title: String, x left: Double, width: Double,
    limits: ClosedRange<Double>, into drawing: inout Drawing,
    format: (_ value: Double, _ decimals: Int) -> String
  ) {
    let top = 44.0
    let bottom = height - 40
    let finite = series.flatMap(\.values).filter(\.isFinite)
    let vertical = Axis(covering: finite, limits: limits, from: bottom, to: top)
    let first = Double(epochs.first ?? 1)
    let last = max(Double(epochs.last ?? 1), first + 1)
    let plotLeft = left + 46
    let plotRight = left + width - 76
    let across = { (epoch: Int) in
      plotLeft + (Double(epoch) - first) / (last - first) * (plotRight - plotLeft)
    }

    drawing.text(title, x: left, y: 16, "strong")
    for tick in vertical.ticks {
      let y = vertical.position(tick)
      drawing.line(plotLeft, y, plotRight, y, "rule")
      drawing.text(
        format(tick, vertical.decimals), x: plotLeft - 8, y: y + 4, "muted small end")
    }
    for epoch in tickEpochs {
      drawing.text("\(epoch)", x: across(epoch), y: bottom + 18, "muted small middle")
    }
    drawing.text("epoch", x: plotRight, y: bottom + 34, "muted small end")
    if let bestEpoch, epochs.contains(bestEpoch) {
      let x = across(bestEpoch)
      drawing.line(x, top - 8, x, bottom, "guide")
      let isLate = x > (plotLeft + plotRight) / 2
      drawing.text(
        "kept: epoch \(bestEpoch)", x: x + (isLate ? -5 : 5), y: top - 2,
        "muted small" + (isLate ? " end" : ""))
    }
    drawLines(series, vertical, across, plotRight, into: &drawing, format: format)
  }

  /// The lines, each named at its end, the names kept apart.
  private func drawLines(
    _ series: [Series], _ vertical: Axis, _ across: (Int) -> Double, _ right: Double,
    into drawing: inout Drawing, format: (Double, Int) -> String
  ) {
    var names: [(y: Double, series: Series, value: Double)] = []
    for line in series {
      let points = zip(epochs, line.values).map { epoch, value in
        value.isFinite ? (x: across(epoch), y: vertical.position(value)) : nil
      }
      drawing.curve(points, line: line.style.rawValue, dot: "fill-\(line.style.rawValue)")
      if let value = line.values.last(where: \.isFinite) {
        names.append((vertical.position(value), line, value))
      }
    }
    names.sort { $0.y < $1.y }
    for index in names.indices.dropFirst() {
      names[index].y = max(names[index].y, names[index - 1].y + 28)
    }
    for name in names {
      let classes = "text-\(name.series.style.rawValue)"
      drawing.text(name.series.name, x: right + 8, y: name.y, "small \(classes)")
      drawing.text(
        format(name.value, 3), x: right + 8, y: name.y + 13, "small strong \(classes)")
    }
  }

  /// At most seven epochs with a tick, the first and the last among them.
  private var tickEpochs: [Int] {
    guard epochs.count > 7, let first = epochs.first, let last = epochs.last else { return epochs }
    let axis = Axis(
      covering: [Double(first), Double(last)], tickCount: 6, from: 0, to: 1)
    let inner = axis.ticks.map { Int($0) }.filter {
      $0 > first && Double(last - $0) >= 0.6 * axis.step
    }
    return [first] + inner.filter { Double($0 - first) >= 0.6 * axis.step } + [last]
  }
}
