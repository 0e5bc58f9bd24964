import FileFormats

extension CampaignComparison {
  /// What the comparison says, in plain sentences.
  public var verdict: String {
    let compared = arms.filter { $0.contrast != nil }
    var sentences: [String]
    if usesDays ? arms.allSatisfy({ $0.interval == nil }) : totalSuccesses == 0 {
      sentences = [nothingHappened]
    } else if compared.count == 1 {
      sentences = [sentence(compared[0])]
    } else {
      sentences = [overallSentence] + manySentences(compared)
    }
    if let warning = reversal { sentences.append(warning) }
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var metric: ComparisonMetric { options.metric }
  private var controlName: String { arms[control].arm.name }

  private var totalSuccesses: Int {
    arms.reduce(0) { $0 + (metric.proportion($1.arm.figures)?.successes ?? 0) }
  }

  private var nothingHappened: String {
    guard !usesDays else {
      return
        "There are too few \(metric.amounts.numerator) and \(metric.amounts.denominator) on too "
        + "few days to tell anything apart by \(metric.title)."
    }
    let most = arms.compactMap(\.interval?.upper).max() ?? 1
    let what = metric == .ctr ? "There is not a single click" : "There is not a single conversion"
    return "\(what), so that nothing can be told apart; at \(confidence) confidence no "
      + "\(metric.title) is above \(Wording.percent(most))."
  }

  private var confidence: String { Wording.probability(options.confidence) }

  private func value(_ arm: ComparedArm) -> String {
    arm.value.map { Wording.value($0, of: metric, currency: arm.arm.currency) } ?? "none"
  }

  /// One comparison with the control.
  private func sentence(_ arm: ComparedArm) -> String {
    guard let contrast = arm.contrast else { return "" }
    let name = quoted(arm.arm.name)
    let against = "\(value(arm)) against \(value(arms[control])) of \(quoted(controlName))"
    let lift = "\(Wording.change(contrast.lift)) (\(Wording.change(contrast.liftInterval)))"
    let test =
      contrast.sequentialDifference == nil ? Wording.pValue(contrast.holm) : "whenever looked at"
    switch contrast.conclusion {
    case .better, .worse:
      let isHigher = contrast.lift > 0
      return "\(name) has the \(isHigher ? "higher" : "lower") \(metric.title): \(against), "
        + "\(lift), \(test)."
    case .same:
      return "\(name) and \(quoted(controlName)) have the same \(metric.title) in practice: with a "
        + "probability of \(Wording.probability(contrast.equivalence?.inside ?? 0)) they differ by no "
        + "more than \(Wording.probability(options.margin))."
    case .undecided:
      let open = contrast.sequentialDifference.map {
        "; the test runs on, with a difference of \(Wording.percent($0)) so far"
      }
      return "No difference in \(metric.title) is shown\(open == nil ? "" : " yet"): \(name) has "
        + "\(against), \(lift)\(open ?? ", " + test).\(needed(contrast, of: arm))"
    }
  }

  /// How much more it takes to see what was seen.
  private func needed(_ contrast: ComparedArm.Contrast, of arm: ComparedArm) -> String {
    guard let still = contrast.stillNeeded, still.arm + still.control > 0 else { return "" }
    let both = [(still.arm, arm.arm.name), (still.control, controlName)].filter { $0.0 > 0 }
    let amounts = both.enumerated().map { place, pair in
      let count = Wording.about(pair.0)
      return "about \(count) \(place == 0 ? "more \(metric.trial)s " : "")of \(quoted(pair.1))"
    }
    return " If the true difference is what was seen, it takes \(Wording.list(amounts)) to show it."
  }

  private var overallSentence: String {
    guard let overall else { return "" }
    let count = arms.count { $0.value != nil }
    return overall.pValue < 1 - options.confidence
      ? "The \(count) \(metric.title)s differ (\(Wording.pValue(overall.pValue)))."
      : "No difference among the \(count) \(metric.title)s is shown (\(Wording.pValue(overall.pValue)))."
  }

  private func manySentences(_ compared: [ComparedArm]) -> [String] {
    var sentences: [String] = []
    if let best, let probability = arms[best].probabilityOfBest {
      sentences.append(
        "\(quoted(arms[best].arm.name)) has the best one, \(value(arms[best])), and is truly the best "
          + "with a probability of \(Wording.probability(probability)).")
    }
    for (conclusion, word) in [
      (ComparedArm.Conclusion.better, "Better"), (.worse, "Worse"), (.same, "The same in practice"),
    ] {
      let found = compared.filter { $0.contrast?.conclusion == conclusion }
      guard !found.isEmpty else { continue }
      let names = found.map { arm in
        "\(quoted(arm.arm.name)) (\(Wording.change(arm.contrast?.lift ?? 0)))"
      }
      let link = conclusion == .same ? "as" : "than"
      sentences.append("\(word) \(link) \(quoted(controlName)): \(Wording.list(names)).")
    }
    let open = compared.count { $0.contrast?.conclusion == .undecided }
    if open > 0 {
      sentences.append(
        "\(open == compared.count ? "None" : "\(open) of \(compared.count)") "
          + (open == compared.count ? "can" : "cannot") + " be told from \(quoted(controlName)).")
    }
    return sentences
  }

  /// A difference that turns around when the delivery is made equal.
  private var reversal: String? {
    for mix in mixes {
      for (arm, contrast) in zip(arms, mix.contrasts) {
        guard !usesDays, let contrast, contrast.isReversed,
          contrast.distance >= mix.notableDistance,
          let own = arm.contrast
        else { continue }
        return "But that turns around where both are delivered alike: with the same mix of "
          + "\(mix.dimension)s \(quoted(arm.arm.name)) has \(Wording.change(contrast.byTrials.lift)) "
          + "instead of \(Wording.change(own.lift)); the difference comes from the delivery."
      }
    }
    return nil
  }
}
