/// An object that is in a picture: its box, in pixels of the network's input, and its class.
public struct TrueObject: Hashable, Sendable {
  /// Where it is.
  public var box: CornerBox

  /// The number of its class.
  public var label: Int

  /// Creates an object.
  public init(box: CornerBox, label: Int) {
    self.box = box
    self.label = label
  }
}
