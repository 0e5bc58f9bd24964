import FileFormats

extension Store {
  /// What of the store does not go with an export: another platform, whose rows of the same names would
  /// replace each other, another currency, or figures of the same ad for periods that overlap without
  /// being the same.
  func conflict(with export: CampaignExport) throws(StoreError) -> ExportError? {
    let names = Set(export.ads.map(\.campaign)).sorted()
    for name in names {
      let rows = try connection.rows(
        "SELECT platform, currency FROM campaigns WHERE name = ?", .text(name))
      guard let row = rows.first else { continue }
      if let stored = row[0].text.flatMap(ExportPlatform.init), stored != export.platform {
        return .otherPlatform(campaign: name, stored: stored, found: export.platform)
      }
      if let stored = row[1].text, let found = export.currency,
        !CurrencyMark(stored).agrees(with: CurrencyMark(found))
      {
        return .otherCurrency(campaign: name, stored: stored, found: found)
      }
    }
    // Days by themselves cannot overlap in part.
    var hasPeriods = export.observations.contains { $0.firstDay != $0.lastDay }
    for name in names where !hasPeriods { hasPeriods = try storesPeriods(of: name) }
    guard hasPeriods else { return nil }
    var periods = [Set<Period>](repeating: [], count: export.ads.count)
    for observation in export.observations {
      periods[observation.ad].insert(
        Period(first: observation.firstDay, last: observation.lastDay))
    }
    var stored: [AdPlace: Set<Period>] = [:]
    for name in names { try addPeriods(of: name, to: &stored) }
    for (ad, found) in zip(export.ads, periods) {
      let known = stored[AdPlace(campaign: ad.campaign, key: ad.key)] ?? []
      let ordered = found.union(known).sorted { ($0.first, $0.last) < ($1.first, $1.last) }
      for (one, next) in zip(ordered, ordered.dropFirst()) where next.first <= one.last {
        return .overlappingPeriods(ad: ad.name, one: one.description, other: next.description)
      }
    }
    return nil
  }

  /// The days a figure is for.
  private struct Period: Hashable, CustomStringConvertible {
    let first: CalendarDay
    let last: CalendarDay
    var description: String { first == last ? "\(first)" : "\(first) to \(last)" }
  }

  /// The observations of a campaign, from its name on.
  private static let observations = """
    FROM campaigns CROSS JOIN ads ON campaign_id = campaigns.id
      CROSS JOIN observations ON ad_id = ads.id
    WHERE campaigns.name = ?
    """

  /// Whether a campaign has figures for more than single days.
  private func storesPeriods(of name: String) throws(StoreError) -> Bool {
    try !connection.rows(
      "SELECT 1 \(Self.observations) AND last_day > day LIMIT 1", .text(name)
    ).isEmpty
  }

  private func addPeriods(
    of name: String, to periods: inout [AdPlace: Set<Period>]
  ) throws(StoreError) {
    let rows = try connection.rows(
      "SELECT DISTINCT key, day, last_day \(Self.observations)", .text(name))
    for row in rows {
      guard let key = row[0].text, let first = row[1].text.flatMap(CalendarDay.init(_:)),
        let last = row[2].text.flatMap(CalendarDay.init(_:))
      else { continue }
      periods[AdPlace(campaign: name, key: key), default: []].insert(
        Period(first: first, last: last))
    }
  }
}
