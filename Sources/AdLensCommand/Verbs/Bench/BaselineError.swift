import AdLens

/// Why an earlier measurement cannot serve as a baseline; exit code 3.
enum BaselineError: Error, Hashable, CustomStringConvertible {
  /// The file is no JSON, or lacks a part.
  case json(path: String, JSONError)

  /// It is a document of another version.
  case version(path: String, found: Int, known: Int)

  /// It is some other document; `verb` writes the right one.
  case unusable(path: String, reason: String, verb: String)

  /// It measured something else; each difference names the two values.
  case different(path: String, differences: [String])

  var description: String {
    switch self {
    case .json(let path, let error):
      "\(quotedPath(path)): \(error); name a file written by --format json --out FILE"
    case .version(let path, let found, let known):
      "\(quotedPath(path)): has schema version \(found), this program reads \(known); measure the "
        + "baseline again"
    case .unusable(let path, let reason, let verb):
      "\(quotedPath(path)): \(reason); write a new one with 'adlens \(verb) --format json --out FILE'"
    case .different(let path, let differences):
      "\(quotedPath(path)): was measured differently: \(printable(differences.joined(separator: "; ")));"
        + " measure both in the same way"
    }
  }

  private func quotedPath(_ path: String) -> String { printable(path) }
}
