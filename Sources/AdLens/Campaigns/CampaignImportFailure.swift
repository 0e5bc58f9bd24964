import CampaignStore
import FileFormats

/// Why an import could not be made; nothing was stored.
public enum CampaignImportFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file or folder cannot be read.
  case file(FileError)

  /// The export cannot be used.
  case export(path: String, ExportError)

  /// The table of ads and images cannot be used.
  case map(path: String, String)

  /// The store cannot be used.
  case store(StoreError)

  /// One line: the file, the reason, the next step.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .export(let path, let error): "\(path): \(error)"
    case .map(let path, let reason): "\(path): \(reason)"
    case .store(let error): error.description
    }
  }
}
