import FileFormats

extension Chart {
  /// The images of every true class (rows) by the label they were given (columns).
  ///
  /// A cell is the darker the larger its share of the row is; right answers have one colour,
  /// errors another. Up to 24 classes show counts; beyond, the counts appear under the pointer.
  ///
  /// - Precondition: `counts` has one row and one column for each label.
  public static func confusionMatrix(labels: [String], counts: [[Int]]) -> Chart {
    precondition(
      counts.count == labels.count && counts.allSatisfy { $0.count == labels.count },
      "\(labels.count) labels need a square table, got \(counts.map(\.count))")
    let layout = ConfusionLayout(labels: labels, counts: counts)
    var drawing = Drawing()
    layout.drawLabels(into: &drawing)
    layout.drawCells(into: &drawing)
    return Chart(
      title: "Confusion matrix of \(counted(labels.count, "class", "classes"))",
      width: layout.width, height: layout.height, body: drawing.body)
  }
}

/// Where the parts of a confusion matrix stand.
private struct ConfusionLayout {
  let labels: [String]
  let counts: [[Int]]
  let showsCounts: Bool
  let cell: Double
  let fontSize: Double
  let left: Double
  let top: Double

  init(labels: [String], counts: [[Int]]) {
    self.labels = labels
    self.counts = counts
    showsCounts = labels.count <= 24
    cell = labels.count <= 8 ? 56 : labels.count <= 14 ? 44 : showsCounts ? 34 : 14
    fontSize = showsCounts ? 12 : 10.5
    let widest = labels.map { Drawing.width(of: Self.short($0), size: 12) }.max() ?? 0
    left = 30 + widest + 10
    // Names over the columns are turned by 45 degrees, over narrow ones by 90.
    top = 30 + widest * (showsCounts ? 0.72 : 0.88) + 14
  }

  var size: Double { cell * Double(labels.count) }
  var width: Double { max(left + size + (showsCounts ? 24 + (top - 44) * 0.75 : 8), 320) }
  var height: Double { top + size + 8 }

  static func short(_ label: String) -> String { shortened(label, to: 22) }

  func drawLabels(into drawing: inout Drawing) {
    let classes = showsCounts ? "" : "small"
    drawing.text("Predicted", x: left, y: 14, "muted small")
    drawing.text(
      "True", x: 14, y: top + size / 2, "muted small middle", rotated: -90)
    for (index, label) in labels.enumerated() {
      let centre = cell * (Double(index) + 0.5)
      drawing.text(
        Self.short(label), x: left - 10, y: top + centre + fontSize * 0.35, "\(classes) end",
        tip: label)
      let x = left + centre + (showsCounts ? 4 : fontSize * 0.35)
      drawing.text(
        Self.short(label), x: x, y: top - 8, classes, rotated: showsCounts ? -45 : -90,
        tip: label)
    }
  }

  func drawCells(into drawing: inout Drawing) {
    drawing.rectangle(
      x: left - 1, y: top - 1, width: size + 2, height: size + 2, "paper rule", radius: 3)
    if !showsCounts {
      // Lines that help the eye along.
      for index in stride(from: 10, to: labels.count, by: 10) {
        let offset = cell * Double(index)
        drawing.line(left, top + offset, left + size, top + offset, "rule")
        drawing.line(left + offset, top, left + offset, top + size, "rule")
      }
    }
    for (row, counts) in counts.enumerated() {
      let total = counts.reduce(0, +)
      for (column, count) in counts.enumerated() where count > 0 {
        drawCell(row, column, count, of: total, into: &drawing)
      }
    }
  }

  private func drawCell(
    _ row: Int, _ column: Int, _ count: Int, of total: Int, into drawing: inout Drawing
  ) {
    let share = Double(count) / Double(total)
    let x = left + cell * Double(column)
    let y = top + cell * Double(row)
    let gap = showsCounts ? 1.0 : 0.5
    let tip =
      "\(labels[row]) → \(labels[column]): \(grouped(count)) of \(grouped(total))"
      + " (\(percent(share)))"
    drawing.rectangle(
      x: x + gap, y: y + gap, width: cell - 2 * gap, height: cell - 2 * gap,
      row == column ? "fill-first" : "fill-second", opacity: 0.12 + 0.88 * share,
      radius: showsCounts ? 2 : 1, tip: tip)
    guard showsCounts else { return }
    let text = cell < 40 && count > 9999 ? "\(count / 1000)k" : "\(count)"
    let size = cell < 40 && text.count > 3 ? " tiny" : text.count > 4 ? " small" : ""
    drawing.text(
      text, x: x + cell / 2, y: y + cell / 2 + 4,
      "middle\(size)" + (share > 0.45 ? " on-fill" : ""), tip: tip)
  }
}
