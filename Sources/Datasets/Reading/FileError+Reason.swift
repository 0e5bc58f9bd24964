import FileFormats

extension FileError {
  /// The reason alone, for messages that name the path themselves.
  var reason: String {
    switch self {
    case .missing: "no such file"
    case .brokenLink: "a link to nothing"
    case .unreadable(_, let reason), .notWritable(_, let reason, _): reason
    case .notAFile: "not a regular file"
    case .tooLarge(_, let bytes, let limit):
      "\(grouped(bytes)) bytes, more than the limit of \(grouped(limit))"
    }
  }
}
