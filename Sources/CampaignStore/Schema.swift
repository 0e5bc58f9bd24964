/// The tables of the store and how older stores become today's.
enum Schema {
  /// What `PRAGMA application_id` holds: "ADLN".
  static let applicationID = 0x4144_4c4e

  /// The scripts that lead from version N to N + 1; `PRAGMA user_version` holds N.
  ///
  /// A script that was released is never changed: a new one is added.
  static let migrations = [
    """
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      task TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'interrupted', 'failed')),
      started_at TEXT NOT NULL,
      ended_at TEXT,
      version TEXT NOT NULL,
      args_json TEXT NOT NULL,
      directory TEXT
    ) STRICT;
    CREATE INDEX runs_by_name ON runs (name);
    CREATE TABLE params (
      run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (run_id, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE metrics (
      run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
      key TEXT NOT NULL,
      value REAL,
      step INTEGER NOT NULL,
      PRIMARY KEY (run_id, key, step)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE creatives (
      sha256 TEXT NOT NULL PRIMARY KEY,
      path TEXT NOT NULL,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      format TEXT NOT NULL,
      phash TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE predictions (
      run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
      creative_sha256 TEXT NOT NULL REFERENCES creatives (sha256),
      campaign TEXT,
      label TEXT NOT NULL,
      confidence REAL NOT NULL,
      extra_json TEXT,
      created_at TEXT NOT NULL,
      PRIMARY KEY (run_id, creative_sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX predictions_by_creative ON predictions (creative_sha256);
    CREATE INDEX predictions_by_campaign ON predictions (campaign) WHERE campaign IS NOT NULL;
    """,
    // Every creative that was looked at has a row in the first table, also when nothing was found in it.
    """
    CREATE TABLE detected_creatives (
      run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
      creative_sha256 TEXT NOT NULL REFERENCES creatives (sha256),
      campaign TEXT,
      model_sha256 TEXT NOT NULL,
      created_at TEXT NOT NULL,
      PRIMARY KEY (run_id, creative_sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX detected_creatives_by_creative ON detected_creatives (creative_sha256);
    CREATE INDEX detected_creatives_by_campaign ON detected_creatives (campaign)
      WHERE campaign IS NOT NULL;
    CREATE TABLE detections (
      run_id INTEGER NOT NULL,
      creative_sha256 TEXT NOT NULL,
      position INTEGER NOT NULL,
      label TEXT NOT NULL,
      confidence REAL NOT NULL,
      x REAL NOT NULL,
      y REAL NOT NULL,
      width REAL NOT NULL,
      height REAL NOT NULL,
      PRIMARY KEY (run_id, creative_sha256, position),
      FOREIGN KEY (run_id, creative_sha256)
        REFERENCES detected_creatives (run_id, creative_sha256) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX detections_by_label ON detections (label);
    """,
    campaigns,
    """
    CREATE TABLE experiments (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE experiment_runs (
      run_id INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
      experiment_id INTEGER NOT NULL REFERENCES experiments (id)
    ) STRICT;
    CREATE INDEX experiment_runs_by_experiment ON experiment_runs (experiment_id);
    """,
  ]

  /// The version of this program's tables.
  static var version: Int { migrations.count }

  /// Brings a store to today's version, or refuses a file that is not one.
  ///
  /// - Parameters:
  ///   - connection: the file.
  ///   - isReading: whether nothing may be written; an empty file is then no store.
  static func prepare(_ connection: Connection, isReading: Bool) throws(StoreError) {
    if try isCurrent(connection) { return }
    if isReading { throw StoreError(.notAStore, path: connection.path, reason: "it is empty") }
    // Readers go on while one program writes. The setting stays with the file.
    try connection.execute("PRAGMA journal_mode = WAL")
    try connection.transaction { () throws(StoreError) in
      // Another program may have been quicker.
      if try isCurrent(connection) { return }
      let found = try connection.value("PRAGMA user_version").integer ?? 0
      for script in migrations[found...] { try connection.execute(script) }
      try connection.execute("PRAGMA application_id = \(applicationID)")
      try connection.execute("PRAGMA user_version = \(version)")
    }
  }

  /// Whether a file is a store that an older AdLens made, which lacks tables.
  static func isOlder(_ connection: Connection) throws(StoreError) -> Bool {
    guard try connection.value("PRAGMA application_id").integer == applicationID else {
      return false
    }
    let isCurrent = try isCurrent(connection)
    return !isCurrent
  }

  /// Whether the store has today's tables; `false` for an older or an empty one.
  private static func isCurrent(_ connection: Connection) throws(StoreError) -> Bool {
    let path = connection.path
    let application = try connection.value("PRAGMA application_id").integer
    let found = try connection.value("PRAGMA user_version").integer ?? 0
    if application == applicationID {
      if found > version {
        throw StoreError(.newerSchema(found: found, supported: version), path: path)
      }
      return found == version
    }
    let tables = try connection.value("SELECT count(*) FROM sqlite_schema").integer ?? 0
    guard application == 0, found == 0, tables == 0 else {
      throw StoreError(.notAStore, path: path, reason: "it is another program's database")
    }
    return false
  }
}
