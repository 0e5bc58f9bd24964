extension TrainingRun {
  /// What the run is about to do.
  var summary: TrainingSummary {
    TrainingSummary(
      directory: directory, settings: settings, classNames: task.data.classNames,
      trainCount: task.data.count(.train), validationCount: task.data.count(.validation),
      testCount: task.data.count(.test), problems: task.data.problems,
      parameterCount: task.network.parameterCount,
      input: Shape(task.network.architecture.input))
  }

  /// Writes what is enough to start over: first the settings, then the split.
  func writeBeginning() throws(TrainingRunError) {
    try write(settings.jsonValue.text(pretty: true), to: directory.arguments)
    try write(task.splitTable(), to: directory.split)
    try writeManifest(.running)
    try writeResults()
  }

  /// Takes up a checkpoint and writes again what follows from it: the process may have ended between
  /// the checkpoint and the files derived from it.
  func continueFrom(_ checkpoint: Checkpoint?) throws(TrainingRunError) {
    guard let checkpoint else {
      try writeBeginning()
      return
    }
    do throws(CheckpointError) {
      try task.trainer.restore(checkpoint)
    } catch {
      throw .checkpoint(error)
    }
    try write(settings.jsonValue.text(pretty: true), to: directory.arguments)
    try writeManifest(.running)
    if checkpoint.position.batch == 0 {
      try saveDerivedFiles()
    } else {
      try writeResults()
    }
  }

  /// Writes the one file that decides where a resume goes on.
  func saveCheckpoint() throws(TrainingRunError) {
    do throws(FileError) {
      try task.trainer.saveCheckpoint(to: directory.checkpoint)
    } catch {
      throw .file(error)
    }
  }

  /// Writes the models and the table as they follow from the last finished epoch.
  func saveDerivedFiles() throws(TrainingRunError) {
    let trainer = task.trainer
    let epoch = trainer.history.count
    let model = modelFile(epoch: epoch)
    if trainer.bestEpoch == epoch { try save(model, to: directory.best) }
    try save(model, to: directory.last)
    try writeResults()
  }

  /// Writes the table of the epochs that are finished.
  private func writeResults() throws(TrainingRunError) {
    try write(ResultsTable(task.name).csv(task.trainer.history), to: directory.results)
  }

  /// Draws the first training images as the network sees them.
  func writeFirstPictures() throws(TrainingRunError) {
    guard !FileSystem.exists(directory.file(RunPictures.firstBatch(task.name))) else { return }
    for file in try task.firstPictures() { try write(file.bytes, to: directory.file(file.name)) }
  }

  /// Draws the course of the losses, the figure that decides and the learning rate.
  func writeCurves() throws(TrainingRunError) {
    let rows = task.trainer.history.map(EpochRow.init)
    if let chart = Chart.trainingCurves(rows, bestEpoch: task.trainer.bestEpoch) {
      try write(chart.fileSVG, to: directory.file("training-curves.svg"))
    }
  }

  /// The weights that count, as the model of one epoch.
  func modelFile(epoch: Int) -> ModelFile {
    ModelFile(
      task: task.name.rawValue, classNames: task.data.classNames,
      preprocessing: task.data.preprocessing.jsonValue, provenance: provenance(epoch: epoch),
      network: task.result())
  }

  /// Writes a model.
  func save(_ model: ModelFile, to path: String) throws(TrainingRunError) {
    do throws(ModelError) {
      try model.save(to: path)
    } catch {
      if case .file(let error) = error { throw .file(error) }
      throw .model(error)
    }
  }

  /// Writes a text.
  func write(_ text: String, to path: String) throws(TrainingRunError) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a file.
  func write(_ bytes: [UInt8], to path: String) throws(TrainingRunError) {
    do throws(FileError) {
      try AtomicFile.write(bytes, to: path)
    } catch {
      throw .file(error)
    }
  }
}
