/// Why a font cannot be used.
public enum FontError: Error, Hashable, Sendable, CustomStringConvertible {
  /// FreeType itself could not start.
  case library(code: Int)

  /// The file is no font that FreeType reads; `code` is FreeType's.
  case unreadable(path: String, code: Int)

  /// The font has pictures of one size only, and text of any size is needed.
  case notScalable(path: String)

  /// No usable font was found in these folders.
  case noneFound(directories: [String])

  /// One line: the thing, the reason, the next step.
  public var description: String {
    switch self {
    case .library(let code):
      "FreeType cannot start (its code \(code)); check the memory that is free"
    case .unreadable(let path, let code):
      "\(path): is no font FreeType can read (its code \(code)); give a TrueType or OpenType font"
    case .notScalable(let path):
      "\(path): has letters of one size only; give a TrueType or OpenType font"
    case .noneFound(let directories):
      "no font was found in \(directories.joined(separator: ", ")); install one"
        + " (Debian: apt-get install fonts-dejavu-core)"
    }
  }
}
