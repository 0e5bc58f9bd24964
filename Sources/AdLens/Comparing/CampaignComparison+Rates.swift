extension CampaignComparison {
  /// Compares rates of clicks among impressions, or of conversions among clicks.
  mutating func compareRates() {
    let confidence = options.confidence
    let rates = arms.map { arm in
      let rate =
        arm.arm.figures.impressions > 0 ? options.metric.proportion(arm.arm.figures) : nil
      return rate.flatMap { $0.trials > 0 ? $0 : nil }
    }
    let known = rates.indices.filter { rates[$0] != nil }
    overall = ChiSquareTest.homogeneity(of: rates.compactMap { $0 })
    // Every rate equally likely beforehand, so that the figures speak for themselves.
    let posteriors = rates.compactMap { $0 }.map { BetaDistribution(posteriorOf: $0) }
    let comparison = posteriors.isEmpty ? nil : PosteriorComparison(posteriors)
    for (place, index) in known.enumerated() {
      guard let rate = rates[index] else { continue }
      arms[index].value = rate.estimate
      arms[index].interval = rate.wilsonInterval(confidence: confidence)
      arms[index].probabilityOfBest = comparison?.probabilityOfBest[place]
      arms[index].expectedLoss = comparison?.expectedLoss[place]
      arms[index].scatter = scatter(of: arms[index].arm)
      if options.sequentialTrials != nil {
        arms[index].sequentialInterval = rate.sequentialInterval(confidence: confidence)
      }
    }
    guard let reference = rates[control] else { return }
    let comparisons = max(1, known.count - 1)
    let level = (1 - confidence) / Double(comparisons)
    for index in known where index != control {
      guard let rate = rates[index] else { continue }
      arms[index].contrast = contrast(of: rate, with: reference, level: level)
    }
  }

  private func contrast(
    of rate: Proportion, with control: Proportion, level: Double
  ) -> ComparedArm.Contrast {
    let confidence = options.confidence
    let (own, other) = (
      BetaDistribution(posteriorOf: rate), BetaDistribution(posteriorOf: control)
    )
    var contrast = ComparedArm.Contrast(
      lift: rate.lift(over: control),
      liftInterval: rate.liftInterval(over: control, confidence: confidence),
      pValue: TwoProportionTest(rate, control).pValue,
      probabilityOfBeating: own.probability(above: other),
      equivalence: own.equivalence(to: other, within: .relative(options.margin)))
    if let expected = options.sequentialTrials {
      contrast.sequentialDifference = rate.sequentialDifferenceInterval(
        minus: control, confidence: 1 - level, expectedTrials: expected)
      // How long a test runs that ends when its interval says enough was not fixed beforehand.
      return contrast
    }
    let plan = TestPlan(power: ComparisonOptions.power, alpha: level)
    contrast.trialsNeeded = plan.trials(from: control.estimate, to: rate.estimate)
    contrast.stillNeeded = contrast.trialsNeeded.map {
      (arm: max(0, $0 - rate.trials), control: max(0, $0 - control.trials))
    }
    return contrast
  }

  /// Pearson's statistic of the days by its degrees of freedom.
  private func scatter(of arm: ComparisonArm) -> Double? {
    let days = Days.byDay(arm.days).values.compactMap { options.metric.proportion($0) }
    let test = ChiSquareTest.homogeneity(of: days)
    // With less expected clicks on a day the statistic scatters by itself.
    guard test.degrees > 0, test.smallestExpected >= 1 else { return nil }
    return test.pValue < 0.001 ? test.statistic / Double(test.degrees) : 1
  }

  /// Raises the p-values for the number of comparisons, and says what each comparison means.
  mutating func adjust() {
    let compared = arms.indices.filter { arms[$0].contrast != nil }
    let pValues = compared.compactMap { arms[$0].contrast?.pValue }
    let holm = PValueAdjustment.holm.adjusted(pValues)
    let shares = PValueAdjustment.benjaminiHochberg.adjusted(pValues)
    for (place, index) in compared.enumerated() {
      arms[index].contrast?.holm = holm[place]
      arms[index].contrast?.benjaminiHochberg = shares[place]
      guard let contrast = arms[index].contrast else { continue }
      let conclusion = conclusion(of: contrast)
      arms[index].contrast?.conclusion = conclusion
      if conclusion != .undecided { arms[index].contrast?.stillNeeded = nil }
    }
  }

  private func conclusion(of contrast: ComparedArm.Contrast) -> ComparedArm.Conclusion {
    let isTold =
      contrast.sequentialDifference.map { !$0.contains(0) }
      ?? (contrast.holm < 1 - options.confidence)
    if isTold && contrast.lift != 0 {
      return (contrast.lift > 0) == options.metric.lowestWins ? .worse : .better
    }
    if let inside = contrast.equivalence?.inside, inside >= options.confidence { return .same }
    return .undecided
  }
}
