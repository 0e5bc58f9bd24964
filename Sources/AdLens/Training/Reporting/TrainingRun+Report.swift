extension TrainingRun {
  /// Writes the page about the run.
  func writeReport(
    _ status: RunReport.Status, results: TaskResults?
  ) throws(TrainingRunError) {
    let trainer = task.trainer
    var page = RunReport(name: directory.name)
    page.summary =
      "\(task.data.classNames.count) classes, \(settings.architecture), \(Path.name(of: settings.data))"
    page.status = status
    page.date = String(Timestamp.now.description.prefix(10))
    page.facts = facts
    page.splits = Split.allCases.map {
      RunReport.SplitCount($0.rawValue, images: task.data.count($0))
    }
    page.history = trainer.history.map(EpochRow.init)
    page.bestEpoch = trainer.bestEpoch == 0 ? nil : trainer.bestEpoch
    page.trainingSeconds = trainer.position.seconds
    if let bytes = try? FileReader.bytes(at: directory.file(RunPictures.firstBatch(task.name))) {
      page.pictures = [
        RunReport.Picture(
          caption: settings.augmentation != .off
            ? "Training images as the network sees them, varied anew each time"
            : "Training images as the network sees them",
          bytes: bytes)
      ]
    }
    results?.addToReport(&page)
    page.problems = task.data.problems.map {
      RunReport.Problem(path: $0.path, code: $0.code.rawValue, message: $0.message)
    }
    page.command = command
    page.nextSteps = nextSteps(status)
    page.version = Version.current
    try write(page.html(), to: directory.report)
  }

  /// What the run was made of.
  private var facts: [RunReport.Fact] {
    let input = task.data.preprocessing
    var facts = [
      RunReport.Fact("Data", settings.data),
      RunReport.Fact(
        "Network", "\(settings.architecture), \(grouped(task.network.parameterCount)) weights"),
      RunReport.Fact(
        "Input",
        "\(input.width) x \(input.height) x \(input.channels), \(input.fit.rawValue), "
          + "\(input.aspect.rawValue) aspect"),
      RunReport.Fact(
        "Optimizer",
        "\(settings.optimizer.rawValue), \(settings.schedule.rawValue), rate \(settings.rate)"),
      RunReport.Fact("Epochs", "\(settings.epochs), batches of \(settings.batch)"),
      RunReport.Fact(
        "Weights kept",
        settings.averageDecay.map { "moving average, decay \($0)" } ?? "as after the last step"),
      RunReport.Fact("Augmentation", settings.augmentation.rawValue),
      RunReport.Fact("Seed", String(settings.seed)),
      RunReport.Fact(
        "Machine", "\(settings.threads) threads, \(InstructionSet.current.rawValue)"),
    ]
    if let path = settings.pretrained {
      facts.append(
        RunReport.Fact(
          "Start", path + (settings.freezesFeatures ? ", all but the last layer frozen" : "")))
    }
    return facts
  }

  /// The command that repeats the run.
  private var command: String {
    var words = ["adlens", "train", settings.data, "--task", settings.task.rawValue]
    words += ["--arch", settings.architecture]
    if let folder = settings.imagesFolder { words += ["--images", folder] }
    words += ["--epochs", String(settings.epochs), "--batch", String(settings.batch)]
    words += ["--optimizer", settings.optimizer.rawValue, "--lr", settings.rate.description]
    words += ["--schedule", settings.schedule.rawValue]
    words += ["--weight-decay", settings.weightDecay.description]
    if settings.task == .classify {
      words += ["--label-smoothing", settings.labelSmoothing.description]
      words += ["--class-weights", settings.balancesClasses ? "auto" : "none"]
    }
    words += ["--ema", (settings.averageDecay ?? 0).description]
    if settings.warmUpEpochs > 0 {
      words += ["--warmup-epochs", settings.warmUpEpochs.description]
    }
    if let norm = settings.clipNorm { words += ["--clip-norm", norm.description] }
    if let size = settings.imageSize {
      words += ["--imgsz", size.description, "--fit", settings.fit.rawValue]
      words += ["--aspect", settings.aspect.rawValue]
      words += ["--margins", settings.margins.rawValue]
      words += ["--matte", String(settings.matte.hex.dropFirst())]
    }
    words += ["--augment", settings.augmentation.rawValue]
    words += ["--patience", String(settings.patience ?? 0)]
    words += ["--val-frac", settings.validationFraction.description]
    if let path = settings.pretrained { words += ["--pretrained", path] }
    if settings.freezesFeatures { words.append("--freeze") }
    if settings.classDepth != 1 { words += ["--class-depth", String(settings.classDepth)] }
    if let root = settings.root { words += ["--root", root] }
    if let pixels = settings.maximumPixels { words += ["--max-pixels", String(pixels)] }
    words += ["--seed", String(settings.seed)]
    return ShellWords.joined(words)
  }

  private func nextSteps(_ status: RunReport.Status) -> [RunReport.NextStep] {
    let run = ShellWords.joined([directory.path])
    guard status == .finished else {
      return [
        RunReport.NextStep("Go on where it was stopped", command: "adlens train --resume \(run)")
      ]
    }
    return [
      settings.task == .detect
        ? RunReport.NextStep(
          "Find objects in new creatives",
          command: "adlens detect IMAGES --model \(run) --annotate marked")
        : RunReport.NextStep(
          "Label new creatives with this model", command: "adlens classify IMAGES --model \(run)"),
      RunReport.NextStep(
        "Measure it on images it has not seen", command: "adlens evaluate DATA --model \(run)"),
      RunReport.NextStep(
        "Train it for longer",
        command: "adlens train --resume \(run) --epochs \(settings.epochs * 2)"),
    ]
  }
}
