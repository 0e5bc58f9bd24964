extension ModelFile {
  /// How a picture becomes the input of a network that answers for the whole of it.
  ///
  /// - Parameter path: names the model in errors.
  /// - Throws: `ModelError.metadata` when the description is not valid, gives other pictures than the network
  ///   was made for, or adapts the input: a file that was tampered with.
  func preparation(path: String) throws(ModelError) -> Preprocessing {
    let preparation = try anyPreparation(path: path)
    guard preparation.aspect != .adaptive else {
      throw .metadata(
        path: path, key: "preprocessing", reason: "it adapts the input, which only detectors do")
    }
    return preparation
  }

  /// How a picture becomes the input of the network, whose size a detector may adapt.
  ///
  /// - Parameter path: names the model in errors.
  /// - Throws: `ModelError.metadata` when the description is not valid or gives other pictures than the
  ///   network was made for: a file that was tampered with.
  func anyPreparation(path: String) throws(ModelError) -> Preprocessing {
    let preparation: Preprocessing
    do throws(PreprocessingError) {
      preparation = try Preprocessing(preprocessing)
    } catch {
      throw .metadata(path: path, key: "preprocessing", reason: "\(error.field) \(error.reason)")
    }
    let (needed, given) = (
      network.architecture.input, [preparation.height, preparation.width, preparation.channels]
    )
    guard needed == given else {
      throw .metadata(
        path: path, key: "preprocessing",
        reason: "it gives \(Shape(given)) where the network takes \(Shape(needed))")
    }
    return preparation
  }
}
