extension ClickModelReport {
  /// The candidates side by side, as people read them: name, AUC, AUC in campaigns, NDCG@3, normalised entropy,
  /// calibration, and AUC over all days.
  public var rows: [[String]] {
    func number(_ value: Double?, _ decimals: Int) -> String {
      value.map { fixed($0, decimals: decimals) } ?? "–"
    }
    return entries.map { entry in
      let figures = entry.figures ?? entry.allTimeFigures
      return [
        entry.candidate.rawValue, number(figures?.auc, 4), number(figures?.gauc, 4),
        number(figures?.ndcg3, 3), number(figures?.normalizedEntropy, 4),
        number(figures?.calibration, 3), number(entry.allTimeFigures?.auc, 4),
      ]
    }
  }
}
