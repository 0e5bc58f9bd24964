import AdLens

/// `adlens bench`.
enum BenchVerb {
  static let architecture = Flag(
    "arch", kind: .choice(Architectures.names), fallback: .value("adnet"),
    help: "an untrained network, when no --model is given")
  static let imageSize = Flag(
    "imgsz", "N|WxH", kind: .size(1...4096),
    fallback: .rule(
      "that of the model; keras-cnn, mlp, lenet5 28, adnet 128, the larger ones 224"),
    help: "the side, or width and height, of the images")
  static let batch = Flag(
    "batch", "N", kind: .integer(1...65_536), fallback: .value("1"), help: "images of one pass")
  static let repetitions = Flag(
    "n", "N", kind: .integer(1...1_000_000), fallback: .value("100"), help: "measured repetitions")
  static let warmUps = Flag(
    "warmup", "N", kind: .integer(0...1_000_000), fallback: .value("10"),
    help: "repetitions before them")
  static let layers = Flag.off("layers", help: "measure each layer")
  static let train = Flag.off("train", help: "measure training steps instead of predictions")
  static let images = Flag(
    "images", "DIR", kind: .text, help: "measure the way from the files of DIR to their labels")

  static let verb = Verb(
    "bench", summary: "measures how fast a network runs on this machine",
    flags: [
      Flags.model, architecture, imageSize, batch, repetitions, warmUps, layers, train, images,
    ] + Flags.rows + [Flags.threads],
    examples: [
      .init("adlens bench --model creatives", "Measures predictions of a run's model"),
      .init("adlens bench --arch adnet --layers --threads 1", "Shows which layers take the time"),
      .init("adlens bench --train --batch 64", "Measures training steps"),
      .init("adlens bench --model creatives --images ads", "Measures from file to label"),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    let exclusive =
      [layers, train].filter(arguments.isOn).map(\.name)
      + (arguments.isGiven(images) ? [images.name] : [])
    if exclusive.count > 1 {
      throw UsageError(
        "--\(exclusive[0]) and --\(exclusive[1]) measure different things; choose one",
        verb: invocation.verb)
    }
    if arguments.isGiven(Flags.model), arguments.isGiven(architecture) {
      throw UsageError("--model and --arch exclude each other", verb: invocation.verb)
    }
    let subject = try BenchSubject(invocation)
    if arguments.isOn(layers) { return try BenchLayers(invocation, subject).run() }
    let measured = try measure(subject, invocation)
    let object = subject.description.merging(measured.object)
    try report(object, measured, invocation)
    return .done
  }

  /// What was measured, as JSON and as lines of a table.
  private struct Measurement {
    var object: JSONObject
    let summary: LatencySummary
  }

  private static func measure(
    _ subject: BenchSubject, _ invocation: Invocation
  ) throws -> Measurement {
    let arguments = invocation.arguments
    if let folder = arguments.text(images) {
      if subject.batch != 1 {
        throw UsageError("--images measures one image at a time", verb: invocation.verb)
      }
      let inputs = ImageInputs(isRecursive: true, console: invocation.console)
      let result = try subject.pipeline().run(try inputs.paths(for: [folder]))
      return Measurement(
        object: figures(
          "pipeline", result.total, batch: 1,
          split: [
            "decode": .number(result.decode * 1000), "resize": .number(result.resize * 1000),
            "forward": .number(result.forward * 1000), "post": .number(result.post * 1000),
          ]),
        summary: result.total)
    }
    let isTraining = arguments.isOn(train)
    let benchmark = subject.benchmark()
    let summary = isTraining ? try benchmark.trainingStep() : try benchmark.forward()
    let split: JSONValue =
      isTraining
      ? .null
      : ["decode": nil, "resize": nil, "forward": .number(summary.mean * 1000), "post": nil]
    return Measurement(
      object: figures(
        isTraining ? "training step" : "forward", summary, batch: subject.batch, split: split),
      summary: summary)
  }

  private static func figures(
    _ work: String, _ summary: LatencySummary, batch: Int, split: JSONValue
  ) -> JSONObject {
    func milliseconds(_ percent: Double) -> JSONValue {
      .number(summary.percentile(percent) * 1000)
    }
    return [
      "work": .string(work), "batch": .integer(batch), "n": .integer(summary.count),
      "latency_ms": [
        "min": .number(summary.minimum * 1000), "mean": .number(summary.mean * 1000),
        "sd": .number(summary.deviation * 1000), "p50": milliseconds(50), "p90": milliseconds(90),
        "p95": milliseconds(95), "p99": milliseconds(99),
      ],
      "images_per_second": .number(Double(batch) / summary.mean), "split_ms": split,
      "peak_rss_bytes": .integer(ProcessMemory.peakBytes),
    ]
  }

  /// Writes the figures; a document also has them as its only result.
  private static func report(
    _ object: JSONObject, _ measured: Measurement, _ invocation: Invocation
  ) throws {
    let columns = [
      Column("Work", "work"), Column("Batch", "batch", .right),
      .number("Min ms", "latency_ms.min", decimals: 3),
      .number("Mean", "latency_ms.mean", decimals: 3), .number("SD", "latency_ms.sd", decimals: 3),
      .number("p50", "latency_ms.p50", decimals: 3), .number("p90", "latency_ms.p90", decimals: 3),
      .number("p95", "latency_ms.p95", decimals: 3), .number("p99", "latency_ms.p99", decimals: 3),
      .number("Images/s", "images_per_second", decimals: 1),
    ]
    var writer = RowWriter(invocation, columns: columns)
    if writer.format == .json { writer.head = object }
    writer.append(.object(object))
    var summary = PairTable()
    summary.add("Mean milliseconds of an image", object["split_ms"])
    summary.add("Machine", BenchSubject.machine(object))
    try writer.finish(summary: summary.text)
  }
}
