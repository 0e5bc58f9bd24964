extension TrainingRun {
  /// What the run is about to do.
  var summary: TrainingSummary {
    TrainingSummary(
      directory: directory, settings: settings, classNames: dataset.classNames,
      trainCount: dataset.samples(on: .train).count,
      validationCount: dataset.samples(on: .validation).count,
      testCount: dataset.samples(on: .test).count, problems: dataset.problems,
      parameterCount: learner.network.parameterCount,
      input: Shape(learner.network.architecture.input))
  }

  /// Writes what is enough to start over: first the settings, then the split.
  func writeBeginning() throws(TrainingRunError) {
    try write(settings.jsonValue.text(pretty: true), to: directory.arguments)
    do throws(FileError) {
      try SplitFile.write(dataset, to: directory.split)
    } catch {
      throw .file(error)
    }
    try writeManifest(.running)
    try write(ResultsTable.csv([]), to: directory.results)
  }

  /// Takes up a checkpoint and writes again what follows from it: the process may have ended between
  /// the checkpoint and the files derived from it.
  func continueFrom(_ checkpoint: Checkpoint?) throws(TrainingRunError) {
    guard let checkpoint else {
      try writeBeginning()
      return
    }
    do throws(CheckpointError) {
      try learner.trainer.restore(checkpoint)
    } catch {
      throw .checkpoint(error)
    }
    try write(settings.jsonValue.text(pretty: true), to: directory.arguments)
    try writeManifest(.running)
    if checkpoint.position.batch == 0 {
      try saveDerivedFiles()
    } else {
      try write(ResultsTable.csv(checkpoint.history), to: directory.results)
    }
  }

  /// Writes the one file that decides where a resume goes on.
  func saveCheckpoint() throws(TrainingRunError) {
    do throws(FileError) {
      try learner.trainer.saveCheckpoint(to: directory.checkpoint)
    } catch {
      throw .file(error)
    }
  }

  /// Writes the models and the table as they follow from the last finished epoch.
  func saveDerivedFiles() throws(TrainingRunError) {
    let trainer = learner.trainer
    let epoch = trainer.history.count
    let model = modelFile(epoch: epoch)
    if trainer.bestEpoch == epoch { try save(model, to: directory.best) }
    try save(model, to: directory.last)
    try write(ResultsTable.csv(trainer.history), to: directory.results)
  }

  /// The weights that count, as the model of one epoch.
  func modelFile(epoch: Int) -> ModelFile {
    ModelFile(
      classNames: dataset.classNames, preprocessing: dataset.preprocessing.jsonValue,
      provenance: provenance(epoch: epoch), network: learner.result())
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
