import FileFormats

/// The store as a whole.
extension Store {
  /// A table with all its rows.
  public struct Table: Sendable {
    /// Its name.
    public let name: String

    /// The names of its columns.
    public let columns: [String]

    /// The rows, in the order of its key.
    public let rows: [[JSONValue]]
  }

  /// The names of the tables, in the order they refer to each other.
  public static var tableNames: [String] { Schema.tables }

  /// Calls `body` with each table, one after the other, all as they are at one moment.
  public func forEachTable<Failure: Error>(
    _ body: (Table) throws(Failure) -> Void
  ) throws(StoreContentsError<Failure>) {
    do throws(StoreError) {
      try connection.execute("BEGIN")
    } catch {
      throw .store(error)
    }
    // Nothing was written, so that it does not matter how it ends.
    defer { try? connection.execute("COMMIT") }
    for name in Schema.tables {
      let table: Table
      do throws(StoreError) {
        let columns = try connection.rows("PRAGMA table_info(\(name))").compactMap { $0[1].text }
        let rows = try connection.rows("SELECT * FROM \(name)").map { $0.map(\.json) }
        table = Table(name: name, columns: columns, rows: rows)
      } catch {
        throw .store(error)
      }
      do throws(Failure) {
        try body(table)
      } catch {
        throw .body(error)
      }
    }
  }

  /// Gives the room of deleted rows back to the disk, and returns the bytes before and after, with
  /// those of the log that waits to be merged.
  ///
  /// - Throws: `StoreError`: locked while another program uses the store, full without room for a copy.
  public func vacuum() throws(StoreError) -> (before: Int, after: Int) {
    let before = byteCount
    try connection.execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
    return (before, byteCount)
  }

  /// The bytes of the file and its log.
  private var byteCount: Int {
    ["", "-wal"].reduce(0) { $0 + ((try? FileSystem.size(of: path + $1)) ?? 0) }
  }
}

/// Why the tables of a store were not all handed out.
public enum StoreContentsError<Failure: Error>: Error {
  /// The store cannot be read.
  case store(StoreError)

  /// What was done with them failed.
  case body(Failure)
}

extension SQLValue {
  /// The value in JSON.
  fileprivate var json: JSONValue {
    switch self {
    case .null: .null
    case .integer(let value): .integer(value)
    case .real(let value): .number(value)
    case .text(let value): .string(value)
    }
  }
}
