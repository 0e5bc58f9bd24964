import CampaignStore
import FileFormats

/// All tables of a store as files of a folder, for other programs.
///
/// The folder appears when all of it is there: until then it has another name.
public enum StoreExport {
  /// How tables are written.
  public enum Format: String, CaseIterable, Sendable {
    /// RFC 4180, with texts that a spreadsheet would run as formulas guarded by a leading `'`.
    case csv

    /// A document with the rows as objects.
    case json
  }

  /// Why nothing was written.
  public enum Failure: Error, Sendable, CustomStringConvertible {
    /// There is something of that name that is no empty folder.
    case inUse(path: String)

    /// The store cannot be read.
    case store(StoreError)

    /// The folder cannot be written.
    case file(FileError)

    /// One line: the thing, the reason, the next step.
    public var description: String {
      switch self {
      case .inUse(let path): "\(path): is there already; name a new folder"
      case .store(let error): error.description
      case .file(let error): error.description
      }
    }
  }

  /// Writes every table of a store to a file of a new folder.
  ///
  /// - Returns: the tables with the number of their rows.
  /// - Throws: `Failure`; nothing is left of the folder then.
  public static func write(
    _ store: Store, to folder: String, format: Format
  ) throws(Failure) -> [(table: String, rows: Int)] {
    if FileSystem.exists(folder) {
      let isEmpty = (try? FileSystem.list(folder).isEmpty) ?? false
      guard FileSystem.isDirectory(folder), isEmpty else { throw .inUse(path: folder) }
    }
    let partial = Path.join(Path.parent(of: folder), ".\(Path.name(of: folder)).partial")
    var counts: [(table: String, rows: Int)] = []
    do throws(FileError) {
      // What an interrupted export has left.
      try removeAll(partial)
      try FileSystem.createDirectory(partial)
    } catch {
      throw .file(error)
    }
    do throws(StoreContentsError<FileError>) {
      try store.forEachTable { table throws(FileError) in
        let path = Path.join(partial, "\(table.name).\(format.rawValue)")
        try AtomicFile.write(bytes(of: table, format), to: path)
        counts.append((table.name, table.rows.count))
      }
    } catch {
      try? removeAll(partial)
      switch error {
      case .store(let error): throw .store(error)
      case .body(let error): throw .file(error)
      }
    }
    do throws(FileError) {
      try FileSystem.move(partial, to: folder)
    } catch {
      try? removeAll(partial)
      throw .file(error)
    }
    return counts
  }

  private static func bytes(of table: Store.Table, _ format: Format) -> [UInt8] {
    switch format {
    case .csv:
      var writer = CSVWriter(header: table.columns)
      for row in table.rows { writer.append(row.map(cell)) }
      return writer.bytes
    case .json:
      let rows = table.rows.map { JSONValue(zip(table.columns, $0).map { ($0, $1) }) }
      let document: JSONValue = [
        "schema_version": 1, "table": .string(table.name), "results": .array(rows),
      ]
      return Array(document.text(pretty: true).utf8)
    }
  }

  private static func cell(_ value: JSONValue) -> CSVCell {
    switch value {
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .string(let value): .text(value)
    default: .empty
    }
  }

  /// Removes a folder with the files in it.
  private static func removeAll(_ folder: String) throws(FileError) {
    guard FileSystem.isDirectory(folder) else { return }
    for name in try FileSystem.list(folder) { try FileSystem.remove(Path.join(folder, name)) }
    try FileSystem.remove(folder)
  }
}
