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
