import AdLens

/// The model that `--model` names, read once.
struct LoadedModel {
  /// The file.
  let path: String

  /// The model in it.
  let model: ModelFile

  private let bytes: [UInt8]
  private let hash: Background<String>?

  /// Finds and reads the model of a task, without `--model` the one that comes with AdLens.
  ///
  /// - Throws: `UsageError` when there is neither, `ModelLocatorError` or `ModelError`.
  init(_ invocation: Invocation, task: ModelTask, hashing: Bool = false) throws {
    if let word = invocation.arguments.text(Flags.model) {
      try self.init(word, task: task.rawValue, hashing: hashing)
    } else {
      try self.init(builtInFor: task, invocation, hashing: hashing)
    }
  }

  /// Reads the model of a task that comes with AdLens.
  ///
  /// - Throws: `UsageError` when there is none.
  init(builtInFor task: ModelTask, _ invocation: Invocation, hashing: Bool) throws {
    guard let model = BuiltInModel(task) else {
      throw UsageError.missingModel(invocation.verb)
    }
    invocation.console.note(
      "Using \(model.rawValue), which comes with AdLens and learned from drawn ads")
    // Not by its name, which a file or a run may have as well.
    try self.init(
      path: model.rawValue, bytes: model.bytes, task: task.rawValue, hashing: hashing)
  }

  /// Finds and reads a model; any task when `task` is `nil`.
  ///
  /// With `hashing` the hash, which takes as long as a classification, is computed meanwhile.
  init(_ word: String, task: String?, hashing: Bool = false) throws {
    let path = try ModelLocator.path(for: word)
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try ModelLocator.bytes(at: path, limit: Self.sizeLimit)
    } catch {
      throw ModelError.file(error)
    }
    try self.init(path: path, bytes: bytes, task: task, hashing: hashing)
  }

  private init(path: String, bytes: [UInt8], task: String?, hashing: Bool) throws(ModelError) {
    self.path = path
    self.bytes = bytes
    hash = hashing ? Background { SHA256.hex(of: bytes) } : nil
    model = try ModelFile(bytes: bytes, path: path, task: task)
  }

  /// The largest model file that is read.
  private static let sizeLimit = 4 << 30

  /// The hash of the file in hexadecimal.
  var sha256: String { hash?.value ?? SHA256.hex(of: bytes) }

  /// The size of the file in bytes.
  var byteCount: Int { bytes.count }
}
