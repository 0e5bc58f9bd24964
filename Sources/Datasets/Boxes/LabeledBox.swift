import Images

/// An object in a prepared picture: its edges in pixels of the network's input, and its class.
public struct LabeledBox: Hashable, Sendable {
  /// The left edge.
  public var left: Float
  /// The upper edge.
  public var top: Float
  /// The right edge, just outside.
  public var right: Float
  /// The lower edge, just outside.
  public var bottom: Float
  /// The number of the class.
  public var label: Int

  /// Creates an object.
  public init(left: Float, top: Float, right: Float, bottom: Float, label: Int) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
    self.label = label
  }

  /// The area; 0 when the edges are exchanged.
  var area: Float { max(right - left, 0) * max(bottom - top, 0) }

  /// The part inside a rectangle of pixels.
  func clipped(to area: Variation.Rectangle) -> LabeledBox {
    LabeledBox(
      left: min(max(left, Float(area.x)), Float(area.x + area.width)),
      top: min(max(top, Float(area.y)), Float(area.y + area.height)),
      right: min(max(right, Float(area.x)), Float(area.x + area.width)),
      bottom: min(max(bottom, Float(area.y)), Float(area.y + area.height)), label: label)
  }
}

/// A picture with objects.
public struct BoxSample: Hashable, Sendable {
  /// Where the pixels lie in a `PixelStore`.
  public let slot: Int

  /// The size of the prepared picture.
  public let size: PictureSize

  /// The objects.
  public let objects: [LabeledBox]

  /// The part of the prepared picture that is not matte, in pixels.
  let content: Variation.Rectangle

  /// Creates a sample.
  ///
  /// - Parameters:
  ///   - slot: where the pixels lie.
  ///   - size: the size of the prepared picture.
  ///   - objects: the objects, in pixels of the prepared picture.
  ///   - content: the left and upper edge, width and height of what is not matte.
  public init(
    slot: Int, size: PictureSize, objects: [LabeledBox],
    content: (x: Int, y: Int, width: Int, height: Int)
  ) {
    self.slot = slot
    self.size = size
    self.objects = objects
    self.content = Variation.Rectangle(
      x: content.x, y: content.y, width: content.width, height: content.height)
  }
}
