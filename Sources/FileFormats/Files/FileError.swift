#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What can go wrong with a file; every case names the path.
public enum FileError: Error, Hashable, Sendable {
  /// There is no such file or folder.
  case missing(path: String)

  /// A symbolic link that leads to nothing.
  case brokenLink(path: String)

  /// It is there, but cannot be read; `reason` is the system's.
  case unreadable(path: String, reason: String)

  /// A folder, pipe, socket or device where a regular file is needed.
  case notAFile(path: String)

  /// The file is larger than the reader accepts.
  case tooLarge(path: String, bytes: Int, limit: Int)

  /// It cannot be written; `code` is the system's error number.
  case notWritable(path: String, reason: String, code: Int32)

  /// Whether the device, the quota or the largest file the process may write is exhausted: nothing
  /// is wrong with the path.
  public var isDiskFull: Bool {
    guard case .notWritable(_, _, let code) = self else { return false }
    return code == ENOSPC || code == EDQUOT || code == EFBIG
  }

  /// The path that the error is about.
  public var path: String {
    switch self {
    case .missing(let path), .brokenLink(let path), .unreadable(let path, _), .notAFile(let path),
      .tooLarge(let path, _, _), .notWritable(let path, _, _):
      path
    }
  }

  /// The reading error of a system error number.
  static func reading(_ path: String, code: Int32) -> FileError {
    guard code == ENOENT || code == ENOTDIR else {
      return .unreadable(path: path, reason: systemReason(code))
    }
    return FileSystem.isSymbolicLink(path) ? .brokenLink(path: path) : .missing(path: path)
  }

  /// The writing error of a system error number.
  static func writing(_ path: String, code: Int32) -> FileError {
    .notWritable(path: path, reason: systemReason(code), code: code)
  }
}

extension FileError: CustomStringConvertible {
  /// One line: the path, the reason, the next step.
  public var description: String { printable(text) }

  private var text: String {
    switch self {
    case .missing(let path):
      "\(path): no such file or folder; check the spelling"
    case .brokenLink(let path):
      "\(path): is a link to nothing; restore what it leads to or remove it"
    case .unreadable(let path, let reason):
      "\(path): cannot be read (\(reason)); check its permissions"
    case .notAFile(let path):
      "\(path): is not a regular file; name a file"
    case .tooLarge(let path, let bytes, let limit):
      "\(path): has \(grouped(bytes)) bytes, more than the limit of \(grouped(limit));"
        + " give a smaller file"
    case .notWritable(let path, let reason, _):
      isDiskFull
        ? "\(path): the disk is full (\(reason)); free some space and try again"
        : "\(path): cannot be written (\(reason)); choose another place or check its permissions"
    }
  }
}

/// The system's words for an error number, such as "Permission denied".
func systemReason(_ code: Int32) -> String {
  String(cString: strerror(code))
}
