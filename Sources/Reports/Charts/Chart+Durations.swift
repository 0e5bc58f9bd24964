import FileFormats

extension Chart {
  /// How often repetitions took how long: a histogram, with lines at percentiles.
  ///
  /// The longest hundredth may lie far out and would squeeze the rest; it is counted in the last bar.
  ///
  /// - Parameters:
  ///   - durations: in milliseconds, in any order.
  ///   - marks: values with a name, as in `p50`, from left to right.
  /// - Precondition: there is a duration, and all are finite.
  public static func durations(
    _ durations: [Double], marks: [(name: String, value: Double)]
  ) -> Chart {
    precondition(!durations.isEmpty && durations.allSatisfy(\.isFinite), "durations are needed")
    let sorted = durations.sorted()
    let most = sorted[min(sorted.count - 1, (sorted.count * 99 + 99) / 100)]
    let (left, width, top, height) = (20.0, 640.0, 34.0, 150.0)
    let axis = Axis(
      covering: [sorted[0], most], limits: 0...(.infinity), tickCount: 8, from: left,
      to: left + width)
    let binCount = min(64, max(8, sorted.count / 4))
    let binWidth = (axis.upper - axis.lower) / Double(binCount)
    var counts = [Int](repeating: 0, count: binCount)
    for duration in sorted {
      counts[min(binCount - 1, max(0, Int((duration - axis.lower) / binWidth)))] += 1
    }
    var drawing = Drawing()
    let highest = Double(max(counts.max() ?? 1, 1))
    let step = width / Double(binCount)
    for (bin, count) in counts.enumerated() where count > 0 {
      let lower = axis.lower + Double(bin) * binWidth
      let range =
        bin == binCount - 1 && sorted[sorted.count - 1] > axis.upper
        ? "\(fixed(lower, decimals: 3)) ms and more"
        : "\(fixed(lower, decimals: 3)) to \(fixed(lower + binWidth, decimals: 3)) ms"
      let length = height * Double(count) / highest
      drawing.rectangle(
        x: left + Double(bin) * step + 0.5, y: top + height - length, width: step - 1,
        height: length, "fill-first", opacity: 0.85, radius: 1,
        tip: "\(range): \(counted(count, "repetition"))")
    }
    drawing.line(left, top + height, left + width, top + height, "axis")
    for tick in axis.ticks {
      drawing.text(
        fixed(tick, decimals: axis.decimals), x: axis.position(tick), y: top + height + 18,
        "muted small middle")
    }
    drawing.text(
      "milliseconds", x: left + width / 2, y: top + height + 36, "muted small middle")
    // Names of marks that would touch are put on the other line.
    var ends = [-1.0, -1.0]
    for mark in marks where mark.value <= axis.upper {
      let x = axis.position(mark.value)
      let half = Drawing.width(of: mark.name, size: 10.5) / 2
      guard let row = ends.firstIndex(where: { x - half > $0 }) else { continue }
      ends[row] = x + half + 2
      drawing.line(x, 16 + 12 * Double(row), x, top + height, "guide")
      drawing.text(mark.name, x: x, y: 10 + 12 * Double(row), "small middle")
    }
    return Chart(
      title: "Distribution of \(counted(durations.count, "duration"))", width: left + width + 20,
      height: top + height + 44, body: drawing.body)
  }

  /// Every repetition in the order of time, one dot each, so that a drift or a bump is seen.
  ///
  /// Of more than a thousand repetitions, evenly spaced ones are drawn.
  ///
  /// - Parameter durations: in milliseconds, in the order of time.
  /// - Precondition: there is a duration, and all are finite.
  public static func durationsInOrder(_ durations: [Double]) -> Chart {
    precondition(!durations.isEmpty && durations.allSatisfy(\.isFinite), "durations are needed")
    let (left, width, top, height) = (56.0, 604.0, 10.0, 130.0)
    let axis = Axis(
      covering: durations, limits: 0...(.infinity), tickCount: 4, from: top + height, to: top)
    var drawing = Drawing()
    for tick in axis.ticks {
      let y = axis.position(tick)
      drawing.line(left, y, left + width, y, "rule")
      drawing.text(fixed(tick, decimals: axis.decimals), x: left - 8, y: y + 4, "muted small end")
    }
    let last = Double(max(durations.count - 1, 1))
    let stride = (durations.count + 999) / 1000
    for index in Swift.stride(from: 0, to: durations.count, by: stride) {
      drawing.circle(
        x: left + width * Double(index) / last, y: axis.position(durations[index]), radius: 2,
        "fill-first")
    }
    drawing.text(
      "repetitions, from the first to the last", x: left + width / 2, y: top + height + 20,
      "muted small middle")
    drawing.text("ms", x: 12, y: top + height / 2, "muted small middle", rotated: -90)
    return Chart(
      title: "Durations in the order of time", width: left + width + 20,
      height: top + height + 28, body: drawing.body)
  }
}
