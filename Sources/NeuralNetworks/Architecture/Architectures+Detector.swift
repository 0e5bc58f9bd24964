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
    try requireStrides(input, of: name)
    return try Architecture(name: name, input: input, modules: adNetDetector(classes: classes))
  }

  /// Refuses inputs that the pyramid cannot halve and double again.
  private static func requireStrides(
    _ input: [Int], of name: String
  ) throws(ArchitectureError) {
    let largest = detectorStrides.last ?? 1
    guard input.count == 3, input[0] % largest == 0, input[1] % largest == 0 else {
      throw .invalid(
        key: "input", at: name, reason: "height and width must be multiples of \(largest)")
    }
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
    let heads = detectorStrides.flatMap { stride in
      [boxes(stride: stride), self.classes(stride: stride, count: classes)]
    }
    return pyramid + [.joined(outputs, branches: heads.map { [$0] })]
  }

  /// The name of the part that joins a detector's outputs.
  private static let outputs = "outputs"

  /// Channels of the pyramid and of the heads.
  private static let width = 64

  /// The backbone and a pyramid behind it, whose features are named `p8`, `p16` and `p32`.
  private static var pyramid: [Module] {
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
    for (stride, source) in [(32, "lateral32"), (16, "sum16"), (8, "sum8")] {
      modules.append(
        .sequential("p\(stride)", [.route("source", from: source)] + unit(width, stride: 1)))
    }
    return modules
  }

  /// The distances to the sides of boxes at one stride.
  private static func boxes(stride: Int) -> Module {
    head("p\(stride)-boxes", of: "p\(stride)", outputs: 4)
  }

  /// The logits of classes at one stride.
  private static func classes(stride: Int, count: Int) -> Module {
    head("p\(stride)-classes", of: "p\(stride)", outputs: count)
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

  /// The kinds of elements whose evidence `adnet-elements` looks for: those of creatives.
  private static let elementCount = 5

  /// A detector as a classifier of 2.2 million parameters.
  ///
  /// The largest logit of every element at each stride, which tells whether it is anywhere, and means of the features
  /// at strides of 16 and 32 pixels go into the classes. A detector's weights can be its start.
  ///
  /// - Throws: `ArchitectureError` when the largest stride does not divide the input.
  static func adNetElements(input: [Int], classes: Int) throws(ArchitectureError) -> [Module] {
    try requireStrides(input, of: "adnet-elements")
    let largest: [[Module]] = detectorStrides.map { stride in
      [
        self.classes(stride: stride, count: elementCount),
        .layer("largest\(stride)", GlobalMaxPool()),
      ]
    }
    return pyramid + [
      // No dropout: it would hide the only sign of an element.
      .joined(outputs, branches: largest + featureMeans),
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
    _ name: String, of source: String, outputs: Int
  ) -> Module {
    .sequential(
      name,
      [.route("source", from: source)] + unit(width, stride: 1) + [
        .layer("output", Conv2D(filters: outputs, kernel: 1, scheme: .glorotUniform))
      ])
  }
}
