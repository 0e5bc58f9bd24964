import FileFormats

extension CampaignComparison {
  /// Compares ratios of amounts by resampling days.
  mutating func compareRatios() throws(ComparisonFailure) {
    let metric = options.metric
    if options.sequentialTrials != nil {
      throw .question(
        "\(metric.title) has no interval that may be looked at at any time",
        next: "leave --sequential out, or compare by --metric ctr")
    }
    let shown = arms.indices.filter { arms[$0].arm.figures.impressions > 0 }
    let byDay = shown.map { Days.byDay(arms[$0].arm.days) }
    let days = byDay.reduce(into: Set<String>()) { $0.formUnion($1.keys) }.sorted()
    guard days.count >= RatioComparison.smallestCount else {
      throw .data(
        "the \(metric.title) needs figures of \(RatioComparison.smallestCount) days or more, "
          + "and there are \(days.count)",
        next: "import a daily export, or compare by --metric ctr")
    }
    let sides = byDay.map { figures in
      days.map { day in
        let figures = figures[day] ?? CampaignFigures()
        return RatioComparison.Day(
          metric.numerator(figures) ?? 0, per: metric.denominator(figures) ?? 0)
      }
    }
    let ratios = RatioComparison(sides, seed: options.seed)
    let best = ratios.best(lowestWins: metric.lowestWins)
    for (place, index) in shown.enumerated() {
      let ratio = ratios.ratios[place]
      arms[index].value = ratio.isFinite ? ratio : nil
      arms[index].interval = ratios.interval(of: place, confidence: options.confidence)
      arms[index].probabilityOfBest = best[place]?.probability
      arms[index].expectedLoss = best[place]?.loss
    }
    guard let reference = shown.firstIndex(of: control) else { return }
    for (place, index) in shown.enumerated() where place != reference {
      guard
        let found = ratios.lift(of: place, over: reference, confidence: options.confidence),
        let above = ratios.probability(of: place, above: reference)
      else { continue }
      arms[index].contrast = ComparedArm.Contrast(
        lift: found.lift, liftInterval: found.interval, pValue: found.pValue,
        probabilityOfBeating: metric.lowestWins ? 1 - above : above)
    }
  }
}
