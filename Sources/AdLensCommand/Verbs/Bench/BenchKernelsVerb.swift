import AdLens

/// `adlens bench kernels`.
enum BenchKernelsVerb {
  static let seconds = Flag(
    "seconds", "X", kind: .number(0.01...60), fallback: .value("0.3"),
    help: "how long each figure is measured; at least ten runs, at most 10,000")

  static let only = Flag(
    "only", "TEXT", kind: .text, help: "measure the kernels whose name contains TEXT")

  static let verb = Verb(
    "bench kernels", summary: "measures the kernels and how far they are from the machine's limit",
    flags: [only, seconds, BenchFlags.baseline] + Flags.rows + [Flags.threads],
    examples: [
      .init("adlens bench kernels", "Measures with one thread and with all"),
      .init("adlens bench kernels --threads 1 --format json", "Measures one thread, for a script"),
      .init("adlens bench kernels --out machine.html", "Writes a page with charts"),
      .init("adlens bench kernels --only conv --baseline old.json", "Compares row by row"),
    ],
    notes: [
      "The peak is measured in the same run: multiply-adds in registers, with nothing to wait for. "
        + "'From cache' reads a block of half the second-level cache of a core again and again.",
      BenchFlags.baselineNote,
      "With several rows each interval is wider, so that all of them together hold at 95 %; those of "
        + "rows with a few dozen runs and fewer hold less often. More --seconds give more runs.",
      BenchFlags.pageNote,
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let page = try BenchFlags.page(invocation)
    try BenchFlags.checkThreads(invocation)
    let arguments = invocation.arguments
    let counts = arguments.integer(Flags.threads).map { [$0] } ?? threadCounts
    let work = try work(invocation)
    let identity = identity
    let baseline = try BenchBaseline(invocation)
    try baseline?.check(against: identity, keys: ["work"] + BenchSubject.machineKeys)
    let earlier = try KernelComparisons(baseline, work: work, threads: counts)
    let progress = ProgressLine(invocation.console)
    let report = MachineProbe(seconds: arguments.number(seconds) ?? 0.3)
      .report(threads: counts, work: work) { what in progress.update("Measuring \(what)") }
    let comparisons = report.rows.map { row in
      earlier.flatMap { earlier in
        progress.update("Comparing \(row.name)")
        return earlier.compare(row)
      }
    }
    progress.clear()
    let rows = KernelRows(report: report, comparisons: comparisons, baseline: baseline?.path)
    if let page {
      try rows.page.write(to: page, invocation.console)
    } else {
      try rows.write(invocation, head: identity)
    }
    return verdict(rows, baseline, invocation.console)
  }

  /// What makes two results comparable.
  private static var identity: JSONObject {
    let work: JSONObject = ["work": "kernels"]
    return work.merging(BenchSubject.machine)
  }

  private static func work(_ invocation: Invocation) throws(UsageError) -> [KernelWork] {
    let part = invocation.arguments.text(only) ?? ""
    let work = KernelWork.all.filter { part.isEmpty || $0.name.contains(part) }
    if work.isEmpty {
      let names = KernelWork.all.map(\.name)
      throw UsageError(
        "--only: no kernel has '\(part)' in its name; there are \(names.joined(separator: ", "))",
        suggestion: Suggestion.nearest(to: part, among: names), verb: invocation.verb)
    }
    return work
  }

  /// One thread and all of them.
  private static var threadCounts: [Int] {
    Processor.coreCount > 1 ? [1, Processor.coreCount] : [1]
  }

  /// Tells of every row that is slower or has no verdict.
  private static func verdict(
    _ rows: KernelRows, _ baseline: BenchBaseline?, _ console: Console
  ) -> ExitCode {
    guard let baseline else { return .done }
    let codes = zip(rows.report.rows, rows.comparisons).map { row, comparison in
      comparison?.report(
        "\(row.name) with \(Words.count(row.threads, "thread"))", against: baseline.path,
        on: console
      ) ?? .done
    }
    return codes.contains(.partial) ? .partial : .done
  }
}
