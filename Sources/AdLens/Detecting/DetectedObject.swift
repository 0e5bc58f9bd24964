/// Something that a detector has found in a picture.
public struct DetectedObject: Hashable, Sendable {
  /// The name of its class.
  public let label: String

  /// The number of its class among the model's.
  public let classIndex: Int

  /// How sure the detector is, `0...1`.
  public let confidence: Double

  /// The left edge in pixels of the upright picture, inside it.
  public let x: Double

  /// The upper edge in pixels of the upright picture, inside it.
  public let y: Double

  /// The width in pixels.
  public let width: Double

  /// The height in pixels.
  public let height: Double

  /// Creates an object.
  public init(
    label: String, classIndex: Int, confidence: Double, x: Double, y: Double, width: Double,
    height: Double
  ) {
    self.label = label
    self.classIndex = classIndex
    self.confidence = confidence
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

extension DetectedObject {
  /// Brings a box to the scale of the whole picture.
  ///
  /// - Parameters:
  ///   - found: what was found, in pixels of a picture.
  ///   - decoded: the width and height of that picture, which a decoder may have given at a fraction of its
  ///     size.
  ///   - picture: the width and height of the upright picture.
  ///   - label: the name of the class.
  init(
    _ found: ScoredBox, decoded: (width: Int, height: Int), picture: (width: Int, height: Int),
    label: String
  ) {
    let scaleX = Double(picture.width) / Double(decoded.width)
    let scaleY = Double(picture.height) / Double(decoded.height)
    // What ends with the picture does so at any scale.
    func column(_ edge: Float) -> Double { min(Double(edge) * scaleX, Double(picture.width)) }
    func row(_ edge: Float) -> Double { min(Double(edge) * scaleY, Double(picture.height)) }
    let (left, top) = (column(found.box.left), row(found.box.top))
    self.init(
      label: label, classIndex: found.label, confidence: Double(found.confidence), x: left, y: top,
      width: column(found.box.right) - left, height: row(found.box.bottom) - top)
  }
}
