extension Architectures {
  /// ResNet-18 (He and others, 2016, table 1): a stem, eight blocks of two 3x3 convolutions with a
  /// sum and a rectifier behind it, and global pooling.
  ///
  /// It equals `resnet18` of torchvision layer by layer: 11,689,512 parameters and 1.81 billion
  /// multiply-adds for 1000 classes at 224x224x3. Strides stand in the first convolution of a block.
  static func resNet18(classes: Int) -> [Module] {
    let stem: [Module] = [
      .sequential("stem", [convolution(64, kernel: 7, stride: 2), norm, .layer("relu", ReLU())]),
      .layer("pool", MaxPool2D(3, stride: 2, padding: .every(1))),
    ]
    let stages = [64, 128, 256, 512].enumerated().map { index, filters in
      Module.sequential(
        "stage\(index + 1)",
        basicBlock("1", filters: filters, stride: index == 0 ? 1 : 2, isProjected: index > 0)
          + basicBlock("2", filters: filters, stride: 1, isProjected: false))
    }
    return stem + stages + [
      .layer("mean", GlobalAveragePool()),
      .layer("classifier", Dense(units: classes, scheme: .glorotUniform)),
    ]
  }

  /// `relu(body(x) + shortcut(x))`; the shortcut is a 1x1 convolution where the shape changes.
  private static func basicBlock(
    _ number: String, filters: Int, stride: Int, isProjected: Bool
  ) -> [Module] {
    let body: [Module] = [
      .sequential(
        "first", [convolution(filters, kernel: 3, stride: stride), norm, .layer("relu", ReLU())]),
      .sequential("second", [convolution(filters, kernel: 3), norm]),
    ]
    let projection = [convolution(filters, kernel: 1, stride: stride), norm]
    return [
      .residual("block" + number, body: body, shortcut: isProjected ? projection : []),
      .layer("relu" + number, ReLU()),
    ]
  }
}
