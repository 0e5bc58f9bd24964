import AdLens

/// `adlens bench` without `--layers`: whole passes, training steps, or the way from file to label.
struct BenchPasses {
  private let invocation: Invocation
  private let subject: BenchSubject
  private let baseline: BenchBaseline?
  private let page: String?
  private let paths: [String]

  /// What is measured and where; grows by the figures.
  private var object: JSONObject

  /// The values that a baseline must share.
  private static let identity =
    [
      "work", "subject", "architecture", "input", "parameters", "batch", "threads", "images.count",
      "images.list_sha256",
    ] + BenchSubject.machineKeys

  /// Prepares to measure; a baseline that cannot be compared is refused at once.
  init(_ invocation: Invocation, _ subject: BenchSubject, page: String?) throws {
    self.invocation = invocation
    self.subject = subject
    self.page = page
    let arguments = invocation.arguments
    object = subject.description
    object["batch"] = .integer(subject.batch)
    if let folder = arguments.text(BenchVerb.images) {
      let inputs = ImageInputs(isRecursive: true, console: invocation.console)
      paths = try inputs.paths(for: [folder])
      object["work"] = "pipeline"
      object["images"] = [
        "folder": .string(folder), "count": .integer(paths.count),
        "list_sha256": .string(Self.digest(paths, in: folder)),
      ]
    } else {
      paths = []
      object["work"] = arguments.isOn(BenchVerb.train) ? "training step" : "forward"
    }
    baseline = try BenchBaseline(invocation)
  }

  /// What tells other pictures from the same ones: the SHA-256 of their sorted names below the folder,
  /// with their sizes.
  private static func digest(_ paths: [String], in folder: String) -> String {
    let lines = paths.map { path in
      let name = path.hasPrefix(folder) ? path.dropFirst(folder.count) : path[...]
      // A file that cannot be read fails where it is measured.
      let size = (try? FileSystem.size(of: path)) ?? 0
      return "\(name.drop { $0 == "/" })\0\(size)\n"
    }
    return SHA256.hex(of: lines.sorted().joined().utf8)
  }

  /// Measures, compares and writes.
  func run() throws -> ExitCode {
    try baseline?.check(against: object, keys: Self.identity)
    let earlier = try baseline?.onlyRow()
    let result = try measure()
    var object = object.merging(figures(result))
    let milliseconds = result.seconds.map { $0 * 1000 }
    var verdict: BenchComparison?
    if let baseline, let earlier {
      let series = BenchSeries(
        milliseconds: milliseconds, corePeak: result.corePeakGigaflops,
        waiting: result.waiting)
      let ratio = series.compared(with: earlier)
      object["baseline"] = .string(baseline.path)
      object["comparison"] = ratio.json
      verdict = ratio
    }
    if let page {
      try makePage(object, result, verdict).write(to: page, invocation.console)
    } else {
      try writeRows(object, milliseconds, verdict)
    }
    guard let baseline, let verdict else { return .done }
    return verdict.report("this run", against: baseline.path, on: invocation.console)
  }

  private func measure() throws -> BenchmarkResult {
    if !paths.isEmpty {
      let pipeline = try subject.pipeline()
      var result = try pipeline.run(paths)
      result.throughput = try pipeline.throughput(paths)
      return result
    }
    let benchmark = subject.benchmark()
    return invocation.arguments.isOn(BenchVerb.train)
      ? try benchmark.trainingStep() : try benchmark.forward()
  }

  private func figures(_ result: BenchmarkResult) -> JSONObject {
    let summary = result.summary
    let isForward = object["work"] == "forward"
    let gigaflops = 2e-9 * Double(subject.multiplyAdds * subject.batch) / summary.percentile(50)
    let parts = result.parts.map { ($0.name, JSONValue.number($0.seconds * 1000)) }
    let names = ["decode", "resize", "forward", "post"]
    return [
      "warmup": .integer(result.warmUps), "n": .integer(summary.count),
      "latency_ms": summary.json,
      "images_per_second": .number(Double(subject.batch) / summary.mean),
      "images_per_second_in_parallel": result.throughput.map(JSONValue.number) ?? .null,
      "gflops": isForward ? .number(gigaflops) : .null,
      "fma_peak_gflops": .number(result.peakGigaflops),
      "fma_core_gflops": .number(result.corePeakGigaflops), "waiting": .number(result.waiting),
      "peak_fraction": isForward ? .number(gigaflops / result.peakGigaflops) : .null,
      "split_ms": isForward
        ? JSONValue(names.map { name in (name, parts.first { $0.0 == name }?.1 ?? .null) })
        : JSONValue(parts),
      "memory": BenchSubject.json(result.memory),
      "peak_rss_bytes": .integer(ProcessMemory.peakBytes),
    ]
  }

