extension ModelFile {
  /// How a picture becomes the input of a detector.
  ///
  /// - Parameter path: names the model in errors.
  /// - Throws: `ModelError.metadata` or `.classCount` when the file describes no detector that works: a file
  ///   that was tampered with.
  func detectorPreparation(path: String) throws(ModelError) -> Preprocessing {
    let preprocessing = try anyPreparation(path: path)
    let coarsest = Architectures.detectorStrides.last ?? 1
    guard preprocessing.width % coarsest == 0, preprocessing.height % coarsest == 0 else {
      throw .metadata(
        path: path, key: "preprocessing", reason: "its size is no multiple of \(coarsest)")
    }
    guard preprocessing.aspect != .folded else {
      throw .metadata(
        path: path, key: "preprocessing", reason: "it folds pictures, which would cut objects")
    }
    // Boxes are brought back to the whole picture.
    guard preprocessing.margins == .keep else {
      throw .metadata(
        path: path, key: "preprocessing", reason: "it cuts margins off, which detectors keep")
    }
    let expected = Architectures.detectorOutputCount(
      input: network.architecture.input, classes: classNames.count)
    guard network.output.dimensions.reduce(1, *) == expected else {
      throw .classCount(
        path: path, declared: classNames.count,
        computed: network.output.dimensions.reduce(1, *))
    }
    return preprocessing
  }
}
