/// The model whose weights are the start of a run.
struct PretrainedModel {
  /// The SHA-256 of the file, in hexadecimal.
  let sha256: String

  private let path: String
  private let model: ModelFile

  /// Reads the model that the settings name, or is `nil` when they name none.
  ///
  /// - Parameter typed: the path as the user typed it, for errors.
  /// - Throws: `TrainingRunError.pretrainedMismatch` when the file is no longer the one that the run
  ///   began with.
  init?(_ settings: TrainingSettings, typed: String? = nil) throws(TrainingRunError) {
    guard let path = typed ?? settings.pretrained else { return nil }
    self.path = path
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try ModelLocator.bytes(at: path)
    } catch {
      throw .model(.file(error))
    }
    sha256 = SHA256.hex(of: bytes)
    if let known = settings.pretrainedSHA256, known != sha256 {
      throw .pretrainedMismatch(
        path: path, reason: "the file has changed since the run began", next: "restore it")
    }
    do throws(ModelError) {
      // Whatever its task: a detector's features can be the start of a classifier.
      model = try ModelFile(bytes: bytes, path: path)
    } catch {
      throw .model(error)
    }
  }

  /// Copies the weights into a network; those of the outputs only when the classes are the same, and the logits of
  /// elements inside a classifier when there are as many.
  ///
  /// - Throws: `TrainingRunError.pretrainedMismatch` when another layer differs.
  func start(_ network: Network, classNames: [String]) throws(TrainingRunError) {
    let last = network.parameters.last?.name.split(separator: ".").dropLast() ?? []
    let prefix = last.joined(separator: ".") + "."
    let elements = { (network: Network) in
      network.parameters.first { $0.name.contains(Architectures.detectorClassOutput) }?.shape
    }
    let isClassifier = Architectures.names.contains(network.architecture.name)
    let keepsElements = isClassifier && elements(network) == elements(model.network)
    // Outputs that mean other classes are learned anew, even where their number is the same.
    let isNew = { (name: String) in
      model.classNames != classNames
        && (name.hasPrefix(prefix)
          || name.contains(Architectures.detectorClassOutput) && !keepsElements)
    }
    guard let name = network.copyTensors(from: model.network, except: isNew).first else { return }
    throw .pretrainedMismatch(
      path: path,
      reason: "its network \"\(model.network.architecture.name)\" has no \(name) like that of"
        + " \"\(network.architecture.name)\"",
      next: "use a model of the same architecture and image size")
  }
}
