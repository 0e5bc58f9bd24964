extension Architectures {
  /// Every detector's name, in the order of the documentation.
  public static let detectorNames = ["adnet-detect"]

  /// What the names of the layers contain that give the logits of classes.
  public static let detectorClassOutput = "-classes.output."

  /// The strides of a detector's features, finest first.
  public static let detectorStrides = [8, 16, 32]

  /// The detector of a name for inputs `[height, width, channels]` and a number of classes.
  ///
  /// It returns one row a sample: for each stride, finest first, four distances and then the class logits of
  /// every point (`[height / stride, width / stride, 4]`, `[…, classes]`).
  ///
  /// - Throws: `ArchitectureError`; also when the largest stride does not divide the input.
  public static func detector(
    named name: String, input: [Int], classes: Int
  ) throws(ArchitectureError) -> Architecture {
    guard name == "adnet-detect" else { throw .unknownName(name, known: detectorNames) }
    let largest = detectorStrides.last ?? 1
    guard input.count == 3, input[0] % largest == 0, input[1] % largest == 0 else {
      throw .invalid(
        key: "input", at: name, reason: "height and width must be multiples of \(largest)")
    }
    return try Architecture(name: name, input: input, modules: adNetDetector(classes: classes))
  }

  /// A detector whose rows end with the means of its features at strides of 16 and 32 pixels.
  ///
  /// - Throws: `ArchitectureError` when it does not end with joined outputs.
  public static func detectorWithFeatures(
    _ detector: Architecture
  ) throws(ArchitectureError) -> Architecture {
    guard case .joined(let name, let branches)? = detector.modules.last else {
      throw .invalid(key: "modules", at: detector.name, reason: "it is no detector")
    }
    return try Architecture(
      name: detector.name, input: detector.input,
      modules: detector.modules.dropLast() + [.joined(name, branches: branches + featureMeans)])
  }

  /// The strides whose features have means behind the answers of `detectorWithFeatures`, in this order.
  public static let meanStrides = [16, 32]

  /// The means of the features at these strides.
  private static var featureMeans: [[Module]] {
    meanStrides.map { stride in
      [
        .route("features\(stride)", from: detectorFeatures(stride: stride)),
        .layer("mean\(stride)", GlobalAveragePool()),
      ]
    }
  }

  /// Floats of a detector's row for inputs `[height, width, channels]`: four distances and a logit for each
  /// class at every point of every stride.
  public static func detectorOutputCount(input: [Int], classes: Int) -> Int {
    detectorStrides.reduce(0) { $0 + (input[0] / $1) * (input[1] / $1) * (4 + classes) }
  }

  /// A residual backbone, a pyramid that carries coarse features down to finer strides (Lin and others,
  /// 2017), and for each stride separate convolutions for boxes and for classes (Ge and others, 2021).
  private static func adNetDetector(classes: Int) -> [Module] {
    let width = 64
    let strides = detectorStrides.reversed().map { "p\($0)" }
    var modules = backbone
    modules.append(convolution(width, kernel: 1, name: "lateral32"))
    for (finer, coarser) in [(16, "lateral32"), (8, "sum16")] {
      modules.append(
        .residual(
          "sum\(finer)",
          body: [.route("coarser", from: coarser), .layer("up", UpsampleNearest2D(2))],
          shortcut: [
            .route("features", from: "stage\(finer)"), convolution(width, kernel: 1),
          ]))
    }
    let sources = ["lateral32", "sum16", "sum8"]
    for (name, source) in zip(strides, sources) {
      modules.append(
        .sequential(name, [.route("source", from: source)] + unit(width, stride: 1)))
    }
    let heads = strides.reversed().flatMap { name in
      [
        head("\(name)-boxes", of: name, width: width, outputs: 4),
        head("\(name)-classes", of: name, width: width, outputs: classes),
      ]
    }
    modules.append(.joined("outputs", branches: heads.map { [$0] }))
    return modules
  }

  /// Features at strides of 4, 8, 16 and 32 pixels.
  private static var backbone: [Module] {
    [
      .sequential("stem", unit(24, stride: 2)),
      .sequential("stage4", unit(32, stride: 2)),
      stage("stage8", filters: 64), stage("stage16", filters: 128), stage("stage32", filters: 192),
    ]
  }

  /// The detector's backbone as a classifier of 1.9 million parameters, for any aspect ratio.
  ///
  /// Means of the features at strides of 16 and 32 pixels go into the classes; a detector's weights can be its start.
  static func adNetDeep(classes: Int) -> [Module] {
    backbone + [
      .joined("pool", branches: featureMeans),
      .layer("dropout", Dropout(rate: 0.2)),
      .layer("classifier", Dense(units: classes, scheme: .glorotUniform)),
    ]
  }

  /// A convolution of three by three taps with batch norm and a rectifier.
  private static func unit(_ filters: Int, stride: Int) -> [Module] {
    [convolution(filters, kernel: 3, stride: stride), norm, .layer("relu", ReLU())]
  }

  /// A block that halves the picture, and one that keeps its size.
  private static func stage(_ name: String, filters: Int) -> Module {
    .sequential(
      name,
      [
        block("down", filters: filters), .layer("relu1", ReLU()),
        block("refine", filters: filters, stride: 1), .layer("relu2", ReLU()),
      ])
  }

  /// The outputs of one kind at one stride.
  private static func head(
    _ name: String, of source: String, width: Int, outputs: Int
  ) -> Module {
    .sequential(
      name,
      [.route("source", from: source)] + unit(width, stride: 1) + [
        .layer("output", Conv2D(filters: outputs, kernel: 1, scheme: .glorotUniform))
      ])
  }
}
