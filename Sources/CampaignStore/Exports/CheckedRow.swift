import FileFormats

/// A row of an export whose figures can be right, read as the whole file writes numbers and dates.
struct CheckedRow {
  /// The index of the ad among those of the parser.
  let ad: Int
  let firstDay: CalendarDay
  let lastDay: CalendarDay
  /// The index of what splits the ad's figures in it.
  var split: Int
  /// Whether a cell says that the row sums others up: `All`.
  let isSum: Bool
  let impressions: Int
  let clicks: Int
  let spend: Double?
  let conversions: Double?
  let revenue: Double?
}

extension CampaignExport.Observation {
  /// The figures of a row.
  init(_ row: CheckedRow, ad: Int, _ split: SplitPool.Split) {
    self.init(
      ad: ad, firstDay: row.firstDay, lastDay: row.lastDay, placement: split.placement,
      segment: split.segment, device: split.device, breakdown: split.breakdown,
      impressions: row.impressions, clicks: row.clicks, spend: row.spend,
      conversions: row.conversions, revenue: row.revenue)
  }
}
