import AdLens

/// `adlens synth`.
enum SynthVerb {
  static let directory = Flag(
    "out", letter: "o", "DIR", kind: .text, help: "the folder to make; must be new or empty")
  static let count = Flag(
    "count", letter: "n", "N", kind: .integer(1...1_000_000), fallback: .value("100"),
    help: "how many ads to draw")
  static let holdout = Flag.off(
    "holdout", help: "draw with templates, fonts, pictures and sizes that other runs never use")
  static let assets = Flag(
    "assets", "DIR", kind: .text,
    help: "folders of pictures and fonts to draw with: photos*, product*, cutouts*, logos*, fonts*")
  static let annotations = Flag(
    "annotations", "LIST", kind: .text, fallback: .value("coco"),
    help: "how boxes are written, separated by commas: coco (always), yolo, voc, createml")

  static let clicks = Flag(
    "clicks", "IMPRESSIONS", kind: .integer(1...100_000_000),
    help: "also show the ads so often, and write who clicked, by a known model")

  static let verb = Verb(
    "synth", summary: "draws ads with exact boxes to train and test on",
    flags: [directory, count, Flags.seed, holdout, assets, annotations, clicks, Flags.threads],
    examples: [
      .init("adlens synth --out ads --count 5000", "Draws a training set"),
      .init(
        "adlens synth --out test --count 500 --holdout", "Draws ads of another kind to test on"),
      .init(
        "adlens synth --out ads --assets pictures --annotations yolo,voc",
        "Uses pictures of your own, and writes boxes in three forms"),
      .init(
        "adlens synth --out shop --count 4000 --clicks 600000",
        "Ads with clicks, to learn which draw them"),
    ],
    notes: [
      "DIR gets images/, boxes.json (COCO) and labels.csv, whose columns say what each ad is and what is "
        + "visible in it. boxes.json is written last: a folder without it is not finished.",
      "--clicks adds ads.csv, impressions.csv (a row each), performance.csv (for 'adlens campaign import'), and, "
        + "not for learners, oracle.csv (the true rates) and oracle.json (what one who knows the model "
        + "reaches). Pictures stay the same; the same seed with --holdout is the same market.",
      "Words of --assets serve runs with and without --holdout; so does a picture or a family of fonts "
        + "that is the only one of its kind.",
      "The same seed gives the same bytes whatever the number of threads, with the same fonts and "
        + "pictures. Letters are drawn with the fonts of the system and of fonts* in --assets; without "
        + "--assets everything else is drawn too.",
    ],
    run: run)

  /// Warnings about single files of `--assets` before the rest is only counted.
  private static let shownProblems = 10

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    guard let path = arguments.text(directory) else {
      throw UsageError("'adlens synth' needs --out: the folder to make", verb: invocation.verb)
    }
    let formats = try formats(invocation)
    let options = SyntheticOptions(
      seed: UInt64(arguments.integer(Flags.seed) ?? 0), isHeldOut: arguments.isOn(holdout))
    let pictures = try arguments.text(assets).map { try Assets(directory: $0) }
    if let pictures, pictures.pictureCount == 0, pictures.fontDirectories.isEmpty {
      throw UsageError(
        "--assets: '\(arguments.text(assets) ?? "")' has no folder named photos*, product*, cutouts*,"
          + " logos* or fonts* with files in it", verb: invocation.verb)
    }
    let fonts = try FontCatalog(
      directories: SystemFonts.directories + (pictures?.fontDirectories ?? []))
    let set = try SyntheticSet(directory: path, formats: formats, options: options)
    let records = try draw(invocation, set, options, fonts, pictures)
    let problems = pictures?.problems ?? []
    for problem in problems.prefix(shownProblems) { invocation.console.warning(problem) }
    if problems.count > shownProblems {
      let more = Words.count(problems.count - shownProblems, "more file")
      invocation.console.warning("\(more) of --assets cannot be read")
    }
    let oracle = try arguments.integer(clicks).map {
      try set.storeClicks(of: records, impressions: $0, version: Version.current)
    }
    try set.finish(records, version: Version.current)
    report(records, fonts, invocation.console)
    if let oracle { report(oracle, invocation.console) }
    invocation.console.write(path + "\n")
    return problems.isEmpty ? .done : .partial
  }

  private static func formats(_ invocation: Invocation) throws(UsageError) -> Set<BoxFormat> {
    let names = BoxFormat.allCases.map(\.rawValue)
    var formats: Set<BoxFormat> = [.coco]
    for word in (invocation.arguments.text(annotations) ?? "").split(separator: ",") {
      guard let format = BoxFormat(rawValue: String(word)) else {
        throw UsageError(
          "--annotations: '\(word)' is not one of \(names.joined(separator: ", "))",
          suggestion: Suggestion.nearest(to: String(word), among: names), verb: invocation.verb)
      }
      formats.insert(format)
    }
    return formats
  }

  /// Draws and stores all ads with every thread, and returns their records in order.
  private static func draw(
    _ invocation: Invocation, _ set: SyntheticSet, _ options: SyntheticOptions,
    _ fonts: FontCatalog, _ pictures: Assets?
  ) throws -> [AdRecord] {
    let total = invocation.arguments.integer(count) ?? 100
    let pool = WorkerPool(invocation.arguments)
    let drawers = Lanes(
      (0..<pool.threads).map { _ in AdDrawer(options, fonts: fonts, assets: pictures) })
    let progress = ProgressLine(invocation.console)
    var records: [AdRecord] = []
    records.reserveCapacity(total)
    try OrderedMap(pool).run(Array(0..<total)) { index, worker in
      Result { () throws(SyntheticError) in try set.store(drawers[worker].ad(at: index)) }
    } emit: { result in
      records.append(try result.get())
      progress.update("\(grouped(records.count)) of \(grouped(total)) ads")
    }
    progress.clear()
    return records
  }

  /// Tells what was drawn.
  private static func report(_ records: [AdRecord], _ fonts: FontCatalog, _ console: Console) {
    let boxes = records.flatMap(\.boxes)
    let kinds = ElementClass.allCases.map { kind in
      "\(grouped(boxes.count { $0.kind == kind })) \(kind.rawValue)"
    }
    console.note(
      "\(Words.count(records.count, "ad")) with \(Words.count(fonts.families.count, "font")):"
        + " \(kinds.joined(separator: ", "))")
  }

  /// Tells how the ads were clicked.
  private static func report(_ oracle: ClickOracle, _ console: Console) {
    func figure(_ name: String, _ value: Double?) -> String {
      value.map { "; \(name) \(fixed($0, decimals: 3))" } ?? ""
    }
    console.note(
      "\(Words.count(oracle.impressions, "impression")) with \(Words.count(oracle.clicks, "click"))"
        + figure("the model's AUC", oracle.fullArea) + figure("the image's", oracle.imageArea)
        + figure("its NDCG@3 of 8", oracle.imageGain) + figure("by chance", oracle.guessingGain))
  }
}
