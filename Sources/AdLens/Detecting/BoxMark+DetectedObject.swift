extension BoxMark {
  /// The mark of an object: its box, in the colour of its class, with its name and how sure the detector is,
  /// as in `logo 92 %`.
  public init(_ object: DetectedObject) {
    self.init(
      x: object.x, y: object.y, width: object.width, height: object.height,
      text: "\(object.label) \(fixed(object.confidence * 100, decimals: 0)) %",
      colorIndex: object.classIndex)
  }
}
