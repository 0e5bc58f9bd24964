import AdLens

/// `adlens bench kernels`.
enum BenchKernelsVerb {
  static let seconds = Flag(
    "seconds", "X", kind: .number(0.01...60), fallback: .value("0.3"),
    help: "how long each figure is measured")

  static let only = Flag(
    "only", "TEXT", kind: .text, help: "measure the kernels whose name contains TEXT")

  static let verb = Verb(
    "bench kernels", summary: "measures the kernels and how far they are from the machine's limit",
    flags: [only, seconds] + Flags.rows + [Flags.threads],
    examples: [
      .init("adlens bench kernels", "Measures with one thread and with all"),
      .init("adlens bench kernels --threads 1 --format json", "Measures one thread, for a script"),
    ],
    notes: [
      "The peak is measured in the same run: multiply-adds in registers, with nothing to wait for."
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    let counts = arguments.integer(Flags.threads).map { [$0] } ?? threadCounts
    let part = arguments.text(only) ?? ""
    let work = KernelWork.all.filter { part.isEmpty || $0.name.contains(part) }
    if work.isEmpty {
      let names = KernelWork.all.map(\.name)
      throw UsageError(
        "--only: no kernel has '\(part)' in its name; there are \(names.joined(separator: ", "))",
        suggestion: Suggestion.nearest(to: part, among: names), verb: invocation.verb)
    }
    let progress = ProgressLine(invocation.console)
    let report = MachineProbe(seconds: arguments.number(seconds) ?? 0.3)
      .report(threads: counts, work: work) { what in progress.update("Measuring \(what)") }
    progress.clear()
    var writer = RowWriter(
      invocation,
      columns: [
        Column("Kernel", "name"), Column("Threads", "threads", .right),
        .number("GFLOP/s", "gflops", decimals: 1), .percent("Of peak", "peak_fraction"),
        .number("ms", "ms", decimals: 3),
      ])
    let rows = report.rows.map(row)
    if writer.format == .json { writer.head = head(report, rows: rows) }
    for row in rows { writer.append(row) }
    try writer.finish(summary: summary(report))
    return .done
  }

  /// One thread and all of them.
  private static var threadCounts: [Int] {
    Processor.coreCount > 1 ? [1, Processor.coreCount] : [1]
  }

  private static func row(_ row: KernelRow) -> JSONValue {
    [
      "name": .string(row.name), "threads": .integer(row.threads), "gflops": .number(row.gflops),
      "peak_fraction": row.peakFraction.map(JSONValue.number) ?? .null,
      "ms": .number(row.milliseconds),
    ]
  }

  /// The document beside its results; the limits of one thread stand at the top.
  private static func head(_ report: MachineReport, rows: [JSONValue]) -> JSONObject {
    let first = report.limits.first
    return [
      "fma_peak_gflops": first.map { .number($0.gflops) } ?? .null,
      "memory_gb_per_s": first.map { .number($0.gigabytesPerSecond) } ?? .null,
      "limits": .array(
        report.limits.map { limit in
          [
            "threads": .integer(limit.threads), "fma_peak_gflops": .number(limit.gflops),
            "memory_gb_per_s": .number(limit.gigabytesPerSecond),
          ]
        }),
      "cpu": .string(report.processor), "isa": .string(report.instructionSet.rawValue),
      "cores": .integer(report.cores), "rows": .array(rows),
    ]
  }

  private static func summary(_ report: MachineReport) -> String {
    var table = PairTable()
    table.add(
      "Machine",
      [
        "cpu": .string(report.processor), "isa": .string(report.instructionSet.rawValue),
        "cores": .integer(report.cores),
      ])
    for limit in report.limits {
      table.add(
        "Limits with \(Words.count(limit.threads, "thread"))",
        [
          "GFLOP/s": .string(fixed(limit.gflops, decimals: 1)),
          "GB/s from memory": .string(fixed(limit.gigabytesPerSecond, decimals: 1)),
        ])
    }
    return table.text
  }
}
