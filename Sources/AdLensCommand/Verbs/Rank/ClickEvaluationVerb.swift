import AdLens

/// `adlens evaluate` with a model of clicks.
struct ClickEvaluationVerb {
  private let invocation: Invocation
  private let loaded: LoadedModel

  init(_ invocation: Invocation, _ loaded: LoadedModel) {
    self.invocation = invocation
    self.loaded = loaded
  }

  func run() throws -> ExitCode {
    let arguments = invocation.arguments
    for flag in [Flags.classDepth, Flags.root, TrainFlags.images, EvaluateVerb.split]
    where arguments.isGiven(flag) {
      throw UsageError(
        "--\(flag.name) has no meaning for a model of clicks; leave it out",
        verb: invocation.verb)
    }
    let path = arguments.text(Flags.store)
    let store = try path.flatMap { path throws(StoreError) -> Store? in
      guard arguments.isOn(Flags.log) || FileSystem.exists(path) else { return nil }
      return try Store.open(path)
    }
    let progress = ProgressLine(invocation.console)
    let data = arguments.operands[0]
    let model = try RankingModel(loaded.model, path: loaded.path)
    let result = try ClickEvaluation.run(
      model, path: loaded.path, data: data,
      store: store, threads: arguments.integer(Flags.threads),
      maximumPixels: arguments.integer(Flags.maxPixels)
    ) { done, total in
      progress.update("Looking at \(grouped(done)) of \(Words.count(total, "creative"))")
    }
    progress.clear()
    for problem in result.problems {
      invocation.console.error("\(problem.path ?? ""): \(problem.message)")
    }
    if result.knownCount > 0 {
      invocation.console.warning(
        "the model learned from \(grouped(result.knownCount)) of the "
          + "\(Words.count(result.creativeCount, "creative")); figures on these flatter it")
    }
    let json = result.figures.jsonValue(model.outcome).objectValue ?? [:]
    if let store, arguments.isOn(Flags.log) { try log(json, data, to: store) }
    var object = json
    object["model"] = .string(loaded.path)
    object["known_to_model"] = .integer(result.knownCount)
    object["objective"] = .string(model.objective.rawValue)
    try RowWriter(invocation, columns: []).finish(
      object: object, table: table(result, model.outcome))
    return result.problems.isEmpty ? .done : .partial
  }

  /// The figures as people read them.
  private func table(
    _ result: ClickEvaluation, _ outcome: CreativeObservations.Outcome
  ) -> String {
    let figures = result.figures
    func number(_ value: Double?) -> JSONValue {
      .string(value.map { fixed($0, decimals: 4) } ?? "–")
    }
    var table = PairTable()
    table.add([
      ("Creatives", .string(grouped(figures.creativeCount))),
      (Words.capitalized(outcome.trialNoun), .string(grouped(Int(figures.trials)))),
      (Words.capitalized(outcome.successNoun), .string(grouped(Int(figures.successes)))),
      ("AUC", number(figures.auc)), ("AUC in campaigns", number(figures.gauc)),
      ("NDCG@3", number(figures.ndcg3)), ("NDCG@10", number(figures.ndcg10)),
      ("Rank correlation", number(figures.spearman)), ("Log loss", number(figures.logLoss)),
      ("Normalised entropy", number(figures.normalizedEntropy)),
      ("Expected by observed \(outcome.successNoun)", number(figures.calibration)),
    ])
    return table.text
  }

  private func log(_ figures: JSONObject, _ data: String, to store: Store) throws(StoreError) {
    let campaign = invocation.arguments.text(Flags.campaign)
    try store.transaction { () throws(StoreError) in
      let run = try store.beginRun(
        NewRun(
          name: campaign ?? "evaluate", task: ModelTask.ctr.rawValue, version: Version.current,
          arguments: [
            "data": .string(data), "model": .string(loaded.path),
            "model_sha256": .string(loaded.sha256),
          ], experiment: invocation.arguments.text(Flags.experiment)))
      try store.log(
        figures.pairs.compactMap { pair in pair.value.doubleValue.map { Metric(pair.key, $0) } },
        of: run)
      try store.endRun(run, .finished)
    }
  }
}
