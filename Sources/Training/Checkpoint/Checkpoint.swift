import FileFormats
import NeuralNetworks
import Tensors

/// Everything a run needs to go on as if it had never stopped, in one safetensors file: weights,
/// batch-norm state, their moving average, optimizer moments, position and history.
///
/// The file is written atomically and forced to the device, so that a reader finds the previous
/// checkpoint or this one, whatever happens meanwhile.
public struct Checkpoint: Sendable {
  /// How far the run had come.
  public let position: TrainingPosition

  /// The epochs that were finished.
  public let history: [EpochRecord]

  /// Where it was read from.
  public let path: String

  private let tensors: SafeTensors

  /// The version of the layout of the file.
  static let version = 1

  /// The metadata key of the part that is JSON.
  static let key = "adlens.checkpoint"

  /// Reads a checkpoint.
  public init(contentsOf path: String) throws(CheckpointError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path)
    } catch {
      throw .file(error)
    }
    do throws(SafeTensorsError) {
      tensors = try SafeTensors(bytes: bytes)
    } catch {
      throw .damaged(path: path, reason: error.description)
    }
    guard let text = tensors.metadata[Self.key] else {
      throw .damaged(path: path, reason: "it has no \(Self.key)")
    }
    let json: JSONValue
    let version: Int
    do throws(JSONError) {
      json = try JSONValue.parse(Array(text.utf8), maximumDepth: 8)
      version = try json.integer("version")
      position = try TrainingPosition(json: try json.value("position"))
      history = try json.array("history").map { value throws(JSONError) in
        try EpochRecord(json: value)
      }
    } catch {
      throw .damaged(path: path, reason: "its \(Self.key) \(error)")
    }
    guard version == Self.version else {
      throw .damaged(path: path, reason: "its layout has the unknown version \(version)")
    }
    self.path = path
  }

  /// Copies a tensor whose size is known.
  func read(_ name: String, into values: MutableFloatView) throws(CheckpointError) {
    guard let entry = tensors[name] else {
      throw .doesNotFit(path: path, reason: "it has no \(name)")
    }
    guard entry.count == values.count else {
      throw .doesNotFit(
        path: path, reason: "its \(name) has \(entry.count) numbers, this run's \(values.count)")
    }
    do throws(SafeTensorsError) {
      try tensors.read(name, into: values)
    } catch {
      throw .damaged(path: path, reason: error.description)
    }
  }
}
