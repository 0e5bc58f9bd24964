extension Architectures {
  /// A run of inverted residuals (Sandler and others, 2018, table 2), of which the first may change
  /// the shape.
  struct InvertedStage {
    /// The side of the depthwise kernel.
    var kernel = 3

    /// How many times more channels the middle of a block has than its input.
    let expansion: Int

    /// The channels of every output.
    let filters: Int

    /// The blocks.
    let count: Int

    /// The stride of the first block.
    let stride: Int
  }

  /// A stem, stages of inverted residuals, a 1x1 head of 1280 filters, global pooling, a classifier.
  ///
  /// Activations are bounded rectifiers; dropout of 0.2 stands before the classifier.
  static func mobileNetwork(_ stages: [InvertedStage], classes: Int) -> [Module] {
    var modules: [Module] = [
      .sequential("stem", [convolution(32, kernel: 3, stride: 2), norm, relu6])
    ]
    var channels = 32
    for (index, stage) in stages.enumerated() {
      var blocks: [Module] = []
      for number in 1...stage.count {
        blocks.append(
          invertedResidual(
            "block\(number)", stage, channels: channels, stride: number == 1 ? stage.stride : 1))
        channels = stage.filters
      }
      modules.append(.sequential("stage\(index + 1)", blocks))
    }
    return modules + [
      .sequential("head", [convolution(1280, kernel: 1), norm, relu6]),
      .layer("mean", GlobalAveragePool()),
      .layer("dropout", Dropout(rate: 0.2)),
      .layer("classifier", Dense(units: classes, scheme: .glorotUniform)),
    ]
  }

  /// Expand, filter each channel, project; no activation behind the projection, nor behind the sum
  /// with the input, which is there when the shape stays.
  private static func invertedResidual(
    _ name: String, _ stage: InvertedStage, channels: Int, stride: Int
  ) -> Module {
    let width = channels * stage.expansion
    var body: [Module] = []
    if stage.expansion > 1 {
      body.append(.sequential("expand", [convolution(width, kernel: 1), norm, relu6]))
    }
    body += [
      .sequential(
        "depthwise",
        [convolution(width, kernel: stage.kernel, stride: stride, groups: width), norm, relu6]),
      .sequential("project", [convolution(stage.filters, kernel: 1), norm]),
    ]
    return stride == 1 && channels == stage.filters
      ? .residual(name, body: body, shortcut: []) : .sequential(name, body)
  }

  private static var relu6: Module { .layer("relu6", ReLU6()) }
}
