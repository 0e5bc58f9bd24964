import AdLens

/// `adlens train`.
enum TrainVerb {
  static let verb = Verb(
    "train", summary: "learns the classes of labeled images, or the objects in them",
    operands: .init(
      name: "DATA", count: 0...1,
      help: "a folder with one folder of images for each class (or train, val and test folders "
        + "of them), a folder of idx files, or a CSV file with the columns path and label; for "
        + "--task detect annotations as 'adlens convert' reads them: COCO, YOLO, VOC, Create ML; "
        + "for --task ctr the name of an imported campaign, or of several with commas, or "
        + "'campaigns' for all, or a folder with performance.csv and ads.csv"),
    flags: TrainFlags.all + Flags.data + Flags.logging + [Flags.seed, Flags.threads],
    examples: [
      .init("adlens train images", "Learns the classes of the folders in images"),
      .init(
        "adlens train images --epochs 20 --imgsz 96 --name small",
        "The same, quicker, under a name of its own"),
      .init("adlens train --resume small", "Continues where it was interrupted"),
      .init(
        "adlens train ads --task detect --imgsz 416x320",
        "Learns to find the objects whose boxes lie in ads"),
      .init(
        "adlens train spring --task ctr",
        "Learns which creatives are clicked from the imported campaign spring"),
    ],
    notes: [
      "The run directory, runs/TASK/NAME, holds the model (weights/best.safetensors), the "
        + "figures, and a page about the run (report.html). Its path is the last line of the "
        + "output. Ctrl-C saves a checkpoint and stops; a second Ctrl-C stops at once."
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    if arguments.text(TrainFlags.task) == ModelTask.ctr.rawValue,
      !arguments.isGiven(TrainFlags.resume)
    {
      return try ClickTrainingVerb(invocation).run()
    }
    for flag in [ClickTrainingVerb.folds, ClickTrainingVerb.objective]
    where arguments.isGiven(flag) {
      throw UsageError(
        "--\(flag.name) is for --task ctr; leave it out", verb: invocation.verb)
    }
    let display = TrainingDisplay(invocation.console)
    let run: TrainingRun
    if let name = arguments.text(TrainFlags.resume) {
      try checkResume(invocation)
      run = try TrainingRun.resume(
        name, epochs: arguments.integer(TrainFlags.epochs),
        threads: arguments.integer(Flags.threads), store: arguments.store,
        campaign: arguments.text(Flags.campaign),
        experiment: arguments.text(Flags.experiment), report: display.show)
    } else {
      guard let data = arguments.operands.first else {
        throw UsageError("'adlens train' needs DATA, or --resume RUN", verb: invocation.verb)
      }
      run = try TrainingRun.start(try options(data, arguments), report: display.show)
    }
    Interrupt.finishGracefully()
    let outcome = try run.train(shouldStop: { Interrupt.isRequested })
    display.finish(outcome)
    invocation.console.write(outcome.directory.path + "\n")
    if outcome.isInterrupted { return .interrupted }
    return outcome.storeError == nil ? .done : .store
  }

  /// What a run was started with cannot be changed in the middle.
  private static func checkResume(_ invocation: Invocation) throws(UsageError) {
    let arguments = invocation.arguments
    if let data = arguments.operands.first {
      throw UsageError(
        "--resume continues with the data of the run; leave out '\(data)'", verb: invocation.verb)
    }
    for flag in TrainFlags.settled where arguments.isGiven(flag) {
      throw UsageError(
        "--resume continues with the settings of the run; leave out --\(flag.name)",
        verb: invocation.verb)
    }
  }

  private static func options(
    _ data: String, _ arguments: ParsedArguments
  ) throws -> TrainingOptions {
    var options = TrainingOptions(data: data)
    options.task = arguments.text(TrainFlags.task).flatMap(ModelTask.init) ?? .classify
    options.imagesFolder = arguments.text(TrainFlags.images)
    options.name = arguments.text(TrainFlags.name)
    options.architecture = arguments.text(TrainFlags.architecture)
    options.epochs = arguments.integer(TrainFlags.epochs)
    options.batch = arguments.integer(TrainFlags.batch)
    options.optimizer = arguments.text(TrainFlags.optimizer).flatMap(OptimizerName.init)
    options.schedule = arguments.text(TrainFlags.schedule).flatMap(ScheduleName.init)
    options.rate = arguments.number(TrainFlags.rate)
    options.warmUpEpochs = arguments.number(TrainFlags.warmUp)
    options.weightDecay = arguments.number(TrainFlags.weightDecay)
    options.labelSmoothing = arguments.number(TrainFlags.labelSmoothing)
    options.averageDecay = arguments.number(TrainFlags.averageDecay)
    options.clipNorm = arguments.number(TrainFlags.clipNorm)
    options.imageSize = arguments.size(TrainFlags.imageSize)
    options.fit = arguments.text(TrainFlags.fit).flatMap(Fit.init)
    options.aspect = arguments.text(TrainFlags.aspect).flatMap(Aspect.init)
    options.margins = arguments.text(TrainFlags.margins).flatMap(Margins.init)
    options.matte = try arguments.color(TrainFlags.matte, verb: verb.name) ?? options.matte
    options.augmentation = arguments.text(TrainFlags.augment).flatMap(AugmentationPolicy.init)
    options.pretrained = try arguments.text(TrainFlags.pretrained).map(ModelLocator.path)
    options.freezesFeatures = arguments.isOn(TrainFlags.freeze)
    options.patience = arguments.integer(TrainFlags.patience)
    options.balancesClasses = arguments.text(TrainFlags.classWeights) == "auto"
    options.validationFraction =
      arguments.number(TrainFlags.validationFraction) ?? options.validationFraction
    options.seed = arguments.integer(Flags.seed) ?? 0
    options.threads = arguments.integer(Flags.threads)
    options.classDepth = arguments.integer(Flags.classDepth) ?? 1
    options.root = arguments.text(Flags.root)
    options.maximumPixels = arguments.integer(Flags.maxPixels)
    options.store = arguments.store
    options.campaign = arguments.text(Flags.campaign)
    options.experiment = arguments.text(Flags.experiment)
    return options
  }
}
