import CampaignStore
import FileFormats
import Reports

extension CampaignReportAssembly {
  /// The campaigns beside each other.
  var compared: CampaignReport.Rates? {
    guard parts.count > 1 else { return nil }
    let arms = comparison?.arms ?? []
    let rates = arms.isEmpty ? parts.map { rate($0.whole) } : arms.map { rate($0.arm) }
    var table = CampaignReport.Table(
      columns: ["Campaign", "Impressions", "Clicks", "CTR", "Lift", "Interval", "p", "P(best)"],
      rows: [])
    for (index, arm) in arms.enumerated() {
      let contrast = arm.contrast
      table.rows.append([
        arm.arm.name, grouped(arm.arm.figures.impressions), grouped(arm.arm.figures.clicks),
        arm.value.map(Wording.percent) ?? "–",
        index == comparison?.control ? "control" : contrast.map { Wording.change($0.lift) } ?? "–",
        contrast.map { Wording.change($0.liftInterval) } ?? "",
        contrast.map { String(Wording.pValue($0.holm).dropFirst(2)) } ?? "",
        arm.probabilityOfBest.map(Wording.probability) ?? "",
      ])
    }
    var sentences: [String] = []
    for mix in comparison?.mixes ?? [] {
      for (arm, contrast) in zip(arms, mix.contrasts) {
        guard let contrast else { continue }
        let interval = contrast.byTrials.liftInterval(confidence: options.confidence)
        let spend = contrast.bySpend.map { ", weighted by spend \(Wording.change($0.lift))" } ?? ""
        sentences.append(
          "With the same mix of \(mix.dimension)s \(arm.arm.name) has a lift of "
            + "\(Wording.change(contrast.byTrials.lift)) (\(Wording.change(interval)))\(spend).")
      }
    }
    return CampaignReport.Rates(
      "The campaigns compared", note: "Click-through rates with their intervals.", rates: rates,
      table: table, sentences: sentences)
  }

  /// The rate of some figures with its interval.
  func rate(
    _ name: String, _ figures: CampaignFigures,
    predicted: (value: Double, interval: Interval)? = nil
  ) -> Chart.Rate {
    let seen = Proportion(figures.clicks, of: figures.impressions)
    guard seen.trials > 0 else {
      return Chart.Rate(
        label: name, value: nil, interval: nil, text: "no impressions", predicted: predicted)
    }
    let interval = seen.wilsonInterval(confidence: options.confidence)
    return Chart.Rate(
      label: name, value: seen.estimate, interval: interval,
      text: "\(Wording.percent(seen.estimate)) (\(Wording.percent(interval)))",
      predicted: predicted)
  }

  private func rate(_ arm: ComparisonArm) -> Chart.Rate { rate(arm.name, arm.figures) }

  /// The daily rates of each campaign, and of creatives that wore out.
  var days: [Chart.DailyRates] {
    var series: [Chart.DailyRates] = []
    for part in parts {
      let mark = comparison?.arms.first { $0.arm.name == part.summary.name }?.wear
      series += [daily(part.whole, name: part.summary.name, wear: mark)].compactMap { $0 }
      let worn = part.creatives.filter { $0.wear != nil }.prefix(6)
      series += worn.compactMap { daily($0.arm, name: $0.arm.name, wear: $0.wear) }
    }
    return series
  }

  private func daily(
    _ arm: ComparisonArm, name: String, wear: ComparedArm.Wear?
  ) -> Chart.DailyRates? {
    guard arm.isDaily else { return nil }
    let days = Days.byDay(arm.days).compactMap { text, figures in
      CalendarDay(text).map { ($0, Proportion(figures.clicks, of: figures.impressions)) }
    }.sorted { $0.0 < $1.0 }
    guard days.count > 1 else { return nil }
    let mark = wear.flatMap { wear in
      CalendarDay(wear.day).map {
        (day: $0, text: "\(Wording.change(wear.fatigue.change)) since \(wear.day)")
      }
    }
    return Chart.DailyRates(name: name, days: days.map { (day: $0.0, seen: $0.1) }, mark: mark)
  }

  /// Rates by placement, device and segment.
  var spreads: [CampaignReport.Rates] {
    let headings: [(Store.Dimension, String)] = [
      (.placement, "By placement"), (.device, "By device"), (.segment, "By segment"),
    ]
    return headings.compactMap { dimension, heading in
      let rates = parts.flatMap { part in
        Days.byValue(part.whole.cells[dimension] ?? []).sorted {
          ($1.value.impressions, $0.key) < ($0.value.impressions, $1.key)
        }.prefix(20).map { value, figures in
          rate(parts.count > 1 ? "\(part.summary.name), \(value)" : value, figures)
        }
      }
      guard rates.count > parts.count else { return nil }
      return CampaignReport.Rates(
        heading,
        note:
          "Values with the most impressions, at most 20 of a campaign. Figures may sum to less than the whole, "
          + "since platforms leave small groups out.", rates: rates)
    }
  }
}
