import CampaignStore

/// One side of a comparison: what was seen of it, day by day, with every impression counted once.
public struct ComparisonArm: Sendable {
  /// Its name, which no other side has.
  public let name: String

  /// Its image, if it is one creative that has one.
  public let creative: Creative?

  /// Its days, which sum to its figures.
  public let days: [AdDay]

  /// The same days by the values of each dimension that was told; they may sum to less.
  public let cells: [Store.Dimension: [AdDay]]

  /// The figures of its whole campaign by first day; empty if it is a whole campaign itself.
  let surroundings: [String: CampaignFigures]

  /// The currencies of its amounts.
  public let currencies: Set<String>

  /// The sums.
  public let figures: CampaignFigures

  init(
    name: String, creative: Creative? = nil, days: [AdDay],
    cells: [Store.Dimension: [AdDay]] = [:], surroundings: [String: CampaignFigures] = [:],
    currencies: Set<String>
  ) {
    self.name = name
    self.creative = creative
    self.days = days
    self.cells = cells.filter { !$0.value.isEmpty }
    self.surroundings = surroundings
    self.currencies = currencies
    figures = days.reduce(CampaignFigures()) { $0 + $1.figures }
  }

  /// The first day; `nil` without figures.
  public var firstDay: String? { days.map(\.firstDay).min() }

  /// The last day; `nil` without figures.
  public var lastDay: String? { days.map(\.lastDay).max() }

  /// Whether all figures are those of single days.
  public var isDaily: Bool { days.allSatisfy { $0.firstDay == $0.lastDay } }

  /// The one currency of its amounts.
  public var currency: String? { currencies.count == 1 ? currencies.first : nil }
}

/// Sums of days.
enum Days {
  /// The figures by first day.
  static func byDay(_ days: [AdDay]) -> [String: CampaignFigures] {
    days.reduce(into: [:]) { sums, day in
      sums[day.firstDay, default: CampaignFigures()] =
        sums[day.firstDay, default: CampaignFigures()] + day.figures
    }
  }

  /// The figures by the value of the dimension.
  static func byValue(_ days: [AdDay]) -> [String: CampaignFigures] {
    days.reduce(into: [:]) { sums, day in
      sums[day.value, default: CampaignFigures()] =
        sums[day.value, default: CampaignFigures()] + day.figures
    }
  }
}
