import CampaignStore

extension CampaignComparison {
  /// Looks at how the delivery of the sides is spread.
  ///
  /// For ratios of amounts the spread of the impressions is told, and no lift.
  ///
  /// - Parameter dimension: what the sides differ in by their nature.
  mutating func findMixes(without dimension: CampaignBreakdown?) {
    let shown = arms.map(\.arm.figures.impressions).filter { $0 > 0 }
    guard shown.count > 1 else { return }
    let currencies = arms.reduce(into: Set<String>()) { $0.formUnion($1.arm.currencies) }
    for name in CampaignBreakdown.allCases where name != .creative && name != dimension {
      let figures = arms.map { arm in
        Store.Dimension(rawValue: name.rawValue).map { Days.byValue(arm.arm.cells[$0] ?? []) }
          ?? (arm.arm.isDaily ? Days.byDay(arm.arm.days) : [:])
      }
      guard
        let mix = DeliveryMix(
          name.rawValue, figures, control: control, metric: usesDays ? .ctr : options.metric,
          sharesCurrency: currencies.count < 2)
      else { continue }
      mixes.append(mix)
    }
  }

  /// Looks for the day since which people click a side less.
  mutating func findWear() {
    var found: [(index: Int, fatigue: Fatigue, day: String)] = []
    for (index, arm) in arms.enumerated() where arm.arm.isDaily {
      let own = Days.byDay(arm.arm.days)
      let days = own.keys.sorted()
      let series = days.map { day in
        let figures = own[day] ?? CampaignFigures()
        let all = arm.arm.surroundings[day] ?? figures
        return Fatigue.Day(
          creative: Proportion(figures.clicks, of: figures.impressions),
          others: Proportion(
            all.clicks - figures.clicks, of: all.impressions - figures.impressions))
      }
      if let fatigue = Fatigue(series, confidence: options.confidence, seed: options.seed) {
        found.append((index, fatigue, days[fatigue.day]))
      }
    }
    let adjusted = PValueAdjustment.holm.adjusted(found.map(\.fatigue.pValue))
    for (found, pValue) in zip(found, adjusted) where pValue < 1 - options.confidence {
      arms[found.index].wear = ComparedArm.Wear(
        day: found.day, fatigue: found.fatigue, pValue: pValue)
    }
  }
}
