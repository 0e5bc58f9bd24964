import AdLens

/// `adlens report`.
enum ReportVerb {
  static let out = Flag(
    "out", letter: "o", "F.html", kind: .text, fallback: .rule("a new file named after the first"),
    help: "the page to write")

  static let model = Flag(
    "model", letter: "m", "M", kind: .text,
    help:
      "a model of clicks, a run or a file: marks in each picture what speaks for clicks, or for what else it was learned for"
  )

  static let verb = Verb(
    "report", summary: "writes one self-contained page of campaigns, or of a run",
    operands: .init(
      name: "NAME", count: 1...20,
      help: "a campaign, campaign:NAME or run:NAME; several campaigns are compared"),
    flags: [
      out, model, CompareFlags.confidence, CompareFlags.split, CompareFlags.randomized,
      Flags.maxPixels,
      Flags.threads, Flags.seed, Flags.store,
    ],
    examples: [
      .init("adlens report spring", "Writes spring.html: creatives with rates, intervals, notes"),
      .init("adlens report spring summer --out seasons.html", "Compares two campaigns on a page"),
      .init(
        "adlens report spring --model spring",
        "Marks what speaks for clicks in each picture, as a model learned with train --task ctr sees it"
      ),
      .init("adlens report run:quick --out quick.html", "Copies the page of a training run"),
    ],
    notes: [
      "The page needs nothing but itself: no scripts, nothing from the net. It shows what adlens detect "
        + "found in the images and what a ranking predicted, where that is logged; images are read from "
        + "where they were imported. One that is missing is told, and the page made without it."
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    let subjects = arguments.operands.map(ComparisonSubject.init)
    let store = try Store.open(arguments.text(Flags.store) ?? "adlens.sqlite", .reading)
    if subjects.count == 1, let name = subjects[0].run {
      if arguments.isGiven(model) {
        throw UsageError(
          "--model marks pictures of campaigns; the page of a run is as the run wrote it",
          verb: invocation.verb)
      }
      let page = try RunPage(of: name, in: store)
      try write(page.bytes, name: page.run.name, invocation)
      if !page.isOriginal {
        invocation.console.note("made from the log: the run left no report.html")
      }
      return .done
    }
    let names = try subjects.map { subject throws(UsageError) -> String in
      guard case .campaign(let name) = subject else {
        throw UsageError(
          "a page shows campaigns, or one run, and no mix of them", verb: invocation.verb)
      }
      return name
    }
    let loaded = try arguments.text(model).map {
      try LoadedModel($0, task: ModelTask.ctr.rawValue)
    }
    let model = try loaded.map { try RankingModel($0.model, path: $0.path) }
    if let model, !model.isGateOpen {
      invocation.console.warning(
        "pictures were found to say nothing about \(model.outcome.successNoun); what is marked may be chance"
      )
    }
    var options = try CompareFlags.options(invocation)
    if let split = options.split, split.count != names.count {
      throw UsageError(
        "--split has \(Words.count(split.count, "share")), and there are "
          + Words.count(names.count, "campaign"), verb: invocation.verb)
    }
    if names.count == 1 { options.split = nil }
    let page = try CampaignPage(
      of: names, in: store, options: options, decoding: DecodeOptions(arguments),
      model: model, modelPath: loaded?.path ?? "",
      pool: WorkerPool(arguments))
    try write(Array(page.html.utf8), name: names.joined(separator: "-"), invocation)
    for problem in page.imageProblems { invocation.console.warning(problem.description) }
    return page.imageProblems.isEmpty ? .done : .partial
  }

  /// Writes the page, and its path as the last line of standard output.
  private static func write(_ bytes: [UInt8], name: String, _ invocation: Invocation) throws {
    let path = invocation.arguments.text(out) ?? freeName(name)
    try AtomicFile.write(bytes, to: path)
    invocation.console.write(path + "\n")
  }

  /// A file name that is not taken, of the letters that every file system takes.
  private static func freeName(_ name: String) -> String {
    let letters = name.prefix(80).map { character -> Character in
      let isPlain = character.isLetter || character.isNumber || "-_. ".contains(character)
      return isPlain ? character : "-"
    }
    let stem = letters.first.map(".-".contains) ?? true ? "report" : String(letters)
    var (path, number) = (stem + ".html", 2)
    while FileSystem.exists(path) {
      path = "\(stem)-\(number).html"
      number += 1
    }
    return path
  }
}
