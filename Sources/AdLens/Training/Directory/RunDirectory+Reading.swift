extension RunDirectory {
  /// Reads the settings of the run.
  func readSettings() throws(TrainingRunError) -> TrainingSettings {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: arguments, limit: 1 << 20)
    } catch {
      throw .file(error)
    }
    let settings: TrainingSettings?
    do throws(JSONError) {
      let json = try JSONValue.parse(bytes)
      let isOfClicks = json["task"]?.stringValue == ModelTask.ctr.rawValue
      settings = isOfClicks ? nil : try TrainingSettings(json: json)
    } catch {
      throw .arguments(path: arguments, reason: error.description)
    }
    guard let settings else {
      throw .setting(
        name: "resume", value: path,
        expected: "a run that learns from images; 'adlens train DATA --task ctr' does all in one go"
      )
    }
    return settings
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
