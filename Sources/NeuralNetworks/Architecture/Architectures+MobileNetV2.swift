extension Architectures {
  /// MobileNetV2 at width 1.0 (Sandler and others, 2018, table 2).
  ///
  /// It equals `mobilenet_v2` of torchvision layer by layer: 3,504,872 parameters and 300 million
  /// multiply-adds for 1000 classes at 224x224x3.
  static func mobileNetV2(classes: Int) -> [Module] {
    mobileNetwork(
      [
        InvertedStage(expansion: 1, filters: 16, count: 1, stride: 1),
        InvertedStage(expansion: 6, filters: 24, count: 2, stride: 2),
        InvertedStage(expansion: 6, filters: 32, count: 3, stride: 2),
        InvertedStage(expansion: 6, filters: 64, count: 4, stride: 2),
        InvertedStage(expansion: 6, filters: 96, count: 3, stride: 1),
        InvertedStage(expansion: 6, filters: 160, count: 3, stride: 2),
        InvertedStage(expansion: 6, filters: 320, count: 1, stride: 1),
      ], classes: classes)
  }
}
