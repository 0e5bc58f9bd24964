import CampaignStore
import FileFormats
import Reports

extension CampaignReportAssembly {
  /// The creatives of a campaign.
  func group(_ part: CampaignPart) -> CampaignReport.Group {
    let ranks = part.predictions.values.count > 1
    return CampaignReport.Group(
      name: part.summary.name,
      verdict: part.comparison?.verdict ?? part.refusal ?? "",
      creatives: part.creatives.map { creative($0, in: part, showsRank: ranks) })
  }

  private func creative(
    _ compared: ComparedArm, in part: CampaignPart, showsRank: Bool
  ) -> ReportedCreative {
    let arm = compared.arm
    let hash = arm.creative?.sha256 ?? ""
    let prediction = part.predictions[hash]
    var shown = ReportedCreative(
      name: arm.name,
      rate: rate(
        arm.name, arm.figures, predicted: prediction.map { ($0.rate, $0.interval) }))
    if let picture = pictures[hash], !picture.source.isEmpty {
      shown.source = picture.source
      shown.evidence = picture.evidence
      shown.size = (picture.width, picture.height)
    } else {
      shown.problem =
        arm.creative == nil
        ? "no image"
        : "image \(problems.first { $0.path == arm.creative?.path }?.code.rawValue ?? "missing")"
    }
    if let creative = arm.creative { shown.boxes = boxes(part.objects[hash], of: creative) }
    switch compared.contrast?.conclusion {
    case .better: shown.badges.append("better")
    case .worse: shown.badges.append("worse")
    default: break
    }
    if compared.wear != nil { shown.badges.append("worn out") }
    shown.facts = facts(compared, prediction, showsRank: showsRank).map(Wording.capitalized)
    return shown
  }

  private func boxes(
    _ objects: [FoundObject]?, of creative: Creative
  ) -> [ReportedCreative.Box]? {
    let (width, height) = (Double(max(creative.width, 1)), Double(max(creative.height, 1)))
    return objects?.map {
      ReportedCreative.Box(
        label: $0.label, confidence: $0.confidence, x: $0.x / width, y: $0.y / height,
        width: $0.width / width, height: $0.height / height)
    }
  }

  private func facts(
    _ compared: ComparedArm, _ prediction: RankedPrediction?, showsRank: Bool
  ) -> [String] {
    let figures = compared.arm.figures
    var facts = [
      "\(Wording.count(figures.clicks, "click")) of \(Wording.count(figures.impressions, "impression"))"
    ]
    if let contrast = compared.contrast, contrast.lift.isFinite {
      facts.append(
        "\(Wording.change(contrast.lift)) against the control, \(Wording.pValue(contrast.holm))")
    } else if compared.probabilityOfBest != nil, compared.contrast == nil, compared.value != nil {
      facts.append("the control, which others are compared with")
    }
    if let probability = compared.probabilityOfBest {
      facts.append("the best with a probability of \(Wording.probability(probability))")
    }
    if let prediction {
      let rank = showsRank ? prediction.rank.map { ", rank \($0)" } ?? "" : ""
      let segment = prediction.segment.map { " for \($0)" } ?? ""
      facts.append(
        "predicted \(Wording.percent(prediction.rate)) (\(Wording.percent(prediction.interval)))"
          + rank + segment)
      let effects = prediction.contributions.sorted { $1.effect.magnitude < $0.effect.magnitude }
      if !effects.isEmpty {
        let words = effects.prefix(4).map { "\($0.name) \(Wording.change($0.effect))" }
        facts.append("the model gives " + Wording.list(words))
      }
    }
    if let wear = compared.wear {
      facts.append("CTR \(Wording.change(wear.fatigue.change)) since \(wear.day)")
    }
    return facts
  }

  /// The mean effect of each attribute with its range, the strongest first.
  var effects: [Chart.Rate] {
    var values: [String: [Double]] = [:]
    for prediction in parts.flatMap(\.predictions.values) {
      for contribution in prediction.contributions {
        values[contribution.name, default: []].append(contribution.effect)
      }
    }
    let means = values.mapValues { Samples($0) }
    return means.sorted { first, second in
      (second.value.mean.magnitude, first.key) < (first.value.mean.magnitude, second.key)
    }.prefix(30).map { name, sample in
      Chart.Rate(
        label: name, value: sample.mean,
        interval: Interval(
          lower: sample.sorted.first ?? sample.mean, upper: sample.sorted.last ?? sample.mean),
        text: "\(Wording.change(sample.mean)) in \(Wording.count(sample.count, "creative"))")
    }
  }
}
