import FileFormats
import NeuralNetworks
import Tensors

extension Trainer {
  /// Writes a checkpoint of the run as it stands, also in the middle of an epoch.
  ///
  /// - Throws: `FileError`; an earlier checkpoint at `path` is then unchanged.
  public func saveCheckpoint(to path: String) throws(FileError) {
    let json: JSONValue = [
      "version": .integer(Checkpoint.version), "position": position.jsonValue,
      "history": .array(history.map(\.jsonValue)),
    ]
    var writer = SafeTensorsWriter(metadata: [Checkpoint.key: json.text()])
    for tensor in checkpointTensors {
      writer.add(tensor.name, shape: [tensor.values.count], values: tensor.values.readOnly)
    }
    try AtomicFile.write(writer.bytes(), to: path)
  }

  /// Continues from a checkpoint.
  ///
  /// - Throws: `CheckpointError.doesNotFit` when it is of another network or optimizer; the trainer
  ///   must then not be used any more.
  public func restore(_ checkpoint: Checkpoint) throws(CheckpointError) {
    guard checkpoint.position.fits(history: checkpoint.history, batches: batchCount) else {
      throw .doesNotFit(
        path: checkpoint.path,
        reason: "batch \(checkpoint.position.batch) of epoch \(checkpoint.position.epoch + 1)"
          + " is not on its way through \(batchCount) batches an epoch")
    }
    guard checkpoint.position.partSums.count == position.partSums.count else {
      throw .doesNotFit(
        path: checkpoint.path,
        reason: "its loss has \(checkpoint.position.partSums.count) parts instead of"
          + " \(position.partSums.count)")
    }
    for tensor in checkpointTensors { try checkpoint.read(tensor.name, into: tensor.values) }
    position = checkpoint.position
    history = checkpoint.history
  }

  /// Every arena that changes from step to step; empty ones are left out.
  private var checkpointTensors: [(name: String, values: MutableFloatView)] {
    var tensors: [(name: String, values: MutableFloatView)] = [
      ("weights", network.weights), ("state", network.state),
    ]
    for (index, moment) in optimizer.moments.enumerated() {
      tensors.append(("moment.\(index)", moment.view))
    }
    if let average {
      tensors.append(("average.weights", average.network.weights))
      tensors.append(("average.state", average.network.state))
    }
    return tensors.filter { $0.values.count > 0 }
  }
}
