import CampaignStore
import FileFormats

/// Why nothing was compared, or no page made.
public enum ComparisonFailure: Error, Hashable, Sendable {
  /// There is no campaign, creative or run of that name.
  ///
  /// `kind` is one of these words; `nearest` what may have been meant, as it is written.
  case unknown(kind: String, name: String, store: String, nearest: String?)

  /// The question itself makes no sense, with the next step.
  case question(String, next: String)

  /// The data cannot answer it, with the next step.
  case data(String, next: String)

  /// The store cannot be used.
  case store(StoreError)
}

extension ComparisonFailure: CustomStringConvertible {
  /// One line: the thing, the reason, the next step.
  public var description: String {
    switch self {
    case .unknown(let kind, let name, let store, let nearest):
      let question = nearest.map { "; did you mean \(quoted($0, mark: "'"))?" } ?? "."
      return
        "\(quoted(name, mark: "'")) is no \(kind) in \(store)\(question) \(Self.list(of: kind))"
    case .question(let problem, let next), .data(let problem, let next):
      return "\(problem); \(next)"
    case .store(let error): return error.description
    }
  }

  private static func list(of kind: String) -> String {
    switch kind {
    case "run": "'adlens runs list' lists them."
    case "creative": "'adlens campaign show NAME' lists those of a campaign."
    default: "'adlens campaign list' lists them."
    }
  }
}
