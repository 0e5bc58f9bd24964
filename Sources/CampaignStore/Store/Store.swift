import CSQLite
import FileFormats

/// The log of all runs and of every prediction: one SQLite file.
///
/// A call that returns has its rows on the disk (`synchronous = FULL`); a call that throws has
/// written nothing. One thread uses a store at a time; any number of programs may.
///
///     let store = try Store.open("adlens.sqlite")
///     let run = try store.beginRun(NewRun(name: "first", task: "classify", version: "0.2.0"))
///     try store.log([Metric("val/loss", 0.41, step: 1)], of: run)
///     try store.endRun(run, .finished)
public final class Store {
  /// The file's connection.
  let connection: Connection

  /// How a store is opened.
  public enum Access: Sendable {
    /// For reading only; the store must be there. One of an older AdLens is brought up to date first.
    case reading

    /// For logging; a missing store is created.
    case writing
  }

  /// The file.
  public var path: String { connection.path }

  private init(_ connection: Connection) { self.connection = connection }

  /// Opens or creates a store.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - access: whether it will be written.
  ///   - patience: how long to wait for another program's lock, in milliseconds.
  /// - Throws: `StoreError`: locked, not writable, full, not a store, newer, missing, damaged.
  public static func open(
    _ path: String, _ access: Access = .writing, patience: Int = 5000
  ) throws(StoreError) -> Store {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw StoreError(.cannotOpen, path: path, reason: "the path is empty or has a NUL")
    }
    if FileSystem.isDirectory(path) {
      throw StoreError(.cannotOpen, path: path, reason: "it is a folder")
    }
    let flags: Int32
    switch access {
    case .reading:
      guard FileSystem.exists(path) else { throw StoreError(.missing, path: path) }
      flags = SQLITE_OPEN_READONLY
    case .writing:
      let folder = Path.parent(of: path)
      guard FileSystem.isDirectory(folder) else {
        throw StoreError(.cannotOpen, path: path, reason: "there is no folder \(folder)")
      }
      guard FileSystem.exists(path) || FileSystem.isWritable(folder) else {
        throw StoreError(
          .notWritable, path: path, reason: "nothing can be created in the folder \(folder)")
      }
      flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    }
    let connection = try Connection(path, flags: flags, patience: Int32(clamping: patience))
    if access == .writing, connection.isReadOnly {
      throw StoreError(.notWritable, path: path, code: SQLITE_READONLY)
    }
    if access == .reading, try Schema.isOlder(connection) {
      _ = try open(path, .writing, patience: patience)
    }
    try connection.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
    try Schema.prepare(connection, isReading: access == .reading)
    return Store(connection)
  }

  /// Runs a body whose changes are all logged or none is; inside another one it joins that.
  ///
  /// The disk is waited for once, at the end, however many rows there are.
  public func transaction<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try connection.transaction(body)
  }
}
