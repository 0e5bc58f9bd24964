import AdLens

/// The sides of a comparison as rows.
struct CompareRows {
  /// The comparison.
  let comparison: CampaignComparison

  init(_ comparison: CampaignComparison) { self.comparison = comparison }

  private var metric: ComparisonMetric { comparison.options.metric }

  /// What is said of all sides together.
  var head: JSONObject {
    var head: JSONObject = [
      "metric": .string(metric.rawValue), "confidence": .number(comparison.options.confidence),
      "control": .string(comparison.arms[comparison.control].arm.name),
      "method": comparison.usesDays ? "days resampled" : "binomial",
      "randomized": .bool(comparison.options.isRandomized),
    ]
    head["overall"] = Self.json(comparison.overall)
    head["split"] = Self.json(comparison.split)
    head["verdict"] = .string(comparison.verdict)
    head["warnings"] = .array(comparison.warnings.map(JSONValue.string))
    head["notes"] = .array(comparison.notes.map(JSONValue.string))
    return head
  }

  private static func json(_ test: ChiSquareTest?) -> JSONValue {
    guard let test else { return .null }
    return [
      "statistic": .number(test.statistic), "degrees": .integer(test.degrees),
      "p_value": .number(test.pValue), "smallest_expected": .number(test.smallestExpected),
    ]
  }

  /// A side as a row, after the pairs of `head`.
  func row(_ index: Int, adding head: JSONObject) -> JSONValue {
    let compared = comparison.arms[index]
    let arm = compared.arm
    var row: JSONObject = [
      "name": .string(arm.name), "image": CampaignRow.text(arm.creative?.path),
      "sha256": CampaignRow.text(arm.creative?.sha256),
      "first_day": CampaignRow.text(arm.firstDay), "last_day": CampaignRow.text(arm.lastDay),
      "impressions": .integer(arm.figures.impressions), "clicks": .integer(arm.figures.clicks),
      "spend": CampaignRow.number(arm.currencies.count > 1 ? nil : arm.figures.spend),
      "conversions": CampaignRow.number(arm.figures.conversions),
      "revenue": CampaignRow.number(arm.currencies.count > 1 ? nil : arm.figures.revenue),
      "currency": CampaignRow.text(arm.currency),
    ]
    row["value"] = CampaignRow.number(compared.value)
    add(compared.interval, "value", to: &row)
    addContrast(compared.contrast, to: &row)
    row["probability_of_best"] = CampaignRow.number(compared.probabilityOfBest)
    row["expected_loss"] = CampaignRow.number(compared.expectedLoss)
    if comparison.options.sequentialTrials != nil {
      add(compared.sequentialInterval, "sequential", to: &row)
      add(compared.contrast?.sequentialDifference, "sequential_difference", to: &row)
    }
    row["conclusion"] = .string(conclusion(index))
    for mix in comparison.mixes { row["by_" + mix.dimension] = json(mix.contrasts[index]) }
    row["scatter"] = CampaignRow.number(compared.scatter)
    row["wear"] = json(compared.wear)
    for pair in head.pairs { row[pair.key] = pair.value }
    return .object(row)
  }

  private func conclusion(_ index: Int) -> String {
    if index == comparison.control { return "control" }
    return comparison.arms[index].contrast?.conclusion.rawValue ?? "no data"
  }

  private func add(_ interval: Interval?, _ key: String, to row: inout JSONObject) {
    row[key + "_low"] = CampaignRow.number(interval?.lower)
    // Where nothing bounds it from above there is no number.
    row[key + "_high"] = CampaignRow.number(interval.flatMap { $0.upper.isFinite ? $0.upper : nil })
  }

  private func addContrast(_ contrast: ComparedArm.Contrast?, to row: inout JSONObject) {
    row["lift"] = CampaignRow.number(contrast.flatMap { $0.lift.isFinite ? $0.lift : nil })
    add(contrast?.liftInterval, "lift", to: &row)
    row["p_value"] = CampaignRow.number(contrast?.pValue)
    row["p_holm"] = CampaignRow.number(contrast?.holm)
    row["p_benjamini_hochberg"] = CampaignRow.number(contrast?.benjaminiHochberg)
    row["probability_of_beating_control"] = CampaignRow.number(contrast?.probabilityOfBeating)
    row["rope_below"] = CampaignRow.number(contrast?.equivalence?.below)
    row["rope_inside"] = CampaignRow.number(contrast?.equivalence?.inside)
    row["rope_above"] = CampaignRow.number(contrast?.equivalence?.above)
    row["still_needed"] = contrast?.stillNeeded.map { .integer($0.arm) } ?? .null
    row["control_still_needed"] = contrast?.stillNeeded.map { .integer($0.control) } ?? .null
  }

  private func json(_ contrast: DeliveryMix.Contrast?) -> JSONValue {
    guard let contrast else { return .null }
    var object: JSONObject = [:]
    let confidence = comparison.options.confidence
    for (name, stratified) in [("", contrast.byTrials), ("spend_", contrast.bySpend)] {
      guard let stratified, !comparison.usesDays else { continue }
      let lift = stratified.lift
      object[name + "lift"] = lift.isFinite ? .number(lift) : .null
      add(stratified.liftInterval(confidence: confidence), name + "lift", to: &object)
      object[name + "coverage"] = .number(stratified.coverage)
      if name.isEmpty { object["p_value"] = .number(stratified.pValue) }
    }
    object["distance"] = .number(contrast.distance)
    if !comparison.usesDays { object["reversed"] = .bool(contrast.isReversed) }
    return .object(object)
  }

  private func json(_ wear: ComparedArm.Wear?) -> JSONValue {
    guard let wear else { return .null }
    return [
      "day": .string(wear.day), "change": .number(wear.fatigue.change),
      "change_low": .number(wear.fatigue.interval.lower),
      "change_high": .number(wear.fatigue.interval.upper), "p_value": .number(wear.pValue),
    ]
  }
}
