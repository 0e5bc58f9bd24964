/// Why a table in CSV was refused.
public enum CSVError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A cell is not UTF-8.
  case notUTF8(line: Int)

  /// A cell in quotes does not end.
  case unterminatedQuote(line: Int)

  /// Something other than a delimiter follows a cell in quotes.
  case textAfterQuote(line: Int)

  /// There is no header.
  case empty

  /// A needed column is not there; `suggestion` is the nearest one that is.
  case missingColumn(String, found: [String], suggestion: String?)

  /// The reason, without the path, which the caller knows.
  public var description: String {
    switch self {
    case .notUTF8(let line): return "line \(line) is not UTF-8; save the table as UTF-8"
    case .unterminatedQuote(let line):
      return "the quote opened in line \(line) is never closed; close it, or double the quotes "
        + "inside a cell"
    case .textAfterQuote(let line):
      return "line \(line) has text after a closing quote; double the quotes inside a cell"
    case .empty: return "is empty; a header line is needed"
    case .missingColumn(let name, let found, let suggestion):
      let hint = suggestion.map { "; did you mean \(quoted($0, mark: "'"))?" } ?? ""
      let names = found.prefix(12).map { quoted($0) }.joined(separator: ", ")
      let rest = found.count > 12 ? " and \(found.count - 12) more" : ""
      return "has no column \(quoted(name)), only \(names)\(rest)\(hint)"
    }
  }
}
