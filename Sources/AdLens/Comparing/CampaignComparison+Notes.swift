import FileFormats

extension CampaignComparison {
  /// What makes the figures say less than they seem to, in sentences, the gravest first.
  public var warnings: [String] {
    var warnings: [String] = []
    if let split, split.pValue < Self.splitLevel {
      warnings.append(
        "the impressions are not split as planned (\(Wording.pValue(split.pValue))): delivery "
          + "chose, so that the comparison says little")
    }
    for mix in mixes {
      guard let index = mix.mostDifferent, let contrast = mix.contrasts[index],
        contrast.distance >= mix.notableDistance
      else { continue }
      let name = quoted(arms[index].arm.name)
      if mix.dimension == "day" {
        warnings.append(
          "\(name) and \(quoted(arms[control].arm.name)) ran on different days in part: what changed in "
            + "between is in the difference" + (usesDays ? "" : standardized(contrast)))
        continue
      }
      warnings.append(
        "the delivery differs: \(Wording.probability(contrast.largest.share)) of \(name) and "
          + "\(Wording.probability(contrast.largest.controlShare)) of "
          + "\(quoted(arms[control].arm.name)) went to \(mix.dimension) "
          + quoted(contrast.largest.value) + (usesDays ? "" : standardized(contrast)))
    }
    if !options.isRandomized {
      warnings.append(
        "platforms choose who sees what, which is no randomised test: a difference may come from the "
          + "audience; --randomized says that chance decided")
    }
    return warnings
  }

  /// What else is worth knowing, in sentences.
  public var notes: [String] {
    var notes: [String] = []
    let empty = arms.filter { $0.arm.figures.impressions == 0 }.map { quoted($0.arm.name) }
    if !empty.isEmpty {
      notes.append("\(Wording.list(empty)) \(empty.count == 1 ? "has" : "have") no impressions")
    }
    if usesDays {
      notes.append(
        "\(options.metric.title) is a ratio of sums without a binomial law: intervals come from "
          + "resampling whole days, and hold if the days to come are like these")
    }
    let rough = arms.filter { isRough($0) }.map { quoted($0.arm.name) }
    if !rough.isEmpty {
      notes.append(
        "\(Wording.list(rough)) \(rough.count == 1 ? "has" : "have") five expected "
          + "\(options.metric.amounts.numerator) or fewer: p-values are rough")
    }
    let scattered = arms.filter { $0.scatter ?? 1 > 1.5 }
    if let most = scattered.max(by: { $0.scatter ?? 1 < $1.scatter ?? 1 }),
      let factor = most.scatter
    {
      notes.append(
        "the \(options.metric.title) of \(Wording.list(scattered.map { quoted($0.arm.name) })) varies "
          + "more from day to day than chance lets it, up to \(fixed(factor, decimals: 1)) times: "
          + "intervals are too narrow by up to \(fixed(factor.squareRoot(), decimals: 1)) times")
    }
    for arm in arms {
      guard let wear = arm.wear else { continue }
      let interval = Wording.change(wear.fatigue.interval)
      notes.append(
        "the CTR of \(quoted(arm.arm.name)) changed by \(Wording.change(wear.fatigue.change)) "
          + "(\(interval)) from \(wear.day) on\(wear.fatigue.isAdjusted ? ", beyond what the rest of its campaign did" : ""), "
          + Wording.pValue(wear.pValue))
    }
    let currencies = arms.reduce(into: Set<String>()) { $0.formUnion($1.arm.currencies) }.sorted()
    if currencies.count > 1 {
      notes.append(
        "amounts are in \(currencies.joined(separator: " and ")), so that they are not compared")
    }
    return notes
  }

  private func standardized(_ contrast: DeliveryMix.Contrast) -> String {
    let interval = contrast.byTrials.liftInterval(confidence: options.confidence)
    return "; with the same mix the lift is \(Wording.change(contrast.byTrials.lift)) "
      + "(\(Wording.change(interval)))"
  }

  /// Whether the normal approximation of the comparison with the control is doubtful.
  private func isRough(_ arm: ComparedArm) -> Bool {
    guard arm.contrast != nil, let own = options.metric.proportion(arm.arm.figures),
      let other = options.metric.proportion(arms[control].arm.figures), !usesDays
    else { return false }
    return !TwoProportionTest(own, other).isLarge && own.successes + other.successes > 0
  }
}
