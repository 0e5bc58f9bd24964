extension RankingFigures {
  /// The figures as `evaluate` and `metrics.json` have them.
  ///
  /// - Parameter outcome: what was counted.
  public func jsonValue(_ outcome: CreativeObservations.Outcome = .clicks) -> JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
    return [
      "auc": number(auc), "gauc": number(gauc), "ndcg3": number(ndcg3), "ndcg10": number(ndcg10),
      "spearman": number(spearman), "log_loss": .number(logLoss),
      "normalized_entropy": .number(normalizedEntropy), "calibration": .number(calibration),
      "count": .integer(creativeCount), outcome.trialNoun: .number(trials),
      outcome.successNoun: .number(successes),
    ]
  }
}

extension ClickModelReport {
  /// The report as `metrics.json` has it.
  ///
  /// - Parameter outcome: what was counted.
  func jsonValue(_ outcome: CreativeObservations.Outcome) -> JSONValue {
    let candidates = entries.map { entry -> JSONValue in
      var object: JSONObject = ["candidate": .string(entry.candidate.rawValue)]
      object["held_out"] = entry.figures?.jsonValue(outcome) ?? .null
      object["held_out_all_days"] = entry.allTimeFigures?.jsonValue(outcome) ?? .null
      return .object(object)
    }
    return [
      "folds": .integer(foldCount), "groups": .integer(groupCount),
      "tested_from": cutDay.map {
        .string(CalendarDay(daysSince1970: $0).description)
      } ?? .null,
      "candidates": .array(candidates),
      "gate": [
        "open": .bool(gate.isOpen), "gain": .number(gate.gain),
        "shuffled_gains": .array(gate.shuffledGains.map { .number($0) }),
        "p_value": .number(gate.pValue),
        "image_auc": gate.imageAUC.map(JSONValue.number) ?? .null,
      ],
    ]
  }
}
