extension ClickModel {
  /// How well the model predicts observations; `nil` without a click or without an impression that was not clicked.
  ///
  /// - Parameters:
  ///   - observations: how creatives did, with their sizes.
  ///   - features: what is seen of each creative.
  ///   - outcome: what is counted.
  public func figures(
    on observations: CreativeObservations, features: [CreativeFeatures],
    outcome: CreativeObservations.Outcome = .clicks
  ) -> RankingFigures? {
    let rows = levels.rows(
      of: observations, creativeCount: features.count, outcome: outcome)
    var scored: [RankingFigures.Scored] = []
    scored.reserveCapacity(rows.count)
    for creative in 0..<features.count {
      let rates = CreativeRates(regression, columns: columns(for: features[creative]))
      for row in rows.starts[creative]..<rows.starts[creative + 1] {
        let logit = rates.logit { rows.level(row, $0) } + shift
        scored.append(.init(row: row, rate: meanRate(logit: logit, variance: unseenVariance)))
      }
    }
    return RankingFigures(scored, of: rows)
  }
}
