import AdLens

/// `adlens classify`.
enum ClassifyVerb {
  static let top = Flag(
    "top", letter: "k", "K", kind: .integer(1...100_000), fallback: .value("5"),
    help: "how many classes are listed for each image")

  static let verb = Verb(
    "classify", summary: "says which class each image belongs to, and how sure that is",
    operands: ImageInputs.operands,
    flags: [Flags.model, top] + Flags.rows
      + [Flags.recursive, Flags.strict, Flags.maxPixels] + Flags.logging + [Flags.threads],
    examples: [
      .init("adlens classify banner.png --model creatives", "Uses the best weights of a run"),
      .init(
        "adlens classify ads -r --model creatives --format csv --out labels.csv",
        "Labels all images under a folder in a spreadsheet"),
      .init(
        "ls ads/*.jpg | adlens classify - --model creatives --campaign spring",
        "Takes a list of paths, and logs the results under a campaign"),
    ],
    notes: [
      "Results are logged to the store, adlens.sqlite unless --store names another; --no-log "
        + "leaves that out. An image that cannot be read is reported with its reason, and the "
        + "rest are classified; the exit code is then 1. Ctrl-C stops, and what was classified by "
        + "then stays in the store; a second Ctrl-C stops at once."
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    let inputs = ImageInputs(
      isRecursive: arguments.isOn(Flags.recursive), console: invocation.console)
    let isDocument = arguments.text(Flags.format) == OutputFormat.json.rawValue
    let loaded = try LoadedModel(
      invocation, task: "classify", hashing: isDocument || arguments.isOn(Flags.log))
    let paths = try inputs.paths(for: arguments.operands)
    // A run that is logged ends with its status in the store.
    if arguments.store != nil { Interrupt.finishGracefully() }
    let log = try ClassificationLog(invocation, model: loaded)
    do {
      return try classify(paths, with: loaded, log: log, invocation)
    } catch is Interrupted {
      log?.end(.interrupted)
      invocation.console.note("Stopped; the store has what was classified by then")
      return .interrupted
    } catch {
      log?.end(.failed)
      throw error
    }
  }

  /// The user asked to stop.
  private struct Interrupted: Error {}

  private static func classify(
    _ paths: [String], with loaded: LoadedModel, log: ClassificationLog?, _ invocation: Invocation
  ) throws -> ExitCode {
    let arguments = invocation.arguments
    let pool = WorkerPool(threads: min(arguments.threads, max(paths.count, 2)))
    let classifiers = try classifiers(
      loaded, options: DecodeOptions(arguments), pool: pool, images: paths.count)
    let top = arguments.integer(top) ?? 5
    var writer = RowWriter(invocation, columns: columns(top: top))
    let progress = ProgressLine(invocation.console)
    defer { progress.clear() }
    var tally = Tally(invocation.console)
    let needsHash = log != nil
    try OrderedMap(classifiers.count == 1 ? .serial : pool).run(paths) { path, worker in
      Result {
        if Interrupt.isRequested { throw Interrupted() }
        return try ClassifiedImage(
          path: path, by: classifiers[worker], top: top, hashing: needsHash)
      }
    } emit: { result in
      let image = try result.get()
      if image.error != nil { progress.clear() }
      tally.count(image.row)
      writer.append(image.row)
      try log?.add(image)
      progress.update("\(grouped(tally.done + tally.failed)) of \(grouped(paths.count)) images")
    }
    progress.clear()
    try log?.finish()
    if writer.format == .json {
      writer.head = ["model": ["path": .string(loaded.path), "sha256": .string(loaded.sha256)]]
    }
    try writer.finish()
    return tally.finish()
  }

  /// One classifier that all threads help for few pictures, else one for each thread.
  private static func classifiers(
    _ loaded: LoadedModel, options: DecodeOptions, pool: WorkerPool, images: Int
  ) throws -> Lanes<Classifier> {
    let first = try Classifier(
      model: loaded.model, path: loaded.path, pool: images == 1 ? pool : .serial)
    first.limits = options.limits
    first.isStrict = options.isStrict
    var all = [first]
    while images > 1, all.count < pool.threads { all.append(try first.sibling()) }
    return Lanes(all)
  }

  private static func columns(top: Int) -> [Column] {
    [
      Column("Path", "path", isFlexible: true), Column("Label", "label"),
      Column.percent("Confidence", "confidence"),
      Column("Next", "top") { value in
        (value.arrayValue ?? []).dropFirst().prefix(2).map { score in
          let share = score["confidence"]?.doubleValue ?? 0
          return "\(Column.plain(score["label"] ?? .null)) \(fixed(share * 100, decimals: 1)) %"
        }.joined(separator: ", ")
      },
      Column("Width", "width", .right), Column("Height", "height", .right),
    ].filter { top > 1 || $0.key != "top" }
  }
}
