/// Impressions, clicks and what they cost and brought.
public struct CampaignFigures: Hashable, Sendable {
  /// How often ads were shown.
  public let impressions: Int

  /// How often they were clicked.
  public let clicks: Int

  /// What they cost; `nil` where no export tells.
  public let spend: Double?

  /// How many conversions they led to; `nil` where no export tells.
  public let conversions: Double?

  /// What these were worth; `nil` where no export tells.
  public let revenue: Double?

  /// Creates figures.
  public init(
    impressions: Int = 0, clicks: Int = 0, spend: Double? = nil, conversions: Double? = nil,
    revenue: Double? = nil
  ) {
    self.impressions = impressions
    self.clicks = clicks
    self.spend = spend
    self.conversions = conversions
    self.revenue = revenue
  }

  /// `clicks / impressions`; `nil` without an impression.
  public var clickThroughRate: Double? {
    impressions > 0 ? Double(clicks) / Double(impressions) : nil
  }

  /// Both together; an amount that only one side tells is that side's.
  public static func + (first: CampaignFigures, second: CampaignFigures) -> CampaignFigures {
    func sum(_ one: Double?, _ other: Double?) -> Double? {
      guard let one else { return other }
      return one + (other ?? 0)
    }
    return CampaignFigures(
      impressions: first.impressions + second.impressions, clicks: first.clicks + second.clicks,
      spend: sum(first.spend, second.spend),
      conversions: sum(first.conversions, second.conversions),
      revenue: sum(first.revenue, second.revenue))
  }

  /// Reads five columns from the `first` on.
  init(_ row: [SQLValue], from first: Int) {
    impressions = row[first].integer ?? 0
    clicks = row[first + 1].integer ?? 0
    spend = row[first + 2].real
    conversions = row[first + 3].real
    revenue = row[first + 4].real
  }
}
