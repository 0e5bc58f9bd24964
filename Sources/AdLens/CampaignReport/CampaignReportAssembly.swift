import CampaignStore
import FileFormats
import Images
import Reports

/// Puts what is known of campaigns into the words and numbers of a page.
struct CampaignReportAssembly {
  let parts: [CampaignPart]
  let comparison: CampaignComparison?
  let refusal: String?
  let pictures: [String: Thumbnail]
  let problems: [ImageError]
  let options: ComparisonOptions

  /// The model that marks the pictures.
  var model: RankingModel?

  /// The page.
  var report: CampaignReport {
    var report = CampaignReport(title: parts.map(\.summary.name).joined(separator: " and "))
    report.version = Version.current
    report.lead = lead
    report.figures = figures
    report.verdict = verdict
    report.warnings = warnings
    report.notes = notes
    report.comparison = compared
    report.days = days
    report.groups = parts.map(group)
    report.spreads = spreads
    report.effects = effects
    report.modelCard = modelCard
    report.methods = methods
    if let model { report.evidence = model.outcome.successNoun }
    return report
  }

  private var lead: String {
    let first = parts.compactMap(\.summary.firstDay).min()
    let last = parts.compactMap(\.summary.lastDay).max()
    let time = first.map { $0 == last ? $0 : "\($0) to \(last ?? $0)" }
    let platforms = Set(parts.map(\.summary.platform.rawValue)).sorted().joined(separator: ", ")
    let updated = parts.map(\.summary.updatedAt).max().map { "imported \($0.prefix(10))" }
    return [time, platforms, updated].compactMap { $0 }.joined(separator: " · ")
  }

  private var figures: [CampaignReport.Figure] {
    let sum = parts.reduce(CampaignFigures()) { $0 + $1.whole.figures }
    let rate = Proportion(sum.clicks, of: sum.impressions)
    var figures: [CampaignReport.Figure] = []
    if rate.trials > 0 {
      let interval = rate.wilsonInterval(confidence: options.confidence)
      figures.append(
        .init(
          "Click-through rate", Wording.percent(rate.estimate),
          extra: "\(confidence) interval \(Wording.percent(interval))"))
    }
    let count = parts.reduce(0) { $0 + $1.creatives.count }
    let shown = parts.reduce(0) { $0 + $1.creatives.count { $0.arm.creative != nil } }
    figures += [
      .init(
        "Impressions", grouped(sum.impressions), extra: Wording.count(sum.clicks, "click")),
      .init("Creatives", grouped(count), extra: "\(grouped(shown)) with an image"),
    ]
    let currencies = parts.reduce(into: Set<String>()) { $0.formUnion($1.whole.currencies) }
    let unit = currencies.first.map { " " + $0 } ?? ""
    guard currencies.count < 2 else { return figures }
    if let spend = sum.spend {
      let each =
        sum.clicks > 0 ? "\(fixed(spend / Double(sum.clicks), decimals: 2))\(unit) a click" : ""
      figures.append(.init("Spend", amount(spend) + unit, extra: each))
    }
    if let conversions = sum.conversions {
      let each = sum.spend.flatMap { spend in
        conversions > 0 ? "\(fixed(spend / conversions, decimals: 2))\(unit) each" : nil
      }
      figures.append(.init("Conversions", amount(conversions), extra: each ?? ""))
    }
    if let revenue = sum.revenue {
      let each = sum.spend.flatMap { spend in
        spend > 0 ? "\(fixed(revenue / spend, decimals: 2)) times the spend" : nil
      }
      figures.append(.init("Revenue", amount(revenue) + unit, extra: each ?? ""))
    }
    return figures
  }

  private func amount(_ value: Double) -> String {
    guard value.magnitude < 1e15 else { return fixed(value, decimals: 0) }
    return value == value.rounded() || value >= 1000
      ? grouped(Int(value.rounded())) : fixed(value, decimals: 2)
  }

  private var confidence: String { Wording.probability(options.confidence) }

  private var verdict: String {
    if let comparison { return comparison.verdict }
    if let refusal { return "The campaigns cannot be compared: \(refusal)." }
    let part = parts[0]
    return part.comparison?.verdict
      ?? part.refusal.map { "The creatives cannot be compared: \($0)." } ?? ""
  }

  private var warnings: [String] {
    (comparison?.warnings ?? parts.first?.comparison?.warnings ?? []).map(Wording.sentence)
  }

  private var notes: [String] {
    var notes = comparison?.notes ?? []
    for part in parts {
      let mark = parts.count > 1 ? "\(part.summary.name): " : ""
      if comparison != nil || parts.count > 1 {
        notes += (part.comparison?.warnings.filter { !$0.contains("--randomized") } ?? []).map {
          mark + $0
        }
      }
      notes += (part.comparison?.notes ?? []).map { mark + $0 }
      let lacking = part.summary.adCount - part.summary.matchedCount
      if lacking > 0 {
        notes.append(
          "\(mark)\(lacking) of \(Wording.count(part.summary.adCount, "ad")) "
            + "\(lacking == 1 ? "has" : "have") no image: campaign import --images joins them")
      }
      if part.summary.figures.impressions > 0, part.objects.isEmpty, part.summary.matchedCount > 0 {
        notes.append("\(mark)no objects are logged for its images: adlens detect looks for them")
      }
    }
    if let model, !model.isGateOpen {
      notes.append(
        "the model that marks the pictures was found to know nothing about \(model.outcome.successNoun) from them: what "
          + "it marks may be chance")
    }
    notes += problems.map { "an image cannot be shown: \($0.description)" }
    return notes.map(Wording.sentence)
  }
}
