import CSQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A connection to one SQLite file, with its prepared statements.
///
/// Not thread-safe: one thread uses it at a time.
final class Connection {
  /// The file.
  let path: String

  /// SQLite's handle.
  private let handle: OpaquePointer

  /// Statements by their SQL; preparing one takes longer than running it.
  private var statements: [String: Statement] = [:]

  /// How many transactions are open inside one another.
  private var depth = 0

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - flags: SQLite's, such as `SQLITE_OPEN_READWRITE`.
  ///   - patience: how long to wait for another program's lock, in milliseconds.
  init(_ path: String, flags: Int32, patience: Int32) throws(StoreError) {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard let handle else { throw StoreError(.cannotOpen, path: path, code: code) }
    self.handle = handle
    self.path = path
    sqlite3_extended_result_codes(handle, 1)
    guard code == SQLITE_OK else {
      // A class whose `init` throws is destroyed, so `deinit` closes the handle.
      throw error(code)
    }
    sqlite3_busy_timeout(handle, patience)
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// Whether the file was opened for reading only, asked for or not.
  var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

  /// The number of the row last inserted.
  var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// Runs statements separated by semicolons, whose rows are of no interest.
  func execute(_ script: String) throws(StoreError) {
    let code = sqlite3_exec(handle, script, nil, nil, nil)
    if code != SQLITE_OK { throw error(code) }
  }

  /// Runs one statement whose rows are of no interest.
  func run(_ sql: String, _ values: SQLValue...) throws(StoreError) {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() {}
  }

  /// The rows of a query.
  func rows(_ sql: String, _ values: SQLValue...) throws(StoreError) -> [[SQLValue]] {
    try rows(sql, values)
  }

  /// The same with a list of values.
  func rows(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> [[SQLValue]] {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    var rows: [[SQLValue]] = []
    while try statement.step() { rows.append(statement.row) }
    return rows
  }

  /// The first column of the first row of a query.
  func value(_ sql: String) throws(StoreError) -> SQLValue {
    try rows(sql).first?.first ?? .null
  }

  /// Runs a body whose changes all count or none does; inside another one it joins that.
  ///
  /// The lock for writing is taken at the start, where waiting for it works: a transaction that
  /// starts by reading is refused at once when another program writes.
  func transaction<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    if depth > 0 { return try body() }
    try execute("BEGIN IMMEDIATE")
    depth += 1
    defer { depth -= 1 }
    do throws(StoreError) {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // SQLite has rolled back by itself after some errors, a full disk for one.
      if sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK") }
      throw error
    }
  }

  /// The statement of an SQL text, for running it many times.
  func statement(_ sql: String) throws(StoreError) -> Statement { try prepared(sql) }

  private func prepared(_ sql: String) throws(StoreError) -> Statement {
    if let statement = statements[sql] { return statement }
    var pointer: OpaquePointer?
    let code = sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
    guard code == SQLITE_OK, let pointer else { throw error(code) }
    let statement = Statement(pointer, of: self)
    statements[sql] = statement
    return statement
  }

  /// The typed error of a result code.
  func error(_ code: Int32) -> StoreError {
    let extended = sqlite3_extended_errcode(handle)
    let precise = extended & 0xff == code & 0xff ? extended : code
    let system = sqlite3_system_errno(handle)
    var reason = String(cString: sqlite3_errmsg(handle))
    let kind: StoreError.Kind
    switch code & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: kind = .locked
    case SQLITE_READONLY: kind = .notWritable
    case SQLITE_FULL: kind = .full
    case SQLITE_IOERR where [ENOSPC, EDQUOT, EFBIG].contains(system):
      kind = .full
      reason = String(cString: strerror(system))
    case SQLITE_NOTADB: kind = .notAStore
    case SQLITE_CORRUPT: kind = .corrupt
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_IOERR:
      let isForbidden = system == EACCES || system == EPERM || system == EROFS
      kind = isForbidden || code & 0xff == SQLITE_PERM ? .notWritable : .cannotOpen
      if system != 0 { reason += ": " + String(cString: strerror(system)) }
    default: kind = .refused
    }
    return StoreError(kind, path: path, code: precise, reason: reason)
  }
}
