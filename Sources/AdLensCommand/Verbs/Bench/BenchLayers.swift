import AdLens

/// `adlens bench --layers`: where the time of a forward pass goes.
struct BenchLayers {
  private let invocation: Invocation
  private let subject: BenchSubject
  private let page: String?

  init(_ invocation: Invocation, _ subject: BenchSubject, page: String?) {
    self.invocation = invocation
    self.subject = subject
    self.page = page
  }

  private static let columns = [
    Column("Layer", "name"), Column("Kind", "kind", isFlexible: true),
    Column("Output", "output", .right), Column("Kernel", "kernel"),
    .number("ms", "ms", decimals: 3), .percent("Share", "share"),
    .number("GFLOP/s", "gflops", decimals: 1), .percent("Of peak", "peak_fraction"),
    Column("MB moved", "bytes", .right) { value in
      value.doubleValue.map { fixed($0 / 1e6, decimals: 2) } ?? ""
    },
    .number("GB/s", "gb_per_s", decimals: 1),
  ]

  /// Measures and writes one row for each layer.
  func run() throws -> ExitCode {
    let (whole, timings) = try subject.benchmark().layers()
    let total = timings.reduce(0) { $0 + $1.seconds }
    let rows = timings.map { row($0, total: total, peak: whole.peakGigaflops) }
    let head = head(whole, total: total)
    if let page {
      try makePage(rows, head, whole).write(to: page, invocation.console)
      return .done
    }
    var writer = RowWriter(invocation, columns: Self.columns)
    if writer.format == .json { writer.head = head }
    for (row, timing) in zip(rows, timings) {
      let samples = JSONValue.samples(milliseconds: timing.samples.map { $0 * 1000 })
      writer.append(.object(row.merging(["samples_ms": samples])))
    }
    var summary = PairTable()
    summary.add("Memory", JSONValue(BenchSubject.memoryFacts(head)))
    summary.add("Machine", JSONValue(BenchSubject.machineFacts(head)))
    try writer.finish(
      summary: "\nThe layers together take \(fixed(total * 1000, decimals: 3)) ms, "
        + "the sum of their medians.\n" + summary.text)
    return .done
  }

  private func row(_ timing: LayerTiming, total: Double, peak: Double) -> JSONObject {
    [
      "name": .string(timing.node.name), "kind": .string(timing.node.kind),
      "output": .string(timing.node.output.description), "kernel": .string(timing.node.kernel),
      "ms": .number(timing.seconds * 1000),
      "share": .number(total > 0 ? timing.seconds / total : 0),
      "gflops": timing.gigaflops.map(JSONValue.number) ?? .null,
      "peak_fraction": timing.gigaflops.map { .number($0 / peak) } ?? .null,
      "bytes": .integer(timing.node.byteCount),
      "gb_per_s": timing.gigabytesPerSecond.map(JSONValue.number) ?? .null,
    ]
  }

  private func head(_ whole: BenchmarkResult, total: Double) -> JSONObject {
    let summary = whole.summary
    return subject.description.merging([
      "work": "layers", "batch": .integer(subject.batch), "warmup": .integer(whole.warmUps),
      "n": .integer(summary.count), "latency_ms": summary.json,
      "images_per_second": .number(Double(subject.batch) / summary.mean),
      "total_ms": .number(total * 1000), "fma_peak_gflops": .number(whole.peakGigaflops),
      "waiting": .number(whole.waiting),
      "memory": BenchSubject.json(whole.memory),
      "peak_rss_bytes": .integer(ProcessMemory.peakBytes),
    ])
  }

  private func makePage(
    _ rows: [JSONObject], _ head: JSONObject, _ whole: BenchmarkResult
  ) -> BenchPage {
    let median = whole.summary.percentile(50)
    let gigaflops = 2e-9 * Double(subject.multiplyAdds * subject.batch) / median
    var page = BenchPage(
      title: "\(subject.name), layer by layer",
      lead:
        "\(subject.size) · batch \(subject.batch) · \(Words.count(subject.pool.threads, "thread"))"
        + " · medians of \(Words.count(whole.seconds.count, "repetition")) after \(whole.warmUps)")
    page.report.figures = [
      .init("Median time of a pass", fixed(median * 1000, decimals: 3) + " ms"),
      .init(
        "Of the machine's peak", Words.percent(gigaflops / whole.peakGigaflops),
        extra: "\(fixed(gigaflops, decimals: 1)) of "
          + "\(fixed(whole.peakGigaflops, decimals: 1)) GFLOP/s"),
      .init("Layers after fusing", String(rows.count)),
    ]
    let longest = rows.compactMap { $0["ms"]?.doubleValue }.max() ?? 0
    page.report.bars = [
      .init(
        "Time of each layer",
        note: "Medians, from the input to the output, with the share of the whole.",
        bars: rows.map {
          .duration(
            $0["name"]?.stringValue ?? "", milliseconds: $0["ms"]?.doubleValue ?? 0,
            longest: longest, note: Words.percent($0["share"]?.doubleValue ?? 0))
        }),
      .init(
        "Share of the peak",
        note: "GFLOP/s of convolutions and dense layers against multiply-adds in registers, "
          + "measured in the same run. A kernel that does fewer multiplications than the plain sum, "
          + "such as Winograd's, may pass 100 %.",
        bars: rows.compactMap { row in
          row["peak_fraction"]?.doubleValue.map { share in
            Chart.Bar(
              label: row["name"]?.stringValue ?? "", value: share, text: Words.percent(share),
              note: row["kernel"]?.stringValue ?? "")
          }
        }),
    ]
    page.report.durations = whole.seconds.map { $0 * 1000 }
    page.report.marks = [(name: "p50", value: median * 1000)]
    // The kinds are long words of little use beside the names.
    page.add(rows.map(JSONValue.object), columns: Self.columns.filter { $0.key != "kind" })
    page.add("Memory", BenchSubject.memoryFacts(head))
    page.add("Machine", BenchSubject.machineFacts(head))
    return page
  }
}
