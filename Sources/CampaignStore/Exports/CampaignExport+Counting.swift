import FileFormats

extension CampaignExport {
  /// The observations that count: for each ad and day those of the breakdown with the most
  /// impressions, as the store sums them, since breakdowns tell the same impressions again.
  public var counted: [Observation] {
    struct AdDay: Hashable {
      let ad: Int
      let day: CalendarDay
    }
    guard Set(observations.map(\.breakdown)).count > 1 else { return observations }
    var sums: [AdDay: [Int: Int]] = [:]
    for row in observations {
      sums[AdDay(ad: row.ad, day: row.firstDay), default: [:]][row.breakdown, default: 0] +=
        row.impressions
    }
    let chosen = sums.mapValues { sums in
      sums.max { ($0.value, values[$1.key]) < ($1.value, values[$0.key]) }?.key
    }
    return observations.filter {
      chosen[AdDay(ad: $0.ad, day: $0.firstDay)] == $0.breakdown
    }
  }

  /// The figures of each ad, in the order of `ads`, with every impression counted once.
  public var figures: [CampaignFigures] {
    var figures = [CampaignFigures](repeating: CampaignFigures(), count: ads.count)
    for row in counted {
      figures[row.ad] =
        figures[row.ad]
        + CampaignFigures(
          impressions: row.impressions, clicks: row.clicks, spend: row.spend,
          conversions: row.conversions, revenue: row.revenue)
    }
    return figures
  }
}
