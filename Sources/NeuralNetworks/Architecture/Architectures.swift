/// The architectures that `--arch` names.
public enum Architectures {
  /// Every name, in the order of the documentation.
  public static let names = [
    "keras-cnn", "mlp", "lenet5", "adnet", "adnet-deep", "adnet-elements", "resnet18",
    "mobilenet-v2", "efficientnet-lite0",
  ]

  /// The input `[height, width, channels]` that an architecture is usually given: small grey pictures
  /// for the first ones, colour for the others.
  public static func usualInput(of name: String) -> [Int] {
    switch name {
    case "keras-cnn", "mlp", "lenet5": [28, 28, 1]
    case "resnet18", "mobilenet-v2", "efficientnet-lite0": [224, 224, 3]
    case "adnet-detect": [416, 416, 3]
    default: [128, 128, 3]
    }
  }

  /// The classes that an architecture is measured with: 1000 of ImageNet where it was published with them,
  /// the 5 of creatives for detectors, else 10.
  public static func usualClassCount(of name: String) -> Int {
    if detectorNames.contains(name) { return 5 }
    return usualInput(of: name)[0] == 224 ? 1000 : 10
  }

  /// The architecture of a name for inputs `[height, width, channels]` and a number of classes.
  ///
  /// - Throws: `ArchitectureError.unknownName`.
  public static func named(
    _ name: String, input: [Int], classes: Int
  ) throws(ArchitectureError) -> Architecture {
    let modules: [Module]
    switch name {
    case "keras-cnn": modules = kerasCNN(classes: classes)
    case "mlp": modules = multilayerPerceptron(classes: classes)
    case "lenet5": modules = leNet5(input: input, classes: classes)
    case "adnet": modules = adNet(classes: classes)
    case "adnet-deep": modules = adNetDeep(classes: classes)
    case "adnet-elements": modules = try adNetElements(input: input, classes: classes)
    case "resnet18": modules = resNet18(classes: classes)
    case "mobilenet-v2": modules = mobileNetV2(classes: classes)
    case "efficientnet-lite0": modules = efficientNetLite0(classes: classes)
    default: throw .unknownName(name, known: names)
    }
    return try Architecture(name: name, input: input, modules: modules)
  }

  /// The small network of the Keras examples: one convolution and two dense layers.
  private static func kerasCNN(classes: Int) -> [Module] {
    [
      .layer("conv", Conv2D(filters: 32, kernel: 3, scheme: .glorotUniform)),
      .layer("relu1", ReLU()),
      .layer("pool", MaxPool2D(2)),
      .layer("flatten", Flatten()),
      .layer("hidden", Dense(units: 128, scheme: .glorotUniform)),
      .layer("relu2", ReLU()),
      .layer("classifier", Dense(units: classes, scheme: .glorotUniform)),
    ]
  }

  /// One hidden layer of 512 units.
  private static func multilayerPerceptron(classes: Int) -> [Module] {
    [
      .layer("flatten", Flatten()),
      .layer("hidden", Dense(units: 512)),
      .layer("relu", ReLU()),
      .layer("classifier", Dense(units: classes, scheme: .glorotUniform)),
    ]
  }

  /// LeNet-5 (LeCun and others, 1998) with rectifiers and maximum pooling; pictures of 28 pixels are
  /// padded to its 32.
  private static func leNet5(input: [Int], classes: Int) -> [Module] {
    let isPadded = input.first == 28
    return [
      .layer("conv1", Conv2D(filters: 6, kernel: 5, padding: isPadded ? .every(2) : .valid)),
      .layer("relu1", ReLU()),
      .layer("pool1", MaxPool2D(2)),
      .layer("conv2", Conv2D(filters: 16, kernel: 5)),
      .layer("relu2", ReLU()),
      .layer("pool2", MaxPool2D(2)),
      .layer("flatten", Flatten()),
      .layer("hidden1", Dense(units: 120)),
      .layer("relu3", ReLU()),
      .layer("hidden2", Dense(units: 84)),
      .layer("relu4", ReLU()),
      .layer("classifier", Dense(units: classes, scheme: .glorotUniform)),
    ]
  }

  /// A compact residual network for creatives: 1.2 million parameters, 180 million multiply-adds at
  /// 128x128, and any aspect ratio, since it ends in global pooling.
  private static func adNet(classes: Int) -> [Module] {
    [
      .sequential(
        "stem",
        [
          convolution(32, kernel: 3, stride: 2), norm, .layer("relu", ReLU()),
        ]),
      block("block1", filters: 64), .layer("relu1", ReLU()),
      block("block2", filters: 128), .layer("relu2", ReLU()),
      block("block3", filters: 256), .layer("relu3", ReLU()),
      .layer("pool", GlobalAveragePool()),
      .layer("dropout", Dropout(rate: 0.2)),
      .layer("classifier", Dense(units: classes, scheme: .glorotUniform)),
    ]
  }

  /// Two convolutions (He and others, 2016): with a stride of 2 they halve the picture, beside a
  /// projection, with 1 they keep its size and channels.
  static func block(_ name: String, filters: Int, stride: Int = 2) -> Module {
    .residual(
      name,
      body: [
        convolution(filters, kernel: 3, stride: stride, name: "conv1"),
        .layer("norm1", BatchNorm2D()), .layer("relu1", ReLU()),
        convolution(filters, kernel: 3, name: "conv2"), .layer("norm2", BatchNorm2D()),
      ],
      shortcut: stride == 1 ? [] : [convolution(filters, kernel: 1, stride: stride), norm])
  }

  /// A convolution before batch norm, hence without bias, padded so that a stride of 1 keeps the size.
  static func convolution(
    _ filters: Int, kernel: Int, stride: Int = 1, groups: Int = 1, name: String = "conv"
  ) -> Module {
    .layer(
      name,
      Conv2D(
        filters: filters, kernel: Pair(kernel, kernel), stride: Pair(stride, stride),
        padding: kernel == 1 ? .valid : .every(kernel / 2), groups: groups, bias: false))
  }

  /// Batch norm with the usual settings.
  static var norm: Module { .layer("norm", BatchNorm2D()) }
}
