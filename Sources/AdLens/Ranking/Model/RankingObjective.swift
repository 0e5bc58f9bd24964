/// What creatives are put in order by.
public enum RankingObjective: String, Hashable, Sendable, CaseIterable {
  /// Clicks out of impressions.
  case ctr
  /// Conversions out of clicks.
  case cvr
  /// What a conversion costs; the least is the best.
  case cpa
  /// What conversions are worth for what they cost.
  case roas

  /// How people write it.
  public var title: String { rawValue.uppercased() }

  /// The columns of an export that it needs besides impressions and clicks.
  var needs: String {
    switch self {
    case .ctr: ""
    case .cvr: "conversions"
    case .cpa: "conversions and spend"
    case .roas: "conversions, spend and revenue"
    }
  }

  /// Whether a row tells all that is needed; what is not told is not 0.
  func isTold(conversions: Double?, spend: Double?, revenue: Double?) -> Bool {
    switch self {
    case .ctr: true
    case .cvr: conversions != nil
    case .cpa: conversions != nil && spend != nil
    case .roas: conversions != nil && spend != nil && revenue != nil
    }
  }

  /// Whether it is told in money, and needs what ads cost.
  public var isMoney: Bool { self == .cpa || self == .roas }

  /// The rate it follows from: both amounts of money follow from how often what is paid for leads to a conversion.
  func outcome(_ economics: Economics?) -> CreativeObservations.Outcome {
    switch self {
    case .ctr: .clicks
    case .cvr: .conversions
    case .cpa, .roas: economics?.basis == .clicks ? .conversions : .impressionConversions
    }
  }
}
