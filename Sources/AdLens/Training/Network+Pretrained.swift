extension Network {
  /// Takes over the weights of a trained model; its last layer too when the classes are the same.
  ///
  /// - Throws: `TrainingRunError.pretrainedMismatch` when another layer differs.
  func start(
    from model: ModelFile, path: String, classNames: [String]
  ) throws(TrainingRunError) {
    let last = parameters.last?.name.split(separator: ".").dropLast().joined(separator: ".")
    // Outputs that mean other classes are learned anew, even where their number is the same.
    let isKept = { (name: String) in
      model.classNames != classNames && name.hasPrefix((last ?? "") + ".")
    }
    if let name = copyTensors(from: model.network, except: isKept).first {
      throw .pretrainedMismatch(
        path: path,
        reason: "its network \"\(model.network.architecture.name)\" has no \(name) like that of"
          + " \"\(architecture.name)\"")
    }
  }
}
