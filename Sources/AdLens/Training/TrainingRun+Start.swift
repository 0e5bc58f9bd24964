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
    let kind = options.task == .classify ? try ClassificationTask.layout(of: options.data) : nil
    var settings = try TrainingSettings(options, kind: kind, cores: Processor.coreCount)
    try settings.check()
    let pretrained = try PretrainedModel(settings, typed: options.pretrained)
    settings.pretrainedSHA256 = pretrained?.sha256
    let log = try RunLog(
      path: options.store, campaign: options.campaign, experiment: options.experiment
    ) { text in
      report(.warning(text))
    }
    let task = try task(
      settings, data: options.data, split: nil, pretrained: pretrained, report: report)
    let directory = try RunDirectory.create(
      named: options.name ?? RunDirectory.defaultName(for: options.data),
      in: Path.join(options.runsDirectory, options.task.rawValue))
    let run = TrainingRun(
      directory: directory, settings: settings, task: task, log: log,
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
  ///   - experiment: the experiment that the logged run belongs to from now on.
  ///   - report: told what happens, on the calling thread except for `reading`.
  public static func resume(
    _ nameOrPath: String, runsDirectory: String = "runs", epochs: Int? = nil, threads: Int? = nil,
    store: String? = nil, campaign: String? = nil, experiment: String? = nil,
    report: @escaping @Sendable (TrainingEvent) -> Void = { _ in }
  ) throws(TrainingRunError) -> TrainingRun {
    let directory = try RunDirectory.find(
      nameOrPath, in: ModelTask.allCases.map { Path.join(runsDirectory, $0.rawValue) })
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
    let log = try RunLog(path: store, campaign: campaign, experiment: experiment) { text in
      report(.warning(text))
    }
    // Killed before the split was written: nothing was trained on another one.
    let split = FileSystem.exists(directory.split) ? directory.split : nil
    let task = try task(
      settings, data: settings.data, split: split, pretrained: pretrained, report: report)
    let run = TrainingRun(
      directory: directory, settings: settings, task: task, log: log, lock: lock, report: report)
    try run.continueFrom(checkpoint)
    log.begin(directory, settings)
    report(.prepared(run.summary))
    if let change { report(change) }
    report(
      .resumed(epoch: task.trainer.position.epoch, batch: task.trainer.position.batch))
    return run
  }

  /// The data and the network of a run.
  ///
  /// - Parameters:
  ///   - data: the path of the data, which errors name as the user typed it.
  ///   - split: the split file of an earlier sitting, whose images must not have changed.
  private static func task(
    _ settings: TrainingSettings, data: String, split: String?, pretrained: PretrainedModel?,
    report: @escaping @Sendable (TrainingEvent) -> Void
  ) throws(TrainingRunError) -> any TrainingTask {
    let progress: @Sendable (Int, Int) -> Void = { report(.reading(done: $0, total: $1)) }
    switch settings.task {
    case .classify:
      return try ClassificationTask(
        settings, data: data, split: split, pretrained: pretrained, progress: progress)
    case .detect:
      return try DetectionTask(
        settings, data: data, split: split, pretrained: pretrained, progress: progress)
    case .ctr: preconditionFailure("clicks are learned by ClickTraining")
    }
  }
}
