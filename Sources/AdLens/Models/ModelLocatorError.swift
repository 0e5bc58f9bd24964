/// Why a word names no model.
public enum ModelLocatorError: Error, Hashable, Sendable {
  /// Neither a file, nor a run directory, nor the name of a run.
  case missing(word: String, nearest: String?)

  /// A run that has not written weights yet.
  case noWeights(run: String)

  /// The name of several runs, of different tasks.
  case ambiguous(name: String, runs: [String])
}

extension ModelLocatorError: CustomStringConvertible {
  /// One line: the word, the reason, the next step.
  public var description: String {
    switch self {
    case .missing(let word, let nearest):
      "\(word): no such model file, run directory or run name; "
        + (nearest.map { "did you mean '\($0)'?" } ?? "train one with 'adlens train DATA'")
    case .noWeights(let run):
      "\(run): has no \(ModelLocator.bestWeights) yet; resume it with 'adlens train --resume \(run)'"
    case .ambiguous(let name, let runs):
      "\(name): is the name of several runs; give one of \(runs.joined(separator: ", "))"
    }
  }
}
