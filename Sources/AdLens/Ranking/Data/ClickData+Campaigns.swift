extension ClickData {
  /// Reads imported campaigns.
  ///
  /// - Parameters:
  ///   - names: the campaigns; empty for all of the store.
  ///   - objective: what the data is for; rows that do not tell what it needs are left out.
  public static func campaigns(
    _ names: [String], in store: Store, for objective: RankingObjective = .ctr
  ) throws(Failure) -> ClickData {
    var items: [Item] = []
    var numbers: [String: Int] = [:]
    var observations = CreativeObservations()
    var untold = 0
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
        guard objective.isTold(row.figures) else {
          untold += 1
          return
        }
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
    guard !items.isEmpty || untold == 0 else { throw .notTold(name: name(names), objective) }
    guard !items.isEmpty else {
      let ads = known.filter { names.isEmpty || names.contains($0.name) }.reduce(0) {
        $0 + $1.adCount
      }
      throw .noImages(name: name(names), rows: ads)
    }
    return ClickData(
      source: .campaigns, name: name(names), items: items,
      observations: observations,
      currencies: Set(
        known.filter { names.isEmpty || names.contains($0.name) }.compactMap(\.currency)
      ).sorted(), notes: note(untold: untold, objective))
  }

  private static func name(_ names: [String]) -> String {
    names.isEmpty ? "the store" : names.joined(separator: ", ")
  }

  /// A note on rows that were left out.
  static func note(untold: Int, _ objective: RankingObjective) -> [String] {
    untold == 0
      ? []
      : [
        "left out: \(Wording.count(untold, "row")) without \(objective.needs), for not told is not none"
      ]
  }
}

extension RankingObjective {
  /// Whether figures tell all that is needed.
  public func isTold(_ figures: CampaignFigures) -> Bool {
    isTold(conversions: figures.conversions, spend: figures.spend, revenue: figures.revenue)
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
