import FileFormats
import Statistics

extension RunReport {
  /// The page: self-contained, without scripts, light or dark as the reader's system is.
  ///
  /// It goes from the result to its reasons: headline, curves, errors, data, how to repeat it.
  /// Sections without contents are left out.
  public func html() -> String {
    let sections = [
      header, evaluation.map(confusionSection), detection.map(confusionSection),
      ranking.map(rankingSection), curvesSection,
      evaluation.map(classSection), detection.map(classSection),
      detection.map(confidenceSection), findingSection, evaluation.map(reliabilitySection),
      errorSection,
      pictureSection, problemSection, factSection, reproductionSection, nextSection, footer,
    ]
    let body = sections.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
    return HTMLPage(title: "\(name) – AdLens run", body: body).text
  }

  /// Name, result and the sentence that says what the result means.
  private var header: String {
    let badge = status == .interrupted ? "<span class=\"badge\">interrupted</span>" : ""
    let lead = [summary, date].filter { !$0.isEmpty }.map(escaped).joined(separator: " · ")
    let figures = figures.enumerated().map { index, figure in
      "<div class=\"figure\(index == 0 ? " first" : "")\"><div class=\"name\">\(escaped(figure.name))</div>"
        + "<div class=\"value\">\(escaped(figure.value))</div>"
        + "<div class=\"extra\">\(escaped(figure.extra))</div></div>"
    }
    return """
      <header>
      <div class="kicker">AdLens run report</div>
      <h1>\(escaped(name))\(badge)</h1>
      <p class="lead">\(lead)</p>
      <div class="figures">\(figures.joined())</div>
      \(verdict)
      </header>
      """
  }

  /// The headline numbers, most important first.
  private var figures: [(name: String, value: String, extra: String)] {
    var figures: [(name: String, value: String, extra: String)] = []
    if let evaluation {
      let interval = Proportion(evaluation.correctCount, of: evaluation.count).wilsonInterval()
      figures.append(
        (
          "Top-1 accuracy on \(evaluation.splitName)", percent(evaluation.top1),
          "95% interval \(percent(interval.lower)) to \(percent(interval.upper))"
        ))
      if let error = evaluation.calibrationError {
        figures.append(("Calibration error", percent(error), "ECE, 15 ranges"))
      }
    }
    if let detection {
      figures.append(
        (
          "mAP50 on \(detection.splitName)", detection.map50.map { percent($0) } ?? "–",
          "right class, half of the box or more"
        ))
      figures.append(
        ("mAP50-95", detection.map.map { percent($0) } ?? "–", "COCO's mean, boxes that fit"))
    }
    if let ranking { figures += ranking.headline }
    let images = splits.reduce(0) { $0 + $1.images }
    if images > 0 {
      let parts = splits.filter { $0.images > 0 }.map { "\(grouped($0.images)) \($0.name)" }
      figures.append(("Images", grouped(images), parts.joined(separator: ", ")))
    }
    if let last = history.last {
      figures.append(
        ("Epochs", grouped(last.epoch), bestEpoch.map { "epoch \($0) kept" } ?? "last one kept"))
    }
    if let trainingSeconds {
      let perEpoch = history.isEmpty ? "" : duration(trainingSeconds / Double(history.count))
      figures.append(
        ("Training time", duration(trainingSeconds), perEpoch.isEmpty ? "" : "\(perEpoch) an epoch")
      )
    }
    return figures
  }

  /// What the accuracy means for someone who does not read statistics.
  private var verdict: String {
    if let detection { return verdict(detection) }
    if let ranking { return "<p class=\"verdict\">\(escaped(ranking.verdict))</p>" }
    guard let evaluation, evaluation.count > 0 else { return "" }
    let interval = Proportion(evaluation.correctCount, of: evaluation.count).wilsonInterval()
    let range = (fixed(100 * interval.lower, decimals: 0), fixed(100 * interval.upper, decimals: 0))
    let largest = evaluation.classes.map(\.support).max() ?? 0
    let guess = Double(largest) / Double(evaluation.count)
    let expectation =
      range.0 == range.1 ? "about \(range.0)%" : "between \(range.0)% and \(range.1)%"
    // The kept epoch was chosen on the validation images, so they flatter it a little.
    let caution =
      evaluation.split == "val"
      ? "<p class=\"note\">The best epoch was chosen on these images, which flatters it a little; "
        + "a test split would tell the whole truth.</p>" : ""
    return """
      <p class="verdict">It names \(grouped(evaluation.correctCount)) of \
      \(grouped(evaluation.count)) \(evaluation.splitName) correctly. On new images of this kind \
      its accuracy is likely \(expectation); always naming the most frequent class would reach \
      \(fixed(100 * guess, decimals: 0))%.</p>\(caution)
      """
  }

  /// What the figures of a detector mean in use.
  private func verdict(_ detection: DetectionFigures) -> String {
    guard let confidence = detection.bestConfidence, let precision = detection.precisionAtBest,
      let recall = detection.recallAtBest
    else { return "" }
    let caution =
      detection.split == "val"
      ? "<p class=\"note\">The best epoch was chosen on these images, which flatters it a little; "
        + "a test split would tell the whole truth.</p>" : ""
    return """
      <p class="verdict">With <code>--conf \(fixed(confidence, decimals: 2))</code>, where both \
      are in balance, it finds \(percent(recall, decimals: 0)) of the objects, and \
      \(percent(precision, decimals: 0)) of what it finds is right (means over the classes, \
      \(grouped(detection.imageCount)) \(detection.splitName)).</p>\(caution)
      """
  }

  private var footer: String {
    let version = version.isEmpty ? "" : " \(escaped(version))"
    return """
      <footer>Made by AdLens\(version) on this machine. The page holds everything it shows: \
      no scripts, nothing loaded from the net.</footer>
      """
  }

  /// A section with its heading; empty when there is nothing to show.
  func section(_ heading: String, _ contents: String) -> String {
    contents.isEmpty ? "" : "<section>\n<h2>\(escaped(heading))</h2>\n\(contents)\n</section>"
  }
}
