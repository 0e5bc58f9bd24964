import CampaignStore

extension RankingModel {
  /// What the model was made of, as a page about its predictions says it.
  public var facts: [(key: String, value: String)] {
    var facts = [(key: "ranks by", value: objective.rawValue)]
    if let creatives = report["creatives"]?.intValue {
      var text = Wording.count(creatives, "creative")
      if let groups = report["groups"]?.intValue { text += " of " + Wording.count(groups, "group") }
      if let first = report["first_day"]?.stringValue, let last = report["last_day"]?.stringValue {
        text += ", \(first) to \(last)"
      }
      facts.append((key: "learned from", value: text))
    }
    if let folds = report["folds"]?.intValue {
      let since = report["tested_from"]?.stringValue.map {
        ", learned before and tested from \($0) on"
      }
      facts.append(
        (
          key: "tested on",
          value: "groups that it had not seen, in \(Wording.count(folds, "fold"))" + (since ?? "")
        ))
    }
    facts.append((key: "pictures matter", value: isGateOpen ? "yes" : "no"))
    return facts
  }

  /// How the model was found to do on creatives that it had not seen, by the names that `title(ofFigure:)` knows.
  public var figures: [Metric] {
    func heldOut(_ candidate: Candidate) -> JSONValue? {
      let entry = report["candidates"]?.arrayValue?
        .first { $0["candidate"]?.stringValue == candidate.rawValue }
      guard let later = entry?["held_out"], !later.isNull else {
        return entry?["held_out_all_days"]
      }
      return later
    }
    var figures: [Metric] = []
    func add(_ name: String, _ value: JSONValue?) {
      if let value = value?.doubleValue, value.isFinite { figures.append(Metric(name, value)) }
    }
    let own = heldOut(.image)
    for name in ["auc", "gauc", "ndcg3", "normalized_entropy", "calibration"] {
      add("held_out/\(name)", own?[name])
    }
    add("context/auc", heldOut(.context)?["auc"])
    add("gate/gain", report["gate"]?["gain"])
    add("gate/p_value", report["gate"]?["p_value"])
    return figures
  }

  /// What people call a figure; its name for others.
  static func title(ofFigure name: String) -> String {
    switch name {
    case "held_out/auc": "AUC on creatives it had not seen"
    case "held_out/gauc": "the same within campaigns"
    case "held_out/ndcg3": "NDCG@3"
    case "held_out/normalized_entropy": "entropy, 1 without a model"
    case "held_out/calibration": "expected by observed"
    case "context/auc": "AUC without the pictures"
    case "gate/gain": "entropy that pictures save"
    case "gate/p_value": "p that pictures say nothing"
    default: name
    }
  }
}
