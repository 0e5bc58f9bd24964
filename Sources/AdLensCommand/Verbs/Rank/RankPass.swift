import AdLens

/// Looks at all images, then puts them in order.
struct RankPass {
  private let invocation: Invocation
  private let loaded: LoadedModel
  private let model: RankingModel
  private let paths: [String]
  private let level: Double
  private let objective: RankingObjective

  /// An image that was looked at.
  struct Seen: Sendable {
    let path: String
    let analysis: CreativeAnalyzer.Analysis
    let creative: Creative?
  }

  init(_ invocation: Invocation) throws {
    self.invocation = invocation
    let arguments = invocation.arguments
    guard let word = arguments.text(Flags.model) else {
      throw UsageError(
        "'adlens rank' needs --model, which 'adlens train CAMPAIGN --task ctr' makes from an imported "
          + "campaign", verb: invocation.verb)
    }
    loaded = try LoadedModel(word, task: ModelTask.ctr.rawValue, hashing: true)
    model = try RankingModel(loaded.model, path: loaded.path)
    level = arguments.number(RankVerb.level) ?? 0.9
    objective = try Self.objective(of: model, at: loaded.path, invocation)
    let inputs = ImageInputs(
      isRecursive: arguments.isOn(Flags.recursive), console: invocation.console)
    paths = try inputs.paths(for: arguments.operands)
  }

  func run() throws -> ExitCode {
    let arguments = invocation.arguments
    if !model.isGateOpen {
      guard arguments.isOn(RankVerb.force) else {
        let value = model.report["gate"]?["p_value"]?.doubleValue ?? 1
        invocation.console.error(
          "\(loaded.path): on creatives that were held out, pictures said nothing about \(model.outcome.successNoun) that the "
            + "context does not (p = \(fixed(value, decimals: 2))); more data may change that, and "
            + "--force ranks all the same")
        return .partial
      }
      invocation.console.warning(
        "pictures were found to say nothing about \(model.outcome.successNoun); order may be chance"
      )
    }
    if arguments.store != nil { Interrupt.finishGracefully() }
    let contexts = try contexts()
    let live = try LiveClicks(invocation, model, objective)
    // A store that cannot be used is told before the work, not after it.
    let store = try arguments.store.map { path throws(StoreError) in try Store.open(path) }
    var tally = Tally(invocation.console)
    let (seen, failures) = try look(&tally)
    if Interrupt.isRequested { return .interrupted }
    let learned = seen.count { seen in
      guard live?.figures(of: seen.creative) != nil, let hash = seen.creative?.sha256 else {
        return false
      }
      return model.trainingImages?.contains(sha256: hash) ?? false
    }
    if learned > 0 {
      invocation.console.warning(
        "--update-from: the model learned from \(grouped(learned)) of \(grouped(seen.count)) of the images; where "
          + "it did so from that campaign, its clicks count twice")
    }
    if let live, case let known = seen.count(where: { live.figures(of: $0.creative) != nil }),
      known < seen.count
    {
      invocation.console.warning(
        "--update-from: \(known == 0 ? "none" : "\(grouped(seen.count - known)) of \(grouped(seen.count))") "
          + "of the images \(known == 0 ? "is" : "are not") in that campaign; for these the picture alone "
          + "counts")
    }
    var rows: [JSONValue] = []
    for context in contexts {
      rows += RankRows(
        model: model, objective: objective, level: level, context: context, live: live
      ).rows(seen)
    }
    var writer = RowWriter(
      invocation,
      columns: RankRows.columns(
        objective, model.outcome, by: context, isLive: live != nil))
    for row in rows { writer.append(row) }
    for row in failures { writer.append(row) }
    if writer.format == .json {
      writer.head = [
        "model": ["path": .string(loaded.path), "sha256": .string(loaded.sha256)],
        "level": .number(level), "objective": .string(objective.rawValue),
      ]
      if let economics = model.economics {
        writer.head["economics"] = (live?.economics(economics) ?? economics).jsonValue
      }
    }
    try writer.finish(summary: "")
    if let store { try log(rows, seen, to: store) }
    return tally.finish()
  }

  /// What counts: what the flag says if the model can tell it, else what the model was learned for.
  private static func objective(
    of model: RankingModel, at path: String, _ invocation: Invocation
  ) throws -> RankingObjective {
    guard
      let asked = invocation.arguments.text(RankVerb.objective).flatMap(RankingObjective.init),
      asked != model.objective
    else { return model.objective }
    // Both follow from one rate.
    let isTold = asked == .cpa || model.economics?.conversionValue ?? 0 > 0
    if asked.isMoney, model.objective.isMoney, isTold { return asked }
    throw UsageError(
      "--objective \(asked.rawValue): \(path) was learned for \(model.objective.rawValue); "
        + "'adlens train DATA --task ctr --objective \(asked.rawValue)' makes a model for it",
      verb: invocation.verb)
  }

  /// The field that `--by` names.
  private var context: ContextField? {
    invocation.arguments.text(RankVerb.dimension).flatMap(ContextField.init)
  }

