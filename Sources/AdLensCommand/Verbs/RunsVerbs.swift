import AdLens

/// `adlens runs list`, `runs show`, `runs diff` and `runs experiments`.
enum RunsVerbs {
  static let task = Flag(
    "task", "T", kind: .text, help: "only runs of this task, such as classify")
  static let experiment = Flag(
    "experiment", "NAME", kind: .text, help: "only runs of this experiment")
  static let limit = Flag(
    "limit", "N", kind: .integer(1...1_000_000), fallback: .value("50"),
    help: "only so many, the newest")

  static let list = Verb(
    "runs list", summary: "lists the logged runs, the newest first",
    flags: [task, experiment, limit] + Flags.rows + [Flags.store],
    examples: [
      .init("adlens runs list", "Shows the last 50 runs"),
      .init("adlens runs list --task classify --format json", "Lists them for a script"),
      .init("adlens runs list --experiment sizes", "Lists what was tried for one end"),
    ],
    run: runList)

  static let show = Verb(
    "runs show", summary: "tells all that is logged of a run",
    operands: .init(name: "RUN", count: 1...1, help: "the name or number of a run"),
    flags: Flags.rows + [Flags.store],
    examples: [
      .init(
        "adlens runs show creatives", "Shows options and figures of the newest run of that name"),
      .init("adlens runs show 12 --format json", "The same of run 12, for a script"),
    ],
    run: runShow)

  static let diff = Verb(
    "runs diff", summary: "tells in which options and figures two runs differ",
    operands: .init(name: "RUN RUN", count: 2...2, help: "the names or numbers of two runs"),
    flags: Flags.rows + [Flags.store],
    examples: [
      .init("adlens runs diff creatives creatives-2", "Compares two trainings"),
      .init("adlens runs diff 3 4 --format csv --out diff.csv", "The same as a spreadsheet"),
    ],
    run: runDiff)

  static let experiments = Verb(
    "runs experiments", summary: "lists the experiments that runs were logged for",
    flags: Flags.rows + [Flags.store],
    examples: [
      .init("adlens runs experiments", "Shows each with its number of runs, the newest first"),
      .init("adlens runs experiments --format json", "Lists them for a script"),
    ],
    notes: [
      "Whatever logs, as train, evaluate, classify, detect and rank, takes --experiment NAME to make its run part "
        + "of one."
    ],
    run: runExperiments)

  static let verbs = [list, show, diff, experiments]

  private static func runList(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    let store = try openStore(invocation)
    let wanted = arguments.text(experiment)
    if let wanted, case let known = try store.experiments().map(\.name), !known.contains(wanted) {
      throw UsageError(
        "--experiment: no run of \(quoted(wanted, mark: "'")) is logged",
        suggestion: Suggestion.nearest(to: wanted, among: known), verb: invocation.verb)
    }
    let runs = try store.runs(
      task: arguments.text(task), experiment: wanted, limit: arguments.integer(limit))
    // Nobody without experiments wants to see an empty column of them.
    let isPlain = arguments.text(Flags.format).flatMap(OutputFormat.init) != .csv
    let hasNone = isPlain && !runs.contains { $0.experiment != nil }
    var columns = [
      Column("Run", "id", .right), Column("Name", "name", isFlexible: true), Column("Task", "task"),
      Column("Experiment", "experiment", isFlexible: true), Column("Status", "status"),
      Column("Started", "started_at", text: Column.minute),
      Column("Took", "seconds", .right) { $0.doubleValue.map(Words.duration) ?? "" },
      Column("Directory", "directory", isFlexible: true),
    ]
    if hasNone { columns.removeAll { $0.key == "experiment" } }
    var writer = RowWriter(invocation, columns: columns)
    for run in runs { writer.append(row(of: run)) }
    try writer.finish(summary: runs.isEmpty ? "No runs are logged in \(store.path) yet.\n" : "")
    return .done
  }

  private static func row(of run: Run) -> JSONValue {
    [
      "id": .integer(run.id), "name": .string(run.name), "task": .string(run.task),
      "status": .string(run.status.rawValue), "started_at": .string(run.startedAt),
      "ended_at": run.endedAt.map(JSONValue.string) ?? .null,
      "seconds": run.seconds.map(JSONValue.number) ?? .null, "version": .string(run.version),
      "directory": run.directory.map(JSONValue.string) ?? .null,
      "experiment": run.experiment.map(JSONValue.string) ?? .null,
    ]
  }

