import CSQLite
import FileFormats
import TestSupport
import Testing

@testable import CampaignStore

@Suite struct SchemaTests {
  let directory = TemporaryDirectory()

  /// The contract with scripts that read the file: see the design, "Store".
  @Test(arguments: [
    ("runs", "id name task status started_at ended_at version args_json directory"),
    ("params", "run_id key value"),
    ("metrics", "run_id key value step"),
    ("creatives", "sha256 path width height format phash"),
    ("predictions", "run_id creative_sha256 campaign label confidence extra_json created_at"),
    ("detected_creatives", "run_id creative_sha256 campaign model_sha256 created_at"),
    ("detections", "run_id creative_sha256 position label confidence x y width height"),
    ("campaigns", "id name platform currency created_at updated_at"),
    ("ads", "id campaign_id key name platform_id family creative_sha256 match match_score"),
    ("ad_labels", "ad_id key value"),
    (
      "observations",
      "ad_id breakdown day last_day placement segment device impressions clicks spend conversions "
        + "revenue"
    ),
    ("experiments", "id name created_at"), ("experiment_runs", "run_id experiment_id"),
  ])
  func `tables have the promised columns`(table: String, columns: String) throws {
    let store = try Store.open(directory.file("a"))
    let names = try store.connection.rows("SELECT name FROM pragma_table_info('\(table)')")
    #expect(names.compactMap { $0[0].text }.joined(separator: " ") == columns)
    let strict = try store.connection.value(
      "SELECT strict FROM pragma_table_list WHERE name = '\(table)'")
    #expect(strict == .integer(1))
  }

  /// A released script is never changed: stores out there were made by it.
  @Test func `the first migration is what was released`() {
    #expect(
      SHA256.hex(of: Schema.migrations[0].utf8).prefix(16) == "99c4d56bf20e7027")
  }

  /// A store as version 0.1 left it, with a run.
  private func oldStore() throws -> String {
    let path = directory.file("old")
    let connection = try Connection(
      path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, patience: 20)
    try connection.execute("PRAGMA journal_mode = WAL")
    try connection.execute(Schema.migrations[0])
    try connection.execute("PRAGMA application_id = \(Schema.applicationID)")
    try connection.execute("PRAGMA user_version = 1")
    try connection.execute(
      """
      INSERT INTO runs (name, task, status, started_at, version, args_json)
      VALUES ('a', 'classify', 'finished', '2026-01-01T00:00:00.000Z', '0.1', '{}')
      """)
    return path
  }

  @Test(arguments: [Store.Access.reading, .writing])
  func `an older store gets the new tables and keeps its rows`(access: Store.Access) throws {
    let store = try Store.open(try oldStore(), access)
    #expect(try store.connection.value("PRAGMA user_version") == .integer(Schema.version))
    #expect(try store.runs().map(\.name) == ["a"])
    #expect(try store.rowCounts().map(\.count) == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(store.connection.isReadOnly == (access == .reading))
    #expect(try store.check().isEmpty)
  }

  @Test func `the settings that keep what was logged are on`() throws {
    let connection = try Store.open(directory.file("a")).connection
    #expect(try connection.value("PRAGMA journal_mode") == .text("wal"))
    #expect(try connection.value("PRAGMA synchronous") == .integer(2))
    #expect(try connection.value("PRAGMA foreign_keys") == .integer(1))
    #expect(try connection.value("PRAGMA user_version") == .integer(Schema.version))
  }

  @Test func `rows without their run are refused`() throws {
    let store = try Store.open(directory.file("a"))
    let error = #expect(throws: StoreError.self) { try store.log([Metric("a", 1)], of: 7) }
    #expect(error?.kind == .refused)
    #expect(error?.reason == "FOREIGN KEY constraint failed")
  }

  @Test func `two programs may create the same store at the same time`() async throws {
    let path = directory.file("a")
    let ids = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try Store.open(path).beginRun(NewRun(name: "a", task: "classify", version: "1"))
        }
      }
      return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(ids == [1, 2, 3, 4])
  }

  @Test func `statements are prepared once`() throws {
    let connection = try Store.open(directory.file("a")).connection
    #expect(try connection.rows("SELECT ?", .text("a")) == [[.text("a")]])
    #expect(try connection.rows("SELECT ?", .null) == [[.null]])
    #expect(throws: StoreError.self) { try connection.rows("SELECT nonsense FROM nothing") }
  }
}
