import AdLens

/// The result of `bench kernels` as rows, as a document and as a page.
struct KernelRows {
  /// What was measured.
  let report: MachineReport

  /// How each row compares with a baseline.
  let comparisons: [BenchComparison?]

  /// The path of the baseline.
  let baseline: String?

  private var columns: [Column] {
    let columns = [
      Column("Kernel", "name"), Column("Threads", "threads", .right),
      .number("GFLOP/s", "gflops", decimals: 1), .percent("Of peak", "peak_fraction"),
      .number("GB/s", "gb_per_s", decimals: 1), .number("ms", "ms", decimals: 3),
    ]
    if baseline == nil { return columns }
    return columns + [
      .number("Times as long", "comparison.ratio", decimals: 3),
      .number("From", "comparison.lower", decimals: 3),
      .number("To", "comparison.upper", decimals: 3), Column("Verdict", "comparison.verdict"),
    ]
  }

  /// The rows as in the contract: name, threads, speed, share of the peak, median.
  private var rows: [JSONObject] {
    report.rows.map { row in
      [
        "name": .string(row.name), "threads": .integer(row.threads), "gflops": .number(row.gflops),
        "peak_fraction": row.peakFraction.map(JSONValue.number) ?? .null,
        "ms": .number(row.milliseconds),
      ]
    }
  }

  /// The rows with everything else that is known of them, but without the single runs.
  private var fullRows: [JSONObject] {
    report.rows.indices.map { index in
      let row = report.rows[index]
      let summary = LatencySummary(row.samples.map { $0 / 1000 })
      var object = rows[index].merging([
        "gb_per_s": .number(row.gigabytesPerSecond), "bytes": .integer(Int(row.bytes)),
        "fma_peak_gflops": .number(row.peak), "fma_core_gflops": .number(row.corePeak),
        "waiting": .number(row.waiting), "warmup": 1,
        "n": .integer(summary.count),
        "latency_ms": summary.json,
      ])
      if let comparison = comparisons[index] { object["comparison"] = comparison.json }
      return object
    }
  }

  /// Writes the rows in the format the user asked for.
  func write(_ invocation: Invocation, head: JSONObject) throws {
    var writer = RowWriter(invocation, columns: columns)
    if writer.format == .json { writer.head = document(head) }
    for (row, measured) in zip(fullRows, report.rows) {
      let samples = JSONValue.samples(milliseconds: measured.samples)
      writer.append(.object(row.merging(["samples_ms": samples])))
    }
    var table = PairTable()
    for (heading, pairs) in facts {
      table.add(heading, JSONValue(pairs.map { ($0.name, $0.value) }))
    }
    try writer.finish(summary: table.text)
  }

  /// The document beside its results; the limits of one thread stand at the top.
  private func document(_ head: JSONObject) -> JSONObject {
    let first = report.limits.first
    var head = head.merging([
      "fma_peak_gflops": first.map { .number($0.gflops) } ?? .null,
      "memory_gb_per_s": first.map { .number($0.gigabytesPerSecond) } ?? .null,
      "cache_block_bytes": .integer(Processor.secondLevelCacheBytes / 2),
      "limits": .array(
        report.limits.map { limit in
          [
            "threads": .integer(limit.threads), "fma_peak_gflops": .number(limit.gflops),
            "memory_gb_per_s": .number(limit.gigabytesPerSecond),
            "cache_gb_per_s": .number(limit.cacheGigabytesPerSecond),
          ]
        }),
      "peak_rss_bytes": .integer(ProcessMemory.peakBytes),
    ])
    if let baseline { head["baseline"] = .string(baseline) }
    head["rows"] = .array(rows.map(JSONValue.object))
    return head
  }

  /// The machine and its limits.
  private var facts: [(heading: String, pairs: [(name: String, value: JSONValue)])] {
    let machine = BenchSubject.machineFacts(BenchSubject.machine)
    return [("Machine", machine)]
      + report.limits.map { limit in
        func text(_ value: Double) -> JSONValue { .string(fixed(value, decimals: 1)) }
        return (
          "Limits with \(Words.count(limit.threads, "thread"))",
          [
            ("GFLOP/s of multiply-adds", text(limit.gflops)),
            ("GB/s from cache", text(limit.cacheGigabytesPerSecond)),
            ("GB/s from memory", text(limit.gigabytesPerSecond)),
          ]
        )
      }
  }

  /// How many rows say what.
  private func verdict(against baseline: String) -> String {
    func rows(_ verdict: MedianRatio.Verdict?) -> Int {
      comparisons.count { $0?.verdict == verdict }
    }
    var counts = [
      "\(Words.count(rows(.slower), "row")) slower", "\(rows(.faster)) faster",
      "\(rows(.same)) without a sure difference",
    ]
    if rows(.undecided) > 0 { counts.append("\(rows(.undecided)) undecided") }
    if rows(nil) > 0 { counts.append("\(rows(nil)) not in the baseline") }
    return "Against \(baseline): \(counts.joined(separator: ", "))."
  }

  /// The page.
  var page: BenchPage {
    var page = BenchPage(
      title: "Kernels on \(report.processor)",
      lead: "\(report.instructionSet.rawValue) · \(Words.count(report.cores, "core")) · medians of "
        + "at least \(report.rows.map(\.samples.count).min() ?? 0) runs")
    for limit in report.limits {
      let threads = Words.count(limit.threads, "thread")
      page.report.figures.append(
        .init(
          "Peak, \(threads)", "\(fixed(limit.gflops, decimals: 0)) GFLOP/s",
          extra: "multiply-adds in registers"))
      page.report.figures.append(
        .init(
          "Reading, \(threads)", "\(fixed(limit.gigabytesPerSecond, decimals: 0)) GB/s",
          extra: "\(fixed(limit.cacheGigabytesPerSecond, decimals: 0)) GB/s from cache"))
      let rows = report.rows.filter { $0.threads == limit.threads && $0.isArithmetic }
      page.report.bars.append(
        .init(
          "Share of the peak with \(threads)",
          note:
            "GFLOP/s of the plain sum against the peak of multiply-adds, measured in the same run. A kernel "
            + "that does fewer multiplications, such as Winograd's, may pass 100 %.",
          bars: rows.map { row in
            Chart.Bar(
              label: row.name, value: row.peakFraction ?? 0,
              text: Words.percent(row.peakFraction ?? 0),
              note: "\(fixed(row.gflops, decimals: 1)) GFLOP/s, "
                + "\(fixed(row.milliseconds, decimals: 3)) ms")
          }))
    }
    if let baseline {
      page.report.verdict = verdict(against: baseline)
    }
    page.add(fullRows.map(JSONValue.object), columns: columns)
    for (heading, pairs) in facts { page.add(heading, pairs) }
    return page
  }
}
