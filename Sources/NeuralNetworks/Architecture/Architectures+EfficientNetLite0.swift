extension Architectures {
  /// EfficientNet-Lite0 (Liu, 2020, after Tan and Le, 2019): EfficientNet-B0 with bounded rectifiers
  /// and without squeeze and excitation.
  ///
  /// It has the layers of `efficientnet_lite0` of timm: 4,652,008 parameters and 385 million
  /// multiply-adds for 1000 classes at 224x224x3. Padding is the same on all sides, as in PyTorch;
  /// TensorFlow's puts the odd pixel of a stride of two below and to the right.
  static func efficientNetLite0(classes: Int) -> [Module] {
    mobileNetwork(
      [
        InvertedStage(expansion: 1, filters: 16, count: 1, stride: 1),
        InvertedStage(expansion: 6, filters: 24, count: 2, stride: 2),
        InvertedStage(kernel: 5, expansion: 6, filters: 40, count: 2, stride: 2),
        InvertedStage(expansion: 6, filters: 80, count: 3, stride: 2),
        InvertedStage(kernel: 5, expansion: 6, filters: 112, count: 3, stride: 1),
        InvertedStage(kernel: 5, expansion: 6, filters: 192, count: 4, stride: 2),
        InvertedStage(expansion: 6, filters: 320, count: 1, stride: 1),
      ], classes: classes)
  }
}
