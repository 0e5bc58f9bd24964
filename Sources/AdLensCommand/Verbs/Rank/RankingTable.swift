import AdLens

/// The figures of models of clicks as people read them.
enum RankingTable {
  /// The candidates side by side.
  static func text(_ report: ClickModelReport) -> String {
    let columns = [
      Column("Model", "candidate"), Column("AUC", "auc", .right),
      Column("in campaigns", "gauc", .right), Column("NDCG@3", "ndcg3", .right),
      Column("Entropy", "ne", .right), Column("Calibration", "calibration", .right),
      Column("AUC, all days", "all_days", .right),
    ]
    let keys = ["candidate", "auc", "gauc", "ndcg3", "ne", "calibration", "all_days"]
    let rows = report.rows.map { row in
      JSONValue(zip(keys, row).map { ($0, .string($1)) })
    }
    return TextTable(columns: columns, width: nil).text(of: rows)
  }

  /// What rates of conversions are turned into money with.
  static func money(_ economics: Economics, _ objective: RankingObjective) -> String {
    let unit = economics.currency.map { " " + $0 } ?? ""
    let many = economics.basis == .impressions ? 1000.0 : 1
    let cost =
      "spend follows \(economics.basis.rawValue): \(fixed(economics.cost * many, decimals: 2))\(unit) for "
      + (economics.basis == .impressions ? "1,000 impressions" : "a click")
    guard objective == .roas else { return Words.capitalized(cost) }
    return "A conversion is worth \(fixed(economics.conversionValue, decimals: 2))\(unit); " + cost
  }

  /// Whether the picture matters, in a sentence.
  static func verdict(_ gate: ImageGate) -> String {
    let p = gate.pValue < 0.001 ? "p < 0.001" : "p = \(fixed(gate.pValue, decimals: 3))"
    let gain = "\(fixed(gate.gain * 100, decimals: 2)) % of the entropy"
    guard gate.isOpen else {
      return "The pictures add nothing to the context that chance would not (\(gain), \(p)): "
        + "'adlens rank' will refuse this model without --force"
    }
    let shuffled =
      gate.shuffledGains.max().map { ", shuffled pictures \(fixed($0 * 100, decimals: 2)) %" } ?? ""
    return "The pictures matter: they explain \(gain) beyond the context (\(p)\(shuffled))"
  }
}
