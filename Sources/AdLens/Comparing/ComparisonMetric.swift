/// What is compared: a ratio of two sums.
public enum ComparisonMetric: String, CaseIterable, Hashable, Sendable {
  /// Clicks per impression.
  case ctr

  /// Conversions per click.
  case cvr

  /// Spend per click.
  case cpc

  /// Spend per conversion.
  case cpa

  /// Revenue per spend.
  case roas

  /// How people write it.
  public var title: String { rawValue.uppercased() }

  /// Whether the smaller value is the better one.
  public var lowestWins: Bool { self == .cpc || self == .cpa }

  /// Whether it is an amount of money, which only means something in one currency.
  public var isAmount: Bool { self == .cpc || self == .cpa }

  /// Whether spend or revenue are in it.
  var usesMoney: Bool { isAmount || self == .roas }

  /// What an interval needs more of.
  public var trial: String {
    switch self {
    case .ctr: "impression"
    case .cvr, .cpc: "click"
    case .cpa: "conversion"
    case .roas: "day"
    }
  }

  /// The amounts above and below the line by name.
  var amounts: (numerator: String, denominator: String) {
    switch self {
    case .ctr: ("clicks", "impressions")
    case .cvr: ("conversions", "clicks")
    case .cpc: ("spend", "clicks")
    case .cpa: ("spend", "conversions")
    case .roas: ("revenue", "spend")
    }
  }

  /// What stands above the line; `nil` where no export tells.
  func numerator(_ figures: CampaignFigures) -> Double? {
    switch self {
    case .ctr: Double(figures.clicks)
    case .cvr: figures.conversions
    case .cpc, .cpa: figures.spend
    case .roas: figures.revenue
    }
  }

  /// What stands below the line; `nil` where no export tells.
  func denominator(_ figures: CampaignFigures) -> Double? {
    switch self {
    case .ctr: Double(figures.impressions)
    case .cvr, .cpc: Double(figures.clicks)
    case .cpa: figures.conversions
    case .roas: figures.spend
    }
  }

  /// Whether what stands above the line is a whole number.
  func isCount(_ figures: CampaignFigures) -> Bool {
    guard let value = numerator(figures) else { return true }
    return value == value.rounded()
  }

  /// The successes among trials that the metric counts; `nil` if it counts none, or if conversions are not
  /// whole or outnumber the clicks, as those of people who only saw an ad do.
  func proportion(_ figures: CampaignFigures) -> Proportion? {
    switch self {
    case .ctr: return Proportion(figures.clicks, of: figures.impressions)
    case .cvr:
      guard let count = figures.conversions, count == count.rounded(),
        count <= Double(figures.clicks)
      else { return nil }
      return Proportion(Int(count), of: figures.clicks)
    case .cpc, .cpa, .roas: return nil
    }
  }
}
