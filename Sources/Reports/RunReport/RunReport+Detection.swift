import FileFormats

/// The sections about how well a detector does.
extension RunReport {
  func confusionSection(_ detection: DetectionFigures) -> String {
    guard !detection.classes.isEmpty else { return "" }
    let chart = Chart.confusionMatrix(
      labels: detection.classes.map(\.label) + ["nothing"], counts: detection.confusion)
    let confidence = detection.bestConfidence.map { " at confidence \(fixed($0, decimals: 2))" }
    return section(
      "What it confuses",
      """
      <p class="note">A row is what is there, a column what was found at the same \
      place\(confidence ?? ""); the last column holds what was missed, the last row what was found \
      where nothing is.</p>
      <div class="wide">\(chart.naturalSVG)</div>
      """)
  }

  func classSection(_ detection: DetectionFigures) -> String {
    let place = detection.bestConfidence.flatMap { detection.confidences.firstIndex(of: $0) }
    let rows = detection.classes.map { figures in
      let share = min(max(figures.map50 ?? 0, 0), 1)
      let isLow = share < 0.5 ? " class=\"low\"" : ""
      func cell(_ value: Double?) -> String {
        "<td class=\"number\">\(value.map { percent($0) } ?? "–")</td>"
      }
      return """
        <tr><td class="name">\(escaped(figures.label))</td>\
        <td class="meter"><span class="bar"><span\(isLow) style="width:\(percent(share))">\
        </span></span></td>\
        \(cell(figures.map50))\(cell(figures.map))\
        \(cell(place.flatMap { figures.curve?.precision[$0] }))\
        \(cell(place.flatMap { figures.curve?.recall[$0] }))\
        <td class="number">\(grouped(figures.support))</td></tr>
        """
    }
    guard !rows.isEmpty else { return "" }
    return section(
      "Class by class",
      """
      <p class="note">Average precision (AP) is the area under the curve of precision over recall: \
      AP50 counts a box that covers half of the object as right, AP50-95 asks for ever better ones. \
      Precision and recall are those at the confidence with the best F1.</p>
      <div class="wide"><table><thead><tr><th>Class</th><th></th><th class="number">AP50</th>\
      <th class="number">AP50-95</th><th class="number">Precision</th>\
      <th class="number">Recall</th><th class="number">Objects</th></tr></thead><tbody>\
      \(rows.joined(separator: "\n"))</tbody></table></div>
      """)
  }

  var findingSection: String { section("What it finds", figures(of: findings)) }

  func confidenceSection(_ detection: DetectionFigures) -> String {
    guard detection.mean != nil else { return "" }
    return section(
      "Which confidence to ask for",
      """
      <p class="note">The higher the least confidence, the fewer wrong findings and the more missed \
      objects. Strong lines are means over the classes, thin ones single classes.</p>
      <div class="wide">\(Chart.confidenceCurves(detection).inlineSVG)</div>
      """)
  }
}
