extension CreativeObservations {
  /// What is counted, and out of what.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// Clicks out of impressions.
    case clicks
    /// Conversions out of clicks.
    case conversions
    /// Conversions out of impressions.
    case impressionConversions = "impression_conversions"

    /// Out of how many.
    public func trials(_ figures: Figures) -> Double {
      self == .conversions ? figures.clicks : figures.impressions
    }

    /// How many, and no more than there could be: a rate ends at 1, while platforms count conversions that were seen, not
    /// clicked, on the day of the sale.
    ///
    /// Of sums, not of single days: a sale may come days after its click.
    public func successes(_ figures: Figures) -> Double {
      min(all(figures), trials(figures))
    }

    /// How many are told.
    func all(_ figures: Figures) -> Double {
      self == .clicks ? figures.clicks : figures.conversions
    }

    /// What is counted, in the plural.
    public var successNoun: String { self == .clicks ? "clicks" : "conversions" }

    /// Out of what, in the plural.
    public var trialNoun: String { self == .conversions ? "clicks" : "impressions" }

    /// The rate's name in files.
    public var rateKey: String {
      switch self {
      case .clicks: "ctr"
      case .conversions: "cvr"
      case .impressionConversions: "conversion_rate"
      }
    }
  }
}
