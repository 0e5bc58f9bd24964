import AdLens

/// `adlens bench`.
enum BenchVerb {
  static let architecture = Flag(
    "arch", "NAME", kind: .choice(Architectures.names + Architectures.detectorNames),
    fallback: .value("adnet"),
    help: "an untrained network, when no --model is given")
  static let imageSize = Flag(
    "imgsz", "N|WxH", kind: .size(1...4096),
    fallback: .rule(
      "that of the model; keras-cnn, mlp, lenet5 28, adnet 128, adnet-detect 416, the "
        + "larger ones 224"),
    help: "the side, or width and height, of the images")
  static let batch = Flag(
    "batch", "N", kind: .integer(1...65_536), fallback: .value("1"), help: "images of one pass")
  static let repetitions = Flag(
    "n", "N", kind: .integer(1...1_000_000), fallback: .value("100"), help: "measured repetitions")
  static let warmUps = Flag(
    "warmup", "N", kind: .integer(0...1_000_000), fallback: .value("10"),
    help: "repetitions before them")
  static let layers = Flag.off(
    "layers", help: "measure each layer: its kernel, GFLOP/s, share of the peak, bytes moved")
  static let train = Flag.off("train", help: "measure training steps instead of predictions")
  static let images = Flag(
    "images", "DIR", kind: .text, help: "measure the way from the files of DIR to their labels")

  static let verb = Verb(
    "bench", summary: "measures how fast a network runs on this machine",
    flags: [
      Flags.model, architecture, imageSize, batch, repetitions, warmUps, layers, train, images,
      BenchFlags.baseline,
    ] + Flags.rows + [Flags.threads],
    examples: [
      .init("adlens bench --model creatives", "Measures predictions of a run's model"),
      .init("adlens bench --arch adnet --layers --threads 1", "Shows which layers take the time"),
      .init("adlens bench --train --batch 64", "Measures training steps"),
      .init("adlens bench --model creatives --images ads", "Measures from file to label"),
      .init("adlens bench --arch resnet18 --out resnet18.html", "Writes a page with charts"),
      .init("adlens bench --format json --out old.json", "Keeps all repetitions for later"),
      .init("adlens bench --baseline old.json", "Fails if it is surely slower by now"),
    ],
    notes: [BenchFlags.baselineNote, BenchFlags.pageNote],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let page = try BenchFlags.page(invocation)
    try check(invocation)
    let subject = try BenchSubject(invocation)
    if invocation.arguments.isOn(layers) {
      return try BenchLayers(invocation, subject, page: page).run()
    }
    return try BenchPasses(invocation, subject, page: page).run()
  }

  /// Refuses flags that do not go together.
  private static func check(_ invocation: Invocation) throws(UsageError) {
    let arguments = invocation.arguments
    func refuse(_ problem: String) -> UsageError { UsageError(problem, verb: invocation.verb) }
    let exclusive =
      [layers, train].filter(arguments.isOn).map(\.name)
      + (arguments.isGiven(images) ? [images.name] : [])
    if exclusive.count > 1 {
      throw refuse("--\(exclusive[0]) and --\(exclusive[1]) measure different things; choose one")
    }
    if arguments.isGiven(Flags.model), arguments.isGiven(architecture) {
      throw refuse("--model and --arch exclude each other")
    }
    if let name = arguments.text(architecture), Architectures.detectorNames.contains(name) {
      for flag in [train.name, images.name] where exclusive.contains(flag) {
        throw refuse("--\(flag) measures classifiers, and \(name) is a detector")
      }
    }
    if arguments.isGiven(images), let batch = arguments.integer(batch), batch != 1 {
      throw refuse("--images measures one image at a time")
    }
    guard arguments.isGiven(BenchFlags.baseline) else { return }
    if arguments.isOn(layers) {
      throw refuse("--baseline compares whole passes and --layers measures parts; choose one")
    }
    if let count = arguments.integer(repetitions), count < MedianRatio.smallestCount {
      throw refuse(
        "--baseline needs at least \(MedianRatio.smallestCount) repetitions, and --n is \(count)")
    }
    if let count = arguments.integer(repetitions), count > MedianRatio.largestCount {
      throw refuse(
        "--baseline compares at most \(grouped(MedianRatio.largestCount)) repetitions, and --n is "
          + grouped(count))
    }
    try BenchFlags.checkThreads(invocation)
  }
}
