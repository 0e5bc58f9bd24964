extension RunDirectory {
  /// Reads the settings of the run.
  func readSettings() throws(TrainingRunError) -> TrainingSettings {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: arguments, limit: 1 << 20)
    } catch {
      throw .file(error)
    }
    do throws(JSONError) {
      return try TrainingSettings(json: try JSONValue.parse(bytes))
    } catch {
      throw .arguments(path: arguments, reason: error.description)
    }
  }

  /// Reads the checkpoint, or returns `nil` when the run was stopped before the first one.
  func readCheckpoint() throws(TrainingRunError) -> Checkpoint? {
    guard FileSystem.exists(checkpoint) else { return nil }
    do throws(CheckpointError) {
      return try Checkpoint(contentsOf: checkpoint)
    } catch {
      throw .checkpoint(error)
    }
  }

  /// Whether the run has come to its end and all its files are written.
  var isComplete: Bool {
    guard let bytes = try? FileReader.bytes(at: manifest, limit: 64 << 20),
      let json = try? JSONValue.parse(bytes)
    else { return false }
    return json["status"]?.stringValue == RunStatus.finished.rawValue
  }

  /// Removes what a killed process left half written.
  func sweep() {
    AtomicFile.sweepTemporaries(in: path)
    AtomicFile.sweepTemporaries(in: weights)
  }
}
