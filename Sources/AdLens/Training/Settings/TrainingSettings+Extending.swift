extension TrainingSettings {
  /// Raises the number of epochs of a run that goes on, and says whether it did.
  ///
  /// The learning rate is planned anew for the new number: what is left of the run follows the
  /// schedule of the longer run from where it stands.
  ///
  /// - Throws: `TrainingRunError.alreadyFinished` when there would be nothing left to do.
  mutating func extend(
    to wanted: Int?, after checkpoint: Checkpoint?, in directory: RunDirectory
  ) throws(TrainingRunError) -> Bool {
    let done = checkpoint?.history.count ?? 0
    // The settings are written before the manifest: a process killed between the two leaves a run that
    // is extended already and still called finished.
    let isComplete = patienceStart < done && directory.isComplete
    guard let wanted, wanted != epochs else {
      if isComplete { throw .alreadyFinished(run: directory.path, epochs: done) }
      return false
    }
    guard wanted > done else {
      throw .setting(
        name: "epochs", value: String(wanted),
        expected: "more than the \(done) that are done")
    }
    epochs = wanted
    if isComplete { patienceStart = done }
    return true
  }
}
