import FileFormats
import Ranking

/// What turns a rate of conversions into money.
///
/// A platform prices the place, not the picture, so that what an impression (or a click, where these are paid for) costs is
/// taken to be the same for all creatives, and what they differ in is how many of them convert:
/// `cpa = cost / rate`, `roas = rate · value / cost`.
public struct Economics: Hashable, Sendable {
  /// What is paid for.
  public enum Basis: String, Hashable, Sendable {
    /// Being seen.
    case impressions
    /// Being clicked.
    case clicks
  }

  /// What is paid for.
  public let basis: Basis

  /// What one of these costs.
  public let cost: Double

  /// What a conversion is worth; 0 where it is not told.
  public let conversionValue: Double

  /// The currency, where it is told.
  public let currency: String?

  /// Creates economics.
  public init(basis: Basis, cost: Double, conversionValue: Double, currency: String?) {
    self.basis = basis
    self.cost = cost
    self.conversionValue = conversionValue
    self.currency = currency
  }

  /// Finds out what was paid for, and how much; `nil` where nothing was spent.
  ///
  /// Spend follows what is paid for: of impressions and clicks, the one that explains the creatives' spend with the
  /// smaller sum of squares counts.
  ///
  /// - Parameter totals: the figures of each creative.
  public init?(_ totals: [CreativeObservations.Figures], currency: String?) {
    let sum = totals.reduce(into: CreativeObservations.Figures()) { $0 += $1 }
    guard sum.spend > 0, sum.impressions > 0 else { return nil }
    func residual(_ units: (CreativeObservations.Figures) -> Double) -> Double {
      let price = sum.spend / units(sum)
      return totals.reduce(0) { total, figures in
        let difference = figures.spend - price * units(figures)
        return total + difference * difference
      }
    }
    let paysClicks = sum.clicks > 0 && residual(\.clicks) < residual(\.impressions)
    self.init(
      basis: paysClicks ? .clicks : .impressions,
      cost: sum.spend / (paysClicks ? sum.clicks : sum.impressions),
      conversionValue: sum.conversions > 0 ? sum.revenue / sum.conversions : 0, currency: currency)
  }

  /// What a rate of conversions means in money.
  ///
  /// - Precondition: the objective is one of money.
  public func value(of rate: Double, _ objective: RankingObjective) -> Double {
    precondition(objective.isMoney, "\(objective) is a rate")
    return objective == .cpa ? cost / rate : rate * conversionValue / cost
  }

  /// What an interval of rates means in money.
  ///
  /// - Precondition: the objective is one of money.
  public func value(of rates: Interval, _ objective: RankingObjective) -> Interval {
    let ends = (value(of: rates.lower, objective), value(of: rates.upper, objective))
    return Interval(lower: min(ends.0, ends.1), upper: max(ends.0, ends.1))
  }

  /// In files.
  public var jsonValue: JSONValue {
    [
      "basis": .string(basis.rawValue), "cost": .number(cost),
      "conversion_value": .number(conversionValue),
      "currency": currency.map(JSONValue.string) ?? .null,
    ]
  }

  /// Reads them from a file; `nil` for anything that is not valid.
  public init?(_ json: JSONValue) {
    guard let basis = json["basis"]?.stringValue.flatMap(Basis.init),
      let cost = json["cost"]?.doubleValue, cost > 0, cost.isFinite,
      let value = json["conversion_value"]?.doubleValue, value >= 0, value.isFinite
    else { return nil }
    self.init(
      basis: basis, cost: cost, conversionValue: value, currency: json["currency"]?.stringValue)
  }
}