  /// What is known of each context that gets an order of its own.
  private func contexts() throws(UsageError) -> [[ContextField: String]] {
    var known: [ContextField: String] = [:]
    // The label of what is logged is a context where the model knows it, and no other campaign's place.
    if let name = invocation.arguments.text(Flags.campaign),
      model.clicks.levels[.campaign].names.contains(name)
    {
      known[.campaign] = name
    }
    guard let field = context else { return [known] }
    let names = model.clicks.levels[field].names
    guard !names.isEmpty else {
      throw UsageError(
        "--by \(field.rawValue): the model knows no \(field.rawValue), for the figures it learned from "
          + "told none", verb: invocation.verb)
    }
    if model.clicks.levels[field].sharedCount > 0 {
      invocation.console.note(
        "--by \(field.rawValue): the \(names.count) most frequent have an order; the others are too rare for one"
      )
    }
    return names.map { name in known.merging([field: name]) { $1 } }
  }

  private func look(_ tally: inout Tally) throws -> (seen: [Seen], failures: [JSONValue]) {
    let arguments = invocation.arguments
    let pool = WorkerPool(threads: min(arguments.threads, max(paths.count, 1)))
    let first = try Ranker(model: model, path: loaded.path, pool: .serial)
    first.analyzer.limits = DecodeOptions(arguments).limits
    first.analyzer.isStrict = arguments.isOn(Flags.strict)
    var rankers = [first]
    while rankers.count < pool.threads { rankers.append(try first.sibling()) }
    let workers = Lanes(rankers)
    let progress = ProgressLine(invocation.console)
    defer { progress.clear() }
    var seen: [Seen] = []
    var failures: [JSONValue] = []
    var count = 0
    try OrderedMap(pool).run(paths) { path, worker in
      Result { try Self.look(at: path, by: workers[worker].analyzer) }
    } emit: { result in
      count += 1
      switch try result.get() {
      case .success(let image):
        seen.append(image)
        tally.count(["path": .string(image.path)])
      case .failure(let error):
        let row = JSONValue(failure: error, path: error.path ?? "")
        progress.clear()
        tally.count(row)
        failures.append(row)
      }
      progress.update("\(grouped(count)) of \(grouped(paths.count)) images")
    }
    return (seen, failures)
  }

  private static func look(
    at path: String, by analyzer: CreativeAnalyzer
  ) throws -> Result<Seen, ImageError> {
    let image: LoadedImage
    do throws(ImageError) {
      image = try LoadedImage(path, limits: analyzer.limits) { bytes throws(ImageError) in
        try ImageDecoder.decode(bytes, options: analyzer.decodeOptions)
      }
    } catch {
      var error = error
      error.path = path
      return .failure(error)
    }
    return .success(
      Seen(path: path, analysis: try analyzer.analyze(image.decoded), creative: image.creative))
  }

  /// Logs a run, or one for each part that has an order of its own: a run predicts a creative once.
  private func log(_ rows: [JSONValue], _ seen: [Seen], to store: Store) throws(StoreError) {
    let creatives = Dictionary(
      seen.map { ($0.path, $0.creative) }, uniquingKeysWith: { first, _ in first })
    let field = context?.rawValue
    var parts: [(value: JSONValue?, rows: [JSONValue])] = []
    for row in rows {
      let value = field.flatMap { row[$0] }
      if let place = parts.firstIndex(where: { $0.value == value }) {
        parts[place].rows.append(row)
      } else {
        parts.append((value, [row]))
      }
    }
    try store.transaction { () throws(StoreError) in
      for part in parts {
        try log(
          part.rows.compactMap { prediction($0, creatives) },
          by: field.flatMap { field in part.value.map { [field: $0] } }, to: store)
      }
    }
  }

  private func prediction(
    _ row: JSONValue, _ creatives: [String: Creative?]
  ) -> Prediction? {
    guard let path = row["path"]?.stringValue, let creative = creatives[path] ?? nil,
      let rate = row[model.outcome.rateKey]?.doubleValue
    else { return nil }
    var extra = row.objectValue ?? [:]
    for key in ["path", model.outcome.rateKey] { extra[key] = nil }
    extra["level"] = .number(level)
    return Prediction(
      creative: creative, label: objective.rawValue, confidence: rate, extra: .object(extra))
  }

  private func log(
    _ predictions: [Prediction], by part: JSONObject?, to store: Store
  ) throws(StoreError) {
    let campaign = invocation.arguments.text(Flags.campaign)
    let paths = invocation.arguments.operands
    var arguments: JSONObject = [
      "images": .array(paths.map(JSONValue.string)), "model": .string(loaded.path),
      "model_sha256": .string(loaded.sha256), "level": .number(level),
      "objective": .string(objective.rawValue),
    ]
    arguments["by"] = part.map(JSONValue.object)
    let run = try store.beginRun(
      NewRun(
        name: campaign ?? "rank", task: "rank", version: Version.current,
        arguments: .object(arguments), experiment: invocation.arguments.text(Flags.experiment)))
    try store.log(
      parameters: [(key: "model", value: loaded.path)] + model.facts
        + [(key: "level of intervals", value: Words.percent(level))], of: run)
    try store.log(model.figures, of: run)
    try store.log(predictions: predictions, of: run, campaign: campaign)
    try store.endRun(run, .finished)
  }
}