  private static let columns = [
    Column("Work", "work"), Column("Batch", "batch", .right),
    .number("Min ms", "latency_ms.min", decimals: 3),
    .number("Mean", "latency_ms.mean", decimals: 3), .number("SD", "latency_ms.sd", decimals: 3),
    .number("p50", "latency_ms.p50", decimals: 3), .number("p90", "latency_ms.p90", decimals: 3),
    .number("p95", "latency_ms.p95", decimals: 3), .number("p99", "latency_ms.p99", decimals: 3),
    .number("Images/s", "images_per_second", decimals: 1),
  ]

  /// Writes the figures; a document also has them, with all durations, as its only result.
  private func writeRows(
    _ object: JSONObject, _ milliseconds: [Double], _ verdict: BenchComparison?
  ) throws {
    var writer = RowWriter(invocation, columns: Self.columns)
    if writer.format == .json { writer.head = object }
    writer.append(
      .object(object.merging(["samples_ms": .samples(milliseconds: milliseconds)])))
    var summary = PairTable()
    for (heading, pairs) in facts(object) {
      summary.add(heading, JSONValue(pairs.map { ($0.name, $0.value) }))
    }
    let comparison = verdict.flatMap { verdict in
      baseline.map { "\nThis run takes \(verdict.sentence(against: $0.path)).\n" }
    }
    try writer.finish(summary: summary.text + (comparison ?? ""))
  }

  /// What stands under the table and at the end of the page.
  private func facts(
    _ object: JSONObject
  ) -> [(heading: String, pairs: [(name: String, value: JSONValue)])] {
    let split = object["split_ms"]?.objectValue?.pairs ?? []
    var throughput: [(name: String, value: JSONValue)] = []
    if let images = object["images_per_second_in_parallel"]?.doubleValue {
      throughput = [("images/s", .string(fixed(images, decimals: 1)))]
    }
    return [
      ("Mean milliseconds of a repetition", split.map { ($0.key, $0.value) }),
      ("With an image on each of \(Words.count(subject.pool.threads, "thread"))", throughput),
      ("Memory", BenchSubject.memoryFacts(object)), ("Machine", BenchSubject.machineFacts(object)),
    ].filter { !$0.pairs.isEmpty }
  }

  private func makePage(
    _ object: JSONObject, _ result: BenchmarkResult, _ verdict: BenchComparison?
  ) -> BenchPage {
    let summary = result.summary
    let work = object["work"]?.stringValue ?? ""
    var page = BenchPage(
      title: "\(subject.name): \(work)",
      lead:
        "\(subject.size) · batch \(subject.batch) · \(Words.count(subject.pool.threads, "thread"))"
        + " · \(Words.count(summary.count, "repetition")) after \(result.warmUps)")
    let marks = [50.0, 90, 95, 99].map {
      (name: "p\(Int($0))", value: summary.percentile($0) * 1000)
    }
    page.report.figures = [
      .init(
        "Median time", fixed(marks[0].value, decimals: 3) + " ms",
        extra: "p99 \(fixed(marks[3].value, decimals: 3)) ms"),
      .init("Images a second", fixed(Double(subject.batch) / summary.mean, decimals: 1)),
    ]
    if let share = object["peak_fraction"]?.doubleValue, let gflops = object["gflops"]?.doubleValue
    {
      page.report.figures.append(
        .init(
          "Of the machine's peak", Words.percent(share),
          extra: "\(fixed(gflops, decimals: 1)) of "
            + "\(fixed(result.peakGigaflops, decimals: 1)) GFLOP/s"))
    }
    page.report.figures.append(
      .init(
        "Memory of activations",
        fixed(Double(result.memory.activations) / 1e6, decimals: 1) + " MB",
        extra: "\(fixed(Double(result.memory.activationsWithoutReuse) / 1e6, decimals: 1)) MB "
          + "without reuse"))
    if let verdict, let baseline {
      page.report.verdict = "This run takes \(verdict.sentence(against: baseline.path))."
    }
    if result.parts.count > 1 {
      page.report.bars = [
        .init(
          "Where the time goes", note: "Mean milliseconds of a repetition, part by part.",
          bars: result.parts.map {
            Chart.Bar(
              label: $0.name, value: $0.seconds / summary.mean,
              text: fixed($0.seconds * 1000, decimals: 3) + " ms",
              note: Words.percent($0.seconds / summary.mean))
          })
      ]
    }
    page.report.durations = result.seconds.map { $0 * 1000 }
    page.report.marks = marks
    page.add([.object(object)], columns: Self.columns)
    for (heading, pairs) in facts(object) where heading != "Mean milliseconds of a repetition" {
      page.add(heading, pairs)
    }
    return page
  }
}
