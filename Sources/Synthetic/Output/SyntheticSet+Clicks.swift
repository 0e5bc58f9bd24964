import FileFormats

extension SyntheticSet {
  /// Shows the ads and lets them be clicked by a known model; before `finish`.
  ///
  /// Writes `ads.csv`, `impressions.csv` (a row for each impression, in the order of time), `performance.csv`
  /// (what an advertising platform would export, for `CampaignImport`), and apart from what a learner
  /// may read, `oracle.csv` (the true rates) and `oracle.json` (what one who knows the model reaches).
  /// The pictures and boxes do not depend on it.
  ///
  /// - Parameters:
  ///   - records: all ads, at least one.
  ///   - impressions: how often they are shown, in all.
  ///   - version: the program's, for the record.
  public func storeClicks(
    of records: [AdRecord], impressions: Int, version: String
  ) throws(SyntheticError) -> ClickOracle {
    precondition(!records.isEmpty && impressions > 0, "there must be ads and impressions")
    let model = ClickModel(
      records.map(\.attributes), brands: records.map(\.brand), seed: options.seed)
    let schedule = Schedule(records, impressions: impressions, seed: options.seed)
    var log = ImpressionLog(records, model: model, schedule: schedule, seed: options.seed)
    try write(ClickTables.ads(records), "ads.csv")
    var header: PlainRows? = PlainRows(ImpressionLog.header)
    do {
      try AtomicFile.write(to: Path.join(directory, "impressions.csv"), isForced: false) {
        defer { header = nil }
        return (header ?? log.nextDay())?.bytes
      }
    } catch {
      throw .file(error)
    }
    try write(log.performance.bytes, "performance.csv")
    let oracle = ClickOracle(model, log, seed: options.seed)
    try write(ClickTables.oracle(records, model), "oracle.csv")
    let summary = ClickTables.summary(oracle, model, seed: options.seed, version: version)
    try write(summary.bytes(pretty: true), "oracle.json")
    return oracle
  }
}
