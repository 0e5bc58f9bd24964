import CSQLite

/// Why the store cannot be used; the command exits with 5.
public struct StoreError: Error, Hashable, Sendable {
  /// The kinds of failure.
  public enum Kind: Hashable, Sendable {
    /// Another program held the store for longer than the time to wait.
    case locked

    /// The file or its folder cannot be written.
    case notWritable

    /// The disk is full.
    case full

    /// The file is something else: no database, or another program's.
    case notAStore

    /// A newer AdLens made the store.
    case newerSchema(found: Int, supported: Int)

    /// There is no such file, and none was to be created.
    case missing

    /// The file cannot be opened or read.
    case cannotOpen

    /// The database is damaged.
    case corrupt

    /// The database refused a statement: a mistake of this program.
    case refused
  }

  /// What happened.
  public let kind: Kind

  /// The store.
  public let path: String

  /// SQLite's extended result code; zero when SQLite was not asked.
  public let code: Int32

  /// SQLite's words, or the system's.
  public let reason: String

  init(_ kind: Kind, path: String, code: Int32 = 0, reason: String = "") {
    self.kind = kind
    self.path = path
    self.code = code
    self.reason = reason
  }
}

extension StoreError: CustomStringConvertible {
  /// One line: the path, the reason, the next step.
  public var description: String {
    let detail = reason.isEmpty ? "" : " (\(reason))"
    switch kind {
    case .locked:
      return "\(path): the store is locked by another program\(detail); wait for it, "
        + "name another with --store, or use --no-log"
    case .notWritable:
      return "\(path): the store cannot be written\(detail); "
        + "name another with --store, or use --no-log"
    case .full:
      return "\(path): the disk is full\(detail); free some space, or use --no-log"
    case .notAStore:
      return "\(path): is not an AdLens store\(detail); name another with --store"
    case .newerSchema(let found, let supported):
      return "\(path): was made by a newer AdLens (schema \(found), this one knows \(supported)); "
        + "update AdLens, or name another with --store"
    case .missing:
      return
        "\(path): there is no store yet; train, classify or import a campaign first, or name one with --store"
    case .cannotOpen:
      return "\(path): the store cannot be opened\(detail); name another with --store"
    case .corrupt:
      return "\(path): the store is damaged\(detail); restore a copy, or name another with --store"
    case .refused:
      return "\(path): the store refused a statement\(detail); "
        + "look at it with adlens db check, or name another with --store"
    }
  }
}
