import AdLens

/// `adlens evaluate`.
enum EvaluateVerb {
  static let split = Flag(
    "split", kind: .choice(EvaluationOptions.Selection.allCases.map(\.rawValue)),
    fallback: .rule("test if DATA has one, else all"), help: "which images are measured")

  static let verb = Verb(
    "evaluate", summary: "measures how often a model is right on labeled images",
    operands: .init(
      name: "DATA", count: 1...1,
      help: "labeled images, laid out as for 'adlens train', annotated ones for a detector, or "
        + "for a model of clicks a campaign or a folder with performance.csv"),
    flags: [Flags.model, split, TrainFlags.images] + Flags.rows + Flags.data + Flags.logging
      + [Flags.threads],
    examples: [
      .init("adlens evaluate images --model creatives", "Measures a run's model on a folder"),
      .init(
        "adlens evaluate images --model creatives --split val --format json",
        "Measures it on the images that its epoch was chosen on, for a script"),
      .init(
        "adlens evaluate ads/boxes.json --model ads",
        "Measures a detector: COCO's average precision"),
    ],
    notes: [
      "Figures on images that the model has learned from flatter it; a warning tells how many "
        + "are known to it.",
      "A file that cannot be read is told and left out; the exit code is then 1.",
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    guard let word = arguments.text(Flags.model) else {
      throw UsageError.missingModel(invocation.verb)
    }
    var options = EvaluationOptions(
      data: arguments.operands[0], model: try ModelLocator.path(for: word))
    options.imagesFolder = arguments.text(TrainFlags.images)
    options.selection = arguments.text(split).flatMap(EvaluationOptions.Selection.init)
    options.threads = arguments.integer(Flags.threads)
    options.classDepth = arguments.integer(Flags.classDepth) ?? 1
    options.root = arguments.text(Flags.root)
    options.maximumPixels = arguments.integer(Flags.maxPixels)
    let loaded = try LoadedModel(word, task: nil)
    switch ModelTask(rawValue: loaded.model.task) {
    case .detect: return try DetectorEvaluation(invocation, options).run()
    case .ctr: return try ClickEvaluationVerb(invocation, loaded).run()
    case .classify, nil: break
    }
    if options.imagesFolder != nil {
      throw UsageError("--images is for detectors; leave it out", verb: invocation.verb)
    }
    // A store that cannot be used is told before the work, not after it.
    let store = try arguments.store.map { path throws(StoreError) in try Store.open(path) }
    let progress = ProgressLine(invocation.console)
    let result = try DatasetEvaluation.run(options) { done, total in
      progress.update("Reading \(grouped(done)) of \(Words.count(total, "image"))")
    }
    progress.clear()
    invocation.console.warn(of: result.problems)
    invocation.console.warn(
      known: result.knownCount, of: result.evaluation.samples.count, in: result.selection)
    if let store { try log(result, options, store, arguments) }
    var object = result.evaluation.jsonValue.objectValue ?? [:]
    object["split"] = .string(result.selection.rawValue)
    object["known_to_model"] = .integer(result.knownCount)
    object["model"] = .string(options.model)
    let table = text(result)
    try RowWriter(invocation, columns: []).finish(object: object, table: table)
    return result.problems.contains(where: \.code.isFailure) ? .partial : .done
  }

  /// The figures as people read them.
  private static func text(_ result: DatasetEvaluation) -> String {
    let evaluation = result.evaluation
    let metrics = evaluation.metrics
    var table = PairTable()
    table.add([
      ("Images", .string("\(grouped(metrics.count)) (\(result.selection.rawValue))")),
      ("Right", .string(Words.percent(metrics.top1))),
      ("Right among five", .string(Words.percent(metrics.top5))),
      ("Log loss", .number(metrics.nll)), ("Calibration error", .number(metrics.ece)),
    ])
    let columns: [Column] = [
      Column("Class", "label"), .percent("Precision", "precision"), .percent("Recall", "recall"),
      .percent("F1", "f1"), .count("Images", "support"),
    ]
    let rows = evaluation.jsonValue["per_class"]?.arrayValue ?? []
    return table.text + "\n" + TextTable(columns: columns, width: nil).text(of: rows)
  }

  private static func log(
    _ result: DatasetEvaluation, _ options: EvaluationOptions, _ store: Store,
    _ arguments: ParsedArguments
  ) throws(StoreError) {
    let metrics = result.evaluation.metrics
    let campaign = arguments.text(Flags.campaign)
    try store.transaction { () throws(StoreError) in
      let run = try store.beginRun(
        NewRun(
          name: campaign ?? "evaluate", task: "classify",
          version: Version.current,
          arguments: [
            "data": .string(options.data), "model": .string(options.model),
            "model_sha256": .string(result.modelSHA256),
            "split": .string(result.selection.rawValue),
          ], experiment: arguments.text(Flags.experiment)))
      try store.log(
        [
          Metric("top1", metrics.top1), Metric("top5", metrics.top5), Metric("nll", metrics.nll),
          Metric("ece", metrics.ece),
        ], of: run)
      try store.log(predictions: result.predictions, of: run, campaign: campaign)
      try store.endRun(run, .finished)
    }
  }
}
