/// One element of an ad and the smallest rectangle around its visible pixels.
public struct ElementBox: Hashable, Sendable {
  /// What it is.
  public let kind: ElementClass

  /// The left edge, in pixels from the left of the upright picture.
  public let x: Int

  /// The upper edge, in pixels from its top.
  public let y: Int

  /// Pixels across.
  public let width: Int

  /// Pixels down.
  public let height: Int

  /// How many pixels of the rectangle show the element.
  public let visibleCount: Int
}
