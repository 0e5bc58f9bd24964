/// Why a model cannot be measured.
public enum EvaluationError: Error, Hashable, Sendable {
  /// The data cannot be used.
  case data(DatasetError)

  /// The boxes of the data cannot be used.
  case annotations(AnnotationError)

  /// The model cannot be used.
  case model(ModelError)

  /// The network does not take such images.
  case network(NetworkError)

  /// An image can no longer be read.
  case batch(BatchError)

  /// The data has no image on this side.
  case noImages(path: String, selection: EvaluationOptions.Selection)
}

extension EvaluationError: CustomStringConvertible {
  /// One line: the thing, the reason, the next step.
  public var description: String {
    switch self {
    case .data(let error): error.description
    case .annotations(let error): error.description
    case .model(let error): error.description
    case .network(let error): error.description
    case .batch(let error): error.description
    case .noImages(let path, let selection):
      "\(path): has no \(selection.rawValue) images; choose another --split, such as all"
    }
  }
}
