/// The architectures that `--arch` names.
public enum Architectures {
  /// Every name, in the order of the documentation.
  public static let names = ["keras-cnn", "mlp", "lenet5", "adnet"]

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
          .layer("conv", convolution(32, stride: 2)), .layer("norm", BatchNorm2D()),
          .layer("relu", ReLU()),
        ]),
      block("block1", filters: 64), .layer("relu1", ReLU()),
      block("block2", filters: 128), .layer("relu2", ReLU()),
      block("block3", filters: 256), .layer("relu3", ReLU()),
      .layer("pool", GlobalAveragePool()),
      .layer("dropout", Dropout(rate: 0.2)),
      .layer("classifier", Dense(units: classes, scheme: .glorotUniform)),
    ]
  }

  /// Two convolutions that halve the picture, beside a projection (He and others, 2016).
  private static func block(_ name: String, filters: Int) -> Module {
    .residual(
      name,
      body: [
        .layer("conv1", convolution(filters, stride: 2)), .layer("norm1", BatchNorm2D()),
        .layer("relu1", ReLU()),
        .layer("conv2", convolution(filters, stride: 1)), .layer("norm2", BatchNorm2D()),
      ],
      shortcut: [
        .layer("conv", Conv2D(filters: filters, kernel: 1, stride: 2, bias: false)),
        .layer("norm", BatchNorm2D()),
      ])
  }

  private static func convolution(_ filters: Int, stride: Int) -> Conv2D {
    Conv2D(
      filters: filters, kernel: 3, stride: Pair(stride, stride), padding: .every(1), bias: false)
  }
}
