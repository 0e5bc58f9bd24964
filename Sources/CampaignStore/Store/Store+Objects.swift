import FileFormats

/// What detectors found.
extension Store {
  /// Logs what a detector found in creatives, all in one transaction.
  ///
  /// A creative in which nothing was found is logged as looked at. The same file twice in one run is one
  /// answer, the last.
  ///
  /// - Parameter model: the SHA-256 of the model file in hexadecimal.
  public func log(
    objects answers: some Sequence<CreativeObjects>, of run: Int, model: String,
    campaign: String? = nil, at time: Timestamp = .now
  ) throws(StoreError) {
    try transaction { () throws(StoreError) in
      for answer in answers {
        try log(answer.creative)
        let creative = SQLValue.text(answer.creative.sha256)
        try connection.run(
          """
          INSERT INTO detected_creatives
            (run_id, creative_sha256, campaign, model_sha256, created_at)
          VALUES (?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET campaign = excluded.campaign,
            model_sha256 = excluded.model_sha256, created_at = excluded.created_at
          """, .integer(run), creative, SQLValue(campaign), .text(model), .text(time.description))
        try connection.run(
          "DELETE FROM detections WHERE run_id = ? AND creative_sha256 = ?", .integer(run), creative
        )
        for (position, found) in answer.objects.enumerated() {
          try connection.run(
            """
            INSERT INTO detections
              (run_id, creative_sha256, position, label, confidence, x, y, width, height)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, .integer(run), creative, .integer(position), .text(found.label),
            .real(found.confidence), .real(found.x), .real(found.y), .real(found.width),
            .real(found.height))
        }
      }
    }
  }

  /// How many creatives a run looked for objects in.
  public func detectedCreativeCount(of run: Int) throws(StoreError) -> Int {
    try connection.rows("SELECT count(*) FROM detected_creatives WHERE run_id = ?", .integer(run))
      .first?.first?.integer ?? 0
  }

  /// What a run found in each creative, by path.
  public func objects(of run: Int) throws(StoreError) -> [LoggedObjects] {
    let creatives = try connection.rows(
      """
      SELECT \(Creative.columns), model_sha256, campaign, created_at
      FROM detected_creatives JOIN creatives ON sha256 = creative_sha256
      WHERE run_id = ? ORDER BY path, sha256
      """, .integer(run))
    let objects = try connection.rows(
      """
      SELECT creative_sha256, label, confidence, x, y, width, height FROM detections
      WHERE run_id = ? ORDER BY creative_sha256, position
      """, .integer(run))
    let found = Dictionary(grouping: objects) { $0[0].text ?? "" }
    return creatives.compactMap { row in
      guard let creative = Creative(row), let model = row[6].text, let createdAt = row[8].text
      else { return nil }
      let list = (found[creative.sha256] ?? []).compactMap(FoundObject.init)
      return LoggedObjects(
        runID: run, found: CreativeObjects(creative: creative, objects: list),
        modelSHA256: model, campaign: row[7].text, createdAt: createdAt)
    }
  }

  /// The classes of what a run found with how many objects of each, most frequent first.
  public func objectCounts(of run: Int) throws(StoreError) -> [(label: String, count: Int)] {
    try connection.rows(
      """
      SELECT label, count(*) FROM detections WHERE run_id = ?
      GROUP BY label ORDER BY count(*) DESC, label
      """, .integer(run)
    ).compactMap { row in
      guard let label = row[0].text, let count = row[1].integer else { return nil }
      return (label, count)
    }
  }
}

extension FoundObject {
  /// Reads the columns behind the creative's hash.
  init?(_ row: [SQLValue]) {
    guard row.count == 7, let label = row[1].text, let confidence = row[2].real,
      let x = row[3].real, let y = row[4].real, let width = row[5].real, let height = row[6].real
    else { return nil }
    self.init(label: label, confidence: confidence, x: x, y: y, width: width, height: height)
  }
}
