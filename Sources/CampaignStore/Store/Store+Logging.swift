import FileFormats

/// Writing: every call is one transaction.
extension Store {
  /// Logs the start of a run and returns its number.
  public func beginRun(_ run: NewRun) throws(StoreError) -> Int {
    try transaction { () throws(StoreError) in
      try connection.run(
        """
        INSERT INTO runs (name, task, status, started_at, version, args_json, directory)
        VALUES (?, ?, 'running', ?, ?, ?, ?)
        """, .text(run.name), .text(run.task), .text(run.startedAt.description),
        .text(run.version), .text(run.arguments.text()), SQLValue(run.directory))
      let id = connection.lastInsertedRow
      if let experiment = run.experiment { try put(run: id, in: experiment) }
      return id
    }
  }

  /// Logs how and when a run ended.
  public func endRun(
    _ id: Int, _ status: Run.Status, at end: Timestamp = .now
  ) throws(StoreError) {
    try transaction { () throws(StoreError) in
      try connection.run(
        "UPDATE runs SET status = ?, ended_at = ? WHERE id = ?", .text(status.rawValue),
        .text(end.description), .integer(id))
    }
  }

  /// Makes a run part of an experiment, which is made when it is new.
  private func put(run: Int, in experiment: String) throws(StoreError) {
    try connection.run(
      "INSERT INTO experiments (name, created_at) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
      .text(experiment), .text(Timestamp.now.description))
    try connection.run(
      """
      INSERT OR REPLACE INTO experiment_runs (run_id, experiment_id)
      SELECT ?, id FROM experiments WHERE name = ?
      """, .integer(run), .text(experiment))
  }

  /// Logs that an interrupted run goes on.
  ///
  /// - Parameter experiment: what it belongs to from now on; `nil` leaves that as it is.
  public func resumeRun(_ id: Int, experiment: String? = nil) throws(StoreError) {
    try transaction { () throws(StoreError) in
      if let experiment { try put(run: id, in: experiment) }
      try connection.run(
        "UPDATE runs SET status = 'running', ended_at = NULL WHERE id = ?", .integer(id))
    }
  }

  /// Logs options of a run; a key logged before gets its new value.
  public func log(
    parameters: [(key: String, value: String)], of run: Int
  ) throws(StoreError) {
    try transaction { () throws(StoreError) in
      for (key, value) in parameters {
        try connection.run(
          """
          INSERT INTO params (run_id, key, value) VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET value = excluded.value
          """, .integer(run), .text(key), .text(value))
      }
    }
  }

  /// Logs figures of a run; a key logged before at the same step gets its new value, so that a
  /// resumed run may log its last epoch again.
  public func log(_ metrics: some Sequence<Metric>, of run: Int) throws(StoreError) {
    try transaction { () throws(StoreError) in
      for metric in metrics {
        try connection.run(
          """
          INSERT INTO metrics (run_id, key, value, step) VALUES (?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET value = excluded.value
          """, .integer(run), .text(metric.key), .real(metric.value), .integer(metric.step))
      }
    }
  }

  /// Logs predictions of a run with their creatives.
  ///
  /// A creative that is known keeps its row, with its path where it was seen last; the same file
  /// twice in one run is one prediction.
  public func log(
    predictions: some Sequence<Prediction>, of run: Int, campaign: String? = nil,
    at time: Timestamp = .now
  ) throws(StoreError) {
    try transaction { () throws(StoreError) in
      for prediction in predictions {
        try log(prediction.creative)
        let extra = prediction.extra.isNull ? nil : prediction.extra.text()
        try connection.run(
          """
          INSERT INTO predictions
            (run_id, creative_sha256, campaign, label, confidence, extra_json, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET campaign = excluded.campaign, label = excluded.label,
            confidence = excluded.confidence, extra_json = excluded.extra_json,
            created_at = excluded.created_at
          """, .integer(run), .text(prediction.creative.sha256), SQLValue(campaign),
          .text(prediction.label), .real(prediction.confidence), SQLValue(extra),
          .text(time.description))
      }
    }
  }

  /// Logs a creative; one that is known keeps its row and its perceptual hash, with its path where it was
  /// seen last.
  func log(_ creative: Creative) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO creatives (sha256, path, width, height, format, phash)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET path = excluded.path, phash = coalesce(excluded.phash, phash)
      """, .text(creative.sha256), .text(creative.path), .integer(creative.width),
      .integer(creative.height), .text(creative.format), SQLValue(creative.perceptualHash))
  }
}
