extension ClickData {
  /// Reads imported campaigns.
  ///
  /// - Parameter names: the campaigns; empty for all of the store.
  public static func campaigns(
    _ names: [String], in store: Store
  ) throws(Failure) -> ClickData {
    var items: [Item] = []
    var numbers: [String: Int] = [:]
    var observations = CreativeObservations()
    let known: [CampaignSummary]
    do throws(StoreError) {
      known = try store.campaigns()
    } catch {
      throw .store(error)
    }
    for name in names where !known.contains(where: { $0.name == name }) {
      throw .unknown(name, nearest: Suggestion.nearest(to: name, among: known.map(\.name)))
    }
    do throws(StoreError) {
      try store.observations(of: names.isEmpty ? nil : names) { row in
        let number = numbers[row.creative] ?? items.count
        if number == items.count {
          numbers[row.creative] = number
          items.append(
            Item(name: row.ad, path: row.path, group: row.family ?? "creative:" + row.creative))
        }
        observations.append(
          creative: number,
          context: [
            .placement: row.placement, .segment: row.segment, .device: row.device,
            .campaign: row.campaign,
          ], day: CalendarDay(row.lastDay)?.daysSince1970, isPeriod: row.lastDay != row.day,
          figures: .init(row.figures))
      }
    } catch {
      throw .store(error)
    }
    guard !items.isEmpty else {
      let ads = known.filter { names.isEmpty || names.contains($0.name) }.reduce(0) {
        $0 + $1.adCount
      }
      throw .noImages(name: names.joined(separator: ", "), rows: ads)
    }
    return ClickData(
      source: .campaigns, name: names.joined(separator: ", "), items: items,
      observations: observations,
      currencies: Set(
        known.filter { names.isEmpty || names.contains($0.name) }.compactMap(\.currency)
      ).sorted(), notes: [])
  }
}

extension CreativeObservations.Figures {
  /// The figures of a campaign or an ad; amounts that are not told are 0.
  public init(_ figures: CampaignFigures) {
    self.init(
      impressions: Double(figures.impressions), clicks: Double(figures.clicks),
      conversions: figures.conversions ?? 0, spend: figures.spend ?? 0,
      revenue: figures.revenue ?? 0)
  }
}