  private static func runExperiments(_ invocation: Invocation) throws -> ExitCode {
    let store = try openStore(invocation)
    var writer = RowWriter(
      invocation,
      columns: [
        Column("Experiment", "name", isFlexible: true), Column.count("Runs", "runs"),
        Column("Begun", "created_at", text: Column.minute),
        Column("Last run", "last_started_at", text: Column.minute),
      ])
    let experiments = try store.experiments()
    for experiment in experiments {
      writer.append([
        "name": .string(experiment.name), "runs": .integer(experiment.runCount),
        "created_at": .string(experiment.createdAt),
        "last_started_at": experiment.lastStartedAt.map(JSONValue.string) ?? .null,
      ])
    }
    try writer.finish(
      summary: experiments.isEmpty
        ? "No run in \(store.path) belongs to an experiment; --experiment NAME of train, evaluate, classify, "
          + "detect and rank says which one does.\n" : "")
    return .done
  }

  private static func runShow(_ invocation: Invocation) throws -> ExitCode {
    let store = try openStore(invocation)
    let run = try find(invocation.arguments.operands[0], in: store, invocation)
    var object = row(of: run).objectValue ?? [:]
    let parameters = try store.parameters(of: run.id)
    object["params"] = JSONValue(parameters.map { ($0.key, .string($0.value)) })
    let metrics = try store.latestMetrics(of: run.id)
    object["metrics"] = JSONValue(metrics.map { ($0.key, .number($0.value)) })
    let labels = try store.labelCounts(of: run.id)
    object["predictions"] = .integer(try store.predictionCount(of: run.id))
    object["labels"] = JSONValue(labels.map { ($0.label, .integer($0.count)) })
    let objects = try store.objectCounts(of: run.id)
    object["detected_creatives"] = .integer(try store.detectedCreativeCount(of: run.id))
    object["objects"] = JSONValue(objects.map { ($0.label, .integer($0.count)) })
    let writer = RowWriter(invocation, columns: [])
    var table = PairTable()
    table.add(object.pairs.filter { $0.value.objectValue == nil })
    table.add("Options", object["params"])
    table.add("Figures", object["metrics"])
    table.add("Predicted labels", object["labels"])
    table.add("Objects found", object["objects"])
    try writer.finish(object: object, table: table.text)
    return .done
  }

  private static func runDiff(_ invocation: Invocation) throws -> ExitCode {
    let store = try openStore(invocation)
    let first = try find(invocation.arguments.operands[0], in: store, invocation)
    let second = try find(invocation.arguments.operands[1], in: store, invocation)
    let diff = try store.diff(first, second)
    var writer = RowWriter(
      invocation,
      columns: [
        Column("Kind", "kind"), Column("Key", "key"),
        Column("\(first.name) (\(first.id))", "first", .right, text: Column.short),
        Column("\(second.name) (\(second.id))", "second", .right, text: Column.short),
        Column("Change", "change", .right) {
          ($0.doubleValue ?? 0 > 0 ? "+" : "") + Column.short($0)
        },
      ])
    writer.head = ["first": row(of: first), "second": row(of: second)]
    for parameter in diff.parameters {
      writer.append([
        "kind": "option", "key": .string(parameter.key),
        "first": parameter.first.map(JSONValue.string) ?? .null,
        "second": parameter.second.map(JSONValue.string) ?? .null, "change": nil,
      ])
    }
    for figure in diff.figures {
      writer.append([
        "kind": "figure", "key": .string(figure.key),
        "first": figure.first.map(JSONValue.number) ?? .null,
        "second": figure.second.map(JSONValue.number) ?? .null,
        "change": figure.change.map(JSONValue.number) ?? .null,
      ])
    }
    try writer.finish()
    return .done
  }

  private static func openStore(_ invocation: Invocation) throws(StoreError) -> Store {
    try Store.open(invocation.arguments.text(Flags.store) ?? "adlens.sqlite", .reading)
  }

  /// The run of a name or number, or the nearest name as a question.
  private static func find(
    _ word: String, in store: Store, _ invocation: Invocation
  ) throws -> Run {
    if let run = try store.run(word) { return run }
    let names = try store.runs().map(\.name)
    throw UsageError(
      "'\(word)' is no run in \(store.path)",
      suggestion: Suggestion.nearest(to: word, among: names), verb: invocation.verb,
      next: "'adlens runs list' lists them.")
  }
}
