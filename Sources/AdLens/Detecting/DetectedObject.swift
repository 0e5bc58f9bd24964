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

  /// Brings a box of a network's input back to the picture and clips it there.
  ///
  /// - Parameters:
  ///   - detection: what was found.
  ///   - frame: where the picture, as it was fitted, lies in the input.
  ///   - decoded: the width and height of the picture that was fitted, which a decoder may have given at
  ///     a fraction of its size.
  ///   - picture: the width and height of the upright picture.
  ///   - label: the name of the class.
  init(
    _ detection: ScoredBox, in frame: FitFrame, decoded: (width: Int, height: Int),
    picture: (width: Int, height: Int), label: String
  ) {
    let box = detection.box
    let scaleX = Double(picture.width) / Double(decoded.width)
    let scaleY = Double(picture.height) / Double(decoded.height)
    let first = frame.source(x: Double(box.left), y: Double(box.top))
    let last = frame.source(x: Double(box.right), y: Double(box.bottom))
    func clamped(_ value: Double, _ bound: Int) -> Double { min(max(value, 0), Double(bound)) }
    x = clamped(first.x * scaleX, picture.width)
    y = clamped(first.y * scaleY, picture.height)
    width = clamped(last.x * scaleX, picture.width) - x
    height = clamped(last.y * scaleY, picture.height) - y
    self.label = label
    classIndex = detection.label
    confidence = Double(detection.confidence)
  }
}
