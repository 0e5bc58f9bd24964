import AdLens

/// `adlens evaluate` with a detector.
struct DetectorEvaluation {
  private let invocation: Invocation
  private let options: EvaluationOptions

  init(_ invocation: Invocation, _ options: EvaluationOptions) {
    self.invocation = invocation
    self.options = options
  }

  func run() throws -> ExitCode {
    let arguments = invocation.arguments
    for flag in [Flags.classDepth, Flags.root] where arguments.isGiven(flag) {
      throw UsageError(
        "--\(flag.name) is for classifiers; leave it out", verb: invocation.verb)
    }
    // A store that cannot be used is told before the work, not after it.
    let store = try arguments.store.map { path throws(StoreError) in try Store.open(path) }
    let progress = ProgressLine(invocation.console)
    let result = try AnnotatedEvaluation.run(options) { done, total in
      progress.update("Reading \(grouped(done)) of \(Words.count(total, "image"))")
    }
    progress.clear()
    invocation.console.warn(of: result.problems)
    invocation.console.warn(
      known: result.knownCount, of: result.evaluation.images.count, in: result.selection)
    if let store { try log(result, store) }
    var object = result.evaluation.jsonValue.objectValue ?? [:]
    object["split"] = .string(result.selection.rawValue)
    object["known_to_model"] = .integer(result.knownCount)
    object["model"] = .string(options.model)
    try RowWriter(invocation, columns: []).finish(object: object, table: text(result))
    return result.problems.contains(where: \.code.isFailure) ? .partial : .done
  }

  /// The figures as people read them.
  private func text(_ result: AnnotatedEvaluation) -> String {
    let evaluation = result.evaluation
    func percent(_ value: Double?) -> JSONValue { .string(value.map { Words.percent($0) } ?? "–") }
    var table = PairTable()
    table.add([
      ("Images", .string("\(grouped(evaluation.images.count)) (\(result.selection.rawValue))")),
      ("mAP50-95", percent(evaluation.precision.mean)),
      ("mAP50", percent(evaluation.precision.at50)),
      ("Best F1", percent(evaluation.bestF1)),
      (
        "at confidence",
        .string(evaluation.bestConfidence.map { fixed($0, decimals: 2) } ?? "–")
      ),
    ])
    let columns: [Column] = [
      Column("Class", "label"), .percent("AP50-95", "ap50_95"), .percent("AP50", "ap50"),
      .percent("Precision", "precision"), .percent("Recall", "recall"),
      .count("Objects", "support"),
    ]
    let rows = evaluation.jsonValue["per_class"]?.arrayValue ?? []
    return table.text + "\n" + TextTable(columns: columns, width: nil).text(of: rows)
  }

  private func log(_ result: AnnotatedEvaluation, _ store: Store) throws(StoreError) {
    let campaign = invocation.arguments.text(Flags.campaign)
    let evaluation = result.evaluation
    try store.transaction { () throws(StoreError) in
      let run = try store.beginRun(
        NewRun(
          name: campaign ?? "evaluate", task: ModelTask.detect.rawValue, version: Version.current,
          arguments: [
            "data": .string(options.data), "model": .string(options.model),
            "model_sha256": .string(result.modelSHA256),
            "split": .string(result.selection.rawValue),
          ], experiment: invocation.arguments.text(Flags.experiment)))
      try store.log(evaluation.metrics(), of: run)
      try store.endRun(run, .finished)
    }
  }
}
