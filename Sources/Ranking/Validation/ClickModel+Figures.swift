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
    let layout = regression.layout
    var scored: [RankingFigures.Scored] = []
    scored.reserveCapacity(rows.count)
    for creative in 0..<features.count {
      let columns = self.columns(for: features[creative])
      for row in rows.starts[creative]..<rows.starts[creative + 1] {
        let numbers = rows.levelCounts.indices.map { rows.level(row, $0) }
        let logit = regression.logit(for: layout.factors(columns: columns, levels: numbers)) + shift
        // The mean over what cannot be seen, to the second order.
        let middle = sigmoid(logit)
        scored.append(
          .init(row: row, rate: sigmoid(logit + unseenVariance * (1 - 2 * middle) / 2)))
      }
    }
    return RankingFigures(scored, of: rows)
  }
}
