import FileFormats
import Images

/// Why a set of ads cannot be made.
public enum SyntheticError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The folder of the set is no empty folder.
  case inUse(path: String)

  /// A file or folder cannot be written.
  case file(FileError)

  /// A picture cannot be encoded.
  case encoding(path: String, ImageEncodingError)

  /// One line: the thing, the reason, the next step.
  public var description: String {
    switch self {
    case .inUse(let path):
      printable("\(path): is not an empty folder; name a new one, so that nothing is overwritten")
    case .file(let error): error.description
    case .encoding(let path, let error): printable("\(path): \(error); try another seed")
    }
  }
}
