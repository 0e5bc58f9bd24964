extension TrainingRun {
  /// Starts a run: reads and splits the data, makes the network and the run directory.
  ///
  /// `args.json` and `split.csv` are on the disk when this returns.
  ///
  /// - Parameters:
  ///   - options: what the user said.
  ///   - report: told what happens, on the calling thread except for `reading`.
  public static func start(
    _ options: TrainingOptions, report: @escaping @Sendable (TrainingEvent) -> Void = { _ in }
  ) throws(TrainingRunError) -> TrainingRun {
    let kind = try layout(of: options.data)
    var settings = TrainingSettings(options, kind: kind, cores: Processor.coreCount)
    try settings.check()
    let pretrained = try PretrainedModel(settings, typed: options.pretrained)
    settings.pretrainedSHA256 = pretrained?.sha256
    let log = try RunLog(path: options.store, campaign: options.campaign) { text in
      report(.warning(text))
    }
    let dataset = split(
      try open(options.data, settings, kind: kind, report: report), settings)
    let learner = try learner(settings, dataset: dataset, pretrained: pretrained)
    let directory = try RunDirectory.create(
      named: options.name ?? RunDirectory.defaultName(for: options.data),
      in: Path.join(options.runsDirectory, "classify"))
    let run = TrainingRun(
      directory: directory, settings: settings, dataset: dataset, learner: learner, log: log,
      lock: RunLock(directory.path), report: report)
    try run.writeBeginning()
    log.begin(directory, settings)
    report(.prepared(run.summary))
    return run
  }

  /// Continues a run from its checkpoint, or from the beginning when it has none.
  ///
  /// - Parameters:
  ///   - nameOrPath: the run directory, or its name under `runsDirectory`.
  ///   - runsDirectory: the folder of all runs.
  ///   - epochs: how many epochs the run shall have; more than it had extends it, fewer shorten it.
  ///   - threads: the threads to compute with; as before by default.
  ///   - store: the store that the run is logged to; `nil` logs nothing.
  ///   - campaign: a label on what is logged.
  ///   - report: told what happens, on the calling thread except for `reading`.
  public static func resume(
    _ nameOrPath: String, runsDirectory: String = "runs", epochs: Int? = nil, threads: Int? = nil,
    store: String? = nil, campaign: String? = nil,
    report: @escaping @Sendable (TrainingEvent) -> Void = { _ in }
  ) throws(TrainingRunError) -> TrainingRun {
    let directory = try RunDirectory.find(
      nameOrPath, in: Path.join(runsDirectory, "classify"))
    guard let lock = RunLock(directory.path) else { throw .inUse(run: directory.path) }
    directory.sweep()
    var settings = try directory.readSettings()
    let checkpoint = try directory.readCheckpoint()
    if let threads { settings.threads = threads }
    let change = try settings.extend(to: epochs, after: checkpoint, in: directory)
    try settings.check()
    // Once there is a checkpoint, only a frozen part still comes from the file.
    let pretrained =
      checkpoint == nil || settings.freezesFeatures ? try PretrainedModel(settings) : nil
    let log = try RunLog(path: store, campaign: campaign) { text in report(.warning(text)) }
    let dataset = try reopen(settings, directory, report: report)
    let learner = try learner(settings, dataset: dataset, pretrained: pretrained)
    let run = TrainingRun(
      directory: directory, settings: settings, dataset: dataset, learner: learner, log: log,
      lock: lock, report: report)
    try run.continueFrom(checkpoint)
    log.begin(directory, settings)
    report(.prepared(run.summary))
    if let change { report(change) }
    report(
      .resumed(epoch: learner.trainer.position.epoch, batch: learner.trainer.position.batch))
    return run
  }

  private static func layout(of path: String) throws(TrainingRunError) -> DatasetKind {
    do throws(DatasetError) {
      return try DatasetReader.layout(of: path)
    } catch {
      throw .data(error)
    }
  }

  private static func split(_ dataset: Dataset, _ settings: TrainingSettings) -> Dataset {
    Splitter(validationFraction: settings.validationFraction, seed: UInt64(settings.seed))
      .split(dataset)
  }

  /// Reads the data at a path, which errors name as the user typed it.
  private static func open(
    _ path: String, _ settings: TrainingSettings, kind: DatasetKind,
    report: @escaping @Sendable (TrainingEvent) -> Void
  ) throws(TrainingRunError) -> Dataset {
    do throws(DatasetError) {
      return try DatasetReader.open(
        path,
        options: settings.datasetOptions(for: kind) { done, total in
          report(.reading(done: done, total: total))
        })
    } catch {
      throw .data(error)
    }
  }

  /// The data of an earlier sitting, which must not have changed.
  private static func reopen(
    _ settings: TrainingSettings, _ directory: RunDirectory,
    report: @escaping @Sendable (TrainingEvent) -> Void
  ) throws(TrainingRunError) -> Dataset {
    let dataset = try open(
      settings.data, settings, kind: try layout(of: settings.data), report: report)
    guard FileSystem.exists(directory.split) else {
      // Killed before the split was written: nothing was trained on another one.
      return split(dataset, settings)
    }
    do throws(DatasetError) {
      return try SplitFile.apply(directory.split, to: dataset)
    } catch {
      throw .data(error)
    }
  }

  /// The network, with its first weights, and what trains it.
  private static func learner(
    _ settings: TrainingSettings, dataset: Dataset, pretrained: PretrainedModel?
  ) throws(TrainingRunError) -> Learner {
    let preprocessing = dataset.preprocessing
    let architecture: Architecture
    do throws(ArchitectureError) {
      architecture = try Architectures.named(
        settings.architecture,
        input: [preprocessing.height, preprocessing.width, preprocessing.channels],
        classes: dataset.classNames.count)
    } catch {
      throw .architecture(error)
    }
    let network: Network
    do throws(NetworkError) {
      network = try Network(architecture, seed: UInt64(settings.seed))
    } catch {
      throw .network(error)
    }
    try pretrained?.start(network, classNames: dataset.classNames)
    return try Learner(settings, dataset: dataset, network: network)
  }
}
