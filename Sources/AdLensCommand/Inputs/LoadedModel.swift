import AdLens

/// The model that `--model` names, read once.
struct LoadedModel {
  /// The file.
  let path: String

  /// The model in it.
  let model: ModelFile

  private let bytes: [UInt8]

  /// Finds and reads the model of a task.
  ///
  /// - Throws: `UsageError` without `--model`, `ModelLocatorError` or `ModelError`.
  init(_ invocation: Invocation, task: String) throws {
    guard let word = invocation.arguments.text(Flags.model) else {
      throw UsageError(
        "'adlens \(invocation.verb)' needs --model: a model file, a run directory or the name of a run",
        verb: invocation.verb)
    }
    try self.init(word, task: task)
  }

  /// Finds and reads a model; any task when `task` is `nil`.
  init(_ word: String, task: String?) throws {
    path = try ModelLocator.path(for: word)
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path, limit: Self.sizeLimit)
    } catch {
      throw ModelError.file(error)
    }
    model = try ModelFile(bytes: bytes, path: path, task: task)
  }

  /// The largest model file that is read.
  private static let sizeLimit = 4 << 30

  /// The hash of the file in hexadecimal; computed anew each time.
  var sha256: String { SHA256.hex(of: bytes) }

  /// The size of the file in bytes.
  var byteCount: Int { bytes.count }
}
