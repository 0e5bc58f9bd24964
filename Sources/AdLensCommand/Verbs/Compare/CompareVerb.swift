import AdLens

/// `adlens compare`.
enum CompareVerb {
  static let verb = Verb(
    "compare", summary: "compares campaigns, creatives or runs, with intervals and tests",
    operands: .init(
      name: "NAME", count: 1...1000,
      help: "a campaign; campaign:NAME, creative:PATH and run:NAME say which kind"),
    flags: CompareFlags.all,
    examples: [
      .init("adlens compare spring summer", "Tells whether one has the higher click-through rate"),
      .init("adlens compare spring --by creative", "Compares the creatives of a campaign"),
      .init(
        "adlens compare creative:a.png creative:b.png --metric cpa",
        "Compares what conversions cost, from the days of all ads that show these images"),
      .init(
        "adlens compare a b --split 1:1 --randomized --sequential",
        "Looks at a running split test without spoiling it"),
      .init("adlens compare run:first run:second", "Puts the figures of runs side by side"),
    ],
    notes: [
      "The first is the control. Rates have Wilson intervals, lifts score intervals; p-values are "
        + "those of the chi-square test over all, and of two-proportion tests with the control, raised "
        + "for their number (Holm; Benjamini and Hochberg's too in CSV and JSON). P(best) and the "
        + "expected loss take every rate as equally likely beforehand. Every impression counts once, "
        + "however many exports split it.",
      "Where placements, devices, segments or days are known, the lift is also given for the same mix "
        + "of them. A planned --split that was not kept ends with 1.",
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    let subjects = arguments.operands.map(ComparisonSubject.init)
    let options = try CompareFlags.options(invocation)
    let breakdown = arguments.text(CompareFlags.by).flatMap(CampaignBreakdown.init)
    let store = try Store.open(arguments.text(Flags.store) ?? "adlens.sqlite", .reading)
    if subjects.allSatisfy({ $0.run != nil }) {
      let unused = [CompareFlags.by, CompareFlags.metric, CompareFlags.split].first {
        arguments.isGiven($0)
      }
      if let unused {
        throw UsageError("--\(unused.name) does not apply to runs", verb: invocation.verb)
      }
      return try CompareRunRows.write(
        RunComparison(of: subjects.compactMap(\.run), in: store), invocation)
    }
    let comparison: CampaignComparison
    if let breakdown {
      guard subjects.count == 1, case .campaign(let name) = subjects[0] else {
        throw UsageError(
          "--by takes one campaign apart, not \(Words.count(subjects.count, "subject"))",
          verb: invocation.verb)
      }
      comparison = try CampaignComparison(
        partsOf: name, by: breakdown, in: store, options: options)
    } else {
      comparison = try CampaignComparison(of: subjects, in: store, options: options)
    }
    return try write(comparison, invocation)
  }

  private static func write(
    _ comparison: CampaignComparison, _ invocation: Invocation
  ) throws -> ExitCode {
    let rows = CompareRows(comparison)
    let format = invocation.arguments.text(Flags.format)
    let isTable = format == "table"
    var writer = RowWriter(invocation, columns: isTable ? rows.shortColumns : rows.columns)
    writer.head = rows.head
    for index in comparison.arms.indices {
      // Formats without a head have it in the first row.
      let adds = index == 0 && (format == "csv" || format == "jsonl")
      writer.append(rows.row(index, adding: adds ? rows.head : [:]))
    }
    try writer.finish(summary: rows.summary)
    for warning in comparison.warnings { invocation.console.warning(warning) }
    for note in comparison.notes { invocation.console.note(note) }
    let isKept = comparison.split.map { $0.pValue >= CampaignComparison.splitLevel } ?? true
    return isKept ? .done : .partial
  }
}
