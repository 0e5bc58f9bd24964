import FileFormats

/// Reading.
extension Store {
  /// The columns of a run, in the order `Run.init` reads them.
  private static let runColumns = """
    id, name, task, status, started_at, ended_at, version, args_json, directory,
    (
      SELECT experiments.name
      FROM experiment_runs JOIN experiments ON experiments.id = experiment_id
      WHERE run_id = runs.id
    )
    """

  /// The runs, newest first.
  ///
  /// - Parameters:
  ///   - task: only runs of this task.
  ///   - experiment: only runs of this experiment.
  ///   - limit: at most so many.
  public func runs(
    task: String? = nil, experiment: String? = nil, limit: Int? = nil
  ) throws(StoreError) -> [Run] {
    try connection.rows(
      """
      SELECT \(Self.runColumns) FROM runs
      WHERE (?1 IS NULL OR task = ?1)
        AND (
          ?2 IS NULL OR id IN (
            SELECT run_id
            FROM experiment_runs JOIN experiments ON experiments.id = experiment_id
            WHERE experiments.name = ?2))
      ORDER BY id DESC LIMIT ?3
      """, SQLValue(task), SQLValue(experiment), .integer(limit ?? -1)
    ).compactMap(Run.init)
  }

  /// The experiments, the one with the newest run first.
  public func experiments() throws(StoreError) -> [Experiment] {
    try connection.rows(
      """
      SELECT experiments.name, experiments.created_at, count(runs.id), max(runs.started_at)
      FROM experiments
        LEFT JOIN experiment_runs ON experiment_id = experiments.id
        LEFT JOIN runs ON runs.id = run_id
      GROUP BY experiments.id ORDER BY max(runs.id) DESC, experiments.id DESC
      """
    ).compactMap { row in
      guard let name = row[0].text, let created = row[1].text, let count = row[2].integer else {
        return nil
      }
      return Experiment(
        name: name, createdAt: created, runCount: count, lastStartedAt: row[3].text)
    }
  }

  /// The run of a name, the newest where several share it, or of a number; `nil` when there is
  /// none.
  public func run(_ nameOrID: String) throws(StoreError) -> Run? {
    let named = try connection.rows(
      "SELECT \(Self.runColumns) FROM runs WHERE name = ? ORDER BY id DESC LIMIT 1",
      .text(nameOrID))
    if let run = named.first.flatMap(Run.init) { return run }
    guard let id = Int(nameOrID) else { return nil }
    return try run(id: id)
  }

  /// The run of a number.
  public func run(id: Int) throws(StoreError) -> Run? {
    try connection.rows("SELECT \(Self.runColumns) FROM runs WHERE id = ?", .integer(id))
      .first.flatMap(Run.init)
  }

  /// The newest run that has this folder.
  public func run(directory: String) throws(StoreError) -> Run? {
    try connection.rows(
      "SELECT \(Self.runColumns) FROM runs WHERE directory = ? ORDER BY id DESC LIMIT 1",
      .text(directory)
    ).first.flatMap(Run.init)
  }

  /// The options of a run by key.
  public func parameters(of run: Int) throws(StoreError) -> [(key: String, value: String)] {
    try connection.rows(
      "SELECT key, value FROM params WHERE run_id = ? ORDER BY key", .integer(run)
    ).compactMap { row in
      guard let key = row[0].text, let value = row[1].text else { return nil }
      return (key, value)
    }
  }

  /// All figures of a run by key and step; values that were not finite are NaN.
  public func metrics(of run: Int) throws(StoreError) -> [Metric] {
    try connection.rows(
      "SELECT key, value, step FROM metrics WHERE run_id = ? ORDER BY key, step", .integer(run)
    ).compactMap(Metric.init)
  }

  /// The figures of a run at their last step, by key.
  public func latestMetrics(of run: Int) throws(StoreError) -> [Metric] {
    // With max(), SQLite takes the other columns from the row that has the maximum.
    try connection.rows(
      "SELECT key, value, max(step) FROM metrics WHERE run_id = ? GROUP BY key ORDER BY key",
      .integer(run)
    ).compactMap(Metric.init)
  }

  /// How many predictions a run logged.
  public func predictionCount(of run: Int) throws(StoreError) -> Int {
    try connection.rows("SELECT count(*) FROM predictions WHERE run_id = ?", .integer(run))
      .first?.first?.integer ?? 0
  }

  /// The predictions of a run, by path.
  public func predictions(of run: Int) throws(StoreError) -> [LoggedPrediction] {
    try connection.rows(
      """
      SELECT \(Creative.columns),
        run_id, label, confidence, extra_json, campaign, created_at
      FROM predictions JOIN creatives ON sha256 = creative_sha256
      WHERE run_id = ? ORDER BY path, sha256
      """, .integer(run)
    ).compactMap(LoggedPrediction.init)
  }

  /// The labels of a run with how many predictions each got, most frequent first.
  public func labelCounts(of run: Int) throws(StoreError) -> [(label: String, count: Int)] {
    try connection.rows(
      """
      SELECT label, count(*) FROM predictions WHERE run_id = ?
      GROUP BY label ORDER BY count(*) DESC, label
      """, .integer(run)
    ).compactMap { row in
      guard let label = row[0].text, let count = row[1].integer else { return nil }
      return (label, count)
    }
  }
}

extension Run {
  /// Reads `Store.runColumns`.
  fileprivate init?(_ row: [SQLValue]) {
    guard row.count == 10, let id = row[0].integer, let name = row[1].text, let task = row[2].text,
      let status = row[3].text.flatMap(Status.init), let startedAt = row[4].text,
      let version = row[6].text, let arguments = row[7].text
    else { return nil }
    self.id = id
    self.name = name
    self.task = task
    self.status = status
    self.startedAt = startedAt
    endedAt = row[5].text
    self.version = version
    self.arguments = (try? JSONValue.parse(arguments)) ?? .null
    directory = row[8].text
    experiment = row[9].text
  }
}

extension Metric {
  /// Reads key, value and step.
  fileprivate init?(_ row: [SQLValue]) {
    guard let key = row[0].text, let step = row[2].integer else { return nil }
    self.init(key, row[1].real ?? .nan, step: step)
  }
}

extension Creative {
  /// The columns of a creative, in the order `init` reads them.
  static let columns = "sha256, path, width, height, format, phash"

  /// Reads `columns`, the first six of a row.
  init?(_ row: [SQLValue]) {
    guard row.count >= 6, let sha256 = row[0].text, let path = row[1].text,
      let width = row[2].integer, let height = row[3].integer, let format = row[4].text
    else { return nil }
    self.init(
      sha256: sha256, path: path, width: width, height: height, format: format,
      perceptualHash: row[5].text)
  }
}

extension LoggedPrediction {
  /// Reads the creative's six columns and the prediction's six.
  fileprivate init?(_ row: [SQLValue]) {
    guard row.count == 12, let creative = Creative(row), let runID = row[6].integer,
      let label = row[7].text, let confidence = row[8].real, let createdAt = row[11].text
    else { return nil }
    let extra = row[9].text.flatMap { try? JSONValue.parse($0) } ?? .null
    self.runID = runID
    prediction = Prediction(
      creative: creative, label: label, confidence: confidence, extra: extra)
    campaign = row[10].text
    self.createdAt = createdAt
  }
}
