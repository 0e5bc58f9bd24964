import CDefaultModels

/// The models that come with AdLens, which learned from drawn ads; raw values are their names.
public enum BuiltInModel: String, Hashable, Sendable, CaseIterable {
  /// Tells what leads a creative: a photograph, words, an offer, the brand alone or a product.
  case classifier = "ads-format"

  /// Finds logos, buttons, products, texts and price badges.
  case detector = "ads-detect"

  /// The model of a task; `nil` where none comes with AdLens.
  public init?(_ task: ModelTask) {
    switch task {
    case .classify: self = .classifier
    case .ctr: return nil
    case .detect: self = .detector
    }
  }

  /// What it does.
  public var task: ModelTask {
    switch self {
    case .classifier: .classify
    case .detector: .detect
    }
  }

  /// The contents of its model file.
  public var bytes: [UInt8] {
    let bytes =
      switch self {
      case .classifier: adlens_default_classifier()
      case .detector: adlens_default_detector()
      }
    // unsafe: constant memory of the program.
    return Array(UnsafeBufferPointer(start: bytes.bytes, count: bytes.count))
  }

  /// The model.
  public func load() throws(ModelError) -> ModelFile {
    try ModelFile(bytes: bytes, path: rawValue, task: task.rawValue)
  }
}
