extension TrainingSettings {
  /// Changes the number of epochs of a run that goes on, and gives the event that tells of it.
  ///
  /// The learning rate is planned anew for the new number: what is left of the run follows the
  /// schedule of the longer, or shorter, run from where it stands.
  ///
  /// - Returns: `nil` when the number stays.
  /// - Throws: `TrainingRunError.alreadyFinished` when there would be nothing left to do.
  mutating func extend(
    to wanted: Int?, after checkpoint: Checkpoint?, in directory: RunDirectory
  ) throws(TrainingRunError) -> TrainingEvent? {
    let done = checkpoint?.history.count ?? 0
    // The settings are written before the manifest: a process killed between the two leaves a run that
    // is extended already and still called finished.
    let isComplete = patienceStart < done && directory.isComplete
    guard let wanted, wanted != epochs else {
      if isComplete { throw .alreadyFinished(run: directory.path, epochs: done) }
      return nil
    }
    guard wanted > done else {
      throw .setting(
        name: "epochs", value: String(wanted),
        expected: "more than the \(done) that are done")
    }
    let event: TrainingEvent =
      wanted > epochs ? .extended(epochs: wanted) : .shortened(epochs: wanted)
    epochs = wanted
    if isComplete { patienceStart = done }
    return event
  }
}
