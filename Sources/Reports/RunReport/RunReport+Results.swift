import FileFormats

/// The sections about how well the model does.
extension RunReport {
  var curvesSection: String {
    guard let chart = Chart.trainingCurves(history, bestEpoch: bestEpoch) else { return "" }
    return section("How it learned", "<div class=\"wide\">\(chart.inlineSVG)</div>")
  }

  func confusionSection(_ evaluation: Evaluation) -> String {
    guard !evaluation.classes.isEmpty else { return "" }
    let chart = Chart.confusionMatrix(
      labels: evaluation.classes.map(\.label), counts: evaluation.confusion)
    let confusions = evaluation.confusions.prefix(5).map { confusion in
      "<li><b>\(escaped(confusion.trueLabel))</b> taken for <b>\(escaped(confusion.label))</b>: "
        + "\(grouped(confusion.count)) of \(grouped(confusion.total))</li>"
    }
    let list =
      confusions.isEmpty
      ? "<p class=\"note\">It confused no two classes.</p>"
      : "<h3>Most frequent confusions</h3><ul class=\"plain\">\(confusions.joined())</ul>"
    // Up to a dozen classes the list fits beside the matrix.
    let columns = evaluation.classes.count <= 12 ? "matrix" : ""
    return section(
      "What it confuses",
      """
      <p class="note">A row is what the images are, a column what the model said; the diagonal is \
      right. Shades are shares of the row.</p>
      <div class="\(columns)"><div class="wide">\(chart.naturalSVG)</div><div>\(list)</div></div>
      """)
  }

  func classSection(_ evaluation: Evaluation) -> String {
    guard !evaluation.classes.isEmpty else { return "" }
    let rows = evaluation.classes.map { figures in
      let share = figures.f1.isFinite ? min(max(figures.f1, 0), 1) : 0
      let isLow = share < 0.5 ? " class=\"low\"" : ""
      return """
        <tr><td class="name">\(escaped(figures.label))</td>\
        <td class="meter"><span class="bar"><span\(isLow) style="width:\(percent(share))">\
        </span></span></td>\
        <td class="number">\(percent(figures.f1))</td>\
        <td class="number">\(percent(figures.precision))</td>\
        <td class="number">\(percent(figures.recall))</td>\
        <td class="number">\(grouped(figures.support))</td></tr>
        """
    }
    return section(
      "Class by class",
      """
      <p class="note">Precision: of the images given this label, how many have it. \
      Recall: of the images with this label, how many were found. F1 balances both.</p>
      <div class="wide"><table><thead><tr><th>Class</th><th></th><th class="number">F1</th>\
      <th class="number">Precision</th><th class="number">Recall</th>\
      <th class="number">Images</th></tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody>\
      </table></div>
      """)
  }

  func reliabilitySection(_ evaluation: Evaluation) -> String {
    guard evaluation.reliability.contains(where: { $0.count > 0 }) else { return "" }
    let chart = Chart.reliability(
      evaluation.reliability, calibrationError: evaluation.calibrationError)
    let likelihood = evaluation.negativeLogLikelihood.map {
      "<p class=\"note\">Negative log-likelihood \(number($0, decimals: 3)): the lower, the more "
        + "probability the model gives to what is true.</p>"
    }
    let error = evaluation.calibrationError.map {
      "<p>On average the stated confidence is off by \(percent($0)) (expected calibration error)."
        + "</p>"
    }
    return section(
      "Can its confidence be believed?",
      """
      <div class="columns"><div>\(chart.inlineSVG)</div><div>
      <p>When a calibrated model says “80%”, it is right in 80 of 100 cases: its bars end on the \
      dashed line. Bars below the line mean it is too sure, bars above that it is too careful. \
      Pale bars hold few images.</p>
      \(error ?? "")\(likelihood ?? "")
      </div></div>
      """)
  }

  var errorSection: String {
    let cards = worstErrors.map { error in
      let picture =
        HTMLPage.pictureSource(error.thumbnail).map { "<img alt=\"\" src=\"\($0)\"/>" }
        ?? "no image"
      return """
        <figure><div class="thumbnail">\(picture)</div><figcaption>\
        says <b>\(escaped(error.label))</b> (\(sureness(error.confidence)))<br/>\
        is \(escaped(error.trueLabel))\
        <span class="path" title="\(escaped(error.path))">\(escaped(Path.name(of: error.path)))\
        </span></figcaption></figure>
        """
    }
    guard !cards.isEmpty else { return "" }
    return section(
      "Its worst errors",
      """
      <p class="note">The errors it was surest of. Some may be wrong labels in the data: \
      those are worth correcting first.</p>
      <div class="cards">\(cards.joined(separator: "\n"))</div>
      """)
  }
}

extension Evaluation {
  /// A pair of classes that were taken for each other.
  struct Confusion {
    let trueLabel: String
    let label: String
    let count: Int
    let total: Int
  }

  /// The errors by pair of classes, most frequent first.
  var confusions: [Confusion] {
    var confusions: [Confusion] = []
    for (row, counts) in confusion.enumerated() {
      let total = counts.reduce(0, +)
      for (column, count) in counts.enumerated() where row != column && count > 0 {
        confusions.append(
          Confusion(
            trueLabel: classes[row].label, label: classes[column].label, count: count,
            total: total))
      }
    }
    // Stable: of equally frequent pairs the first in class order comes first.
    return confusions.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
  }
}
