import FileFormats

/// Why a checkpoint cannot be used.
public enum CheckpointError: Error, Hashable, Sendable {
  /// The file cannot be read.
  case file(FileError)

  /// The file is no checkpoint, or damaged.
  case damaged(path: String, reason: String)

  /// The checkpoint is of another network or optimizer.
  case doesNotFit(path: String, reason: String)
}

extension CheckpointError: CustomStringConvertible {
  /// One line: the file, the reason, the next step.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .damaged(let path, let reason):
      "\(path): is not a usable checkpoint: \(reason); start a new run"
    case .doesNotFit(let path, let reason):
      "\(path): belongs to another run: \(reason); start a new run"
    }
  }
}
