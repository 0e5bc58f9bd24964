extension ModelFile {
  /// The same model for pictures of another size: a network whose layers do not depend on the size, such as
  /// `adnet` and the detectors, has the same weights for any.
  ///
  /// A model that adapts its input to long pictures, or folds them, still does, unless the size is no square.
  ///
  /// - Parameters:
  ///   - width: the width that pictures are brought to.
  ///   - height: the height.
  ///   - path: names the model in errors.
  /// - Throws: `ModelError.metadata` for a network whose weights are those of one size;
  ///   `ModelError.network` when its layers leave nothing of such a picture.
  public func resized(
    width: Int, height: Int, path: String
  ) throws(ModelError) -> ModelFile {
    let trained = try anyPreparation(path: path)
    let preparation = trained.resized(to: PictureSize(width: width, height: height))
    let old = network.architecture
    let network: Network
    do {
      let architecture = try Architecture(
        name: old.name, input: [height, width, preparation.channels], modules: old.modules)
      network = try Network(architecture, seed: 0)
    } catch let error as NetworkError {
      throw .network(path: path, error)
    } catch {
      throw .metadata(path: path, key: "architecture", reason: "\(error)")
    }
    if let tensor = network.copyTensors(from: self.network).first {
      throw .metadata(
        path: path, key: "architecture",
        reason: "\(tensor) has a weight for each pixel of \(old.input[1])x\(old.input[0])")
    }
    var result = ModelFile(
      task: task, classNames: classNames, preprocessing: preparation.jsonValue,
      temperature: temperature, provenance: provenance, network: network)
    var object = provenance.objectValue ?? JSONObject()
    object["trained_imgsz"] = object["trained_imgsz"] ?? .string("\(old.input[1])x\(old.input[0])")
    result.provenance = .object(object)
    return result
  }
}
