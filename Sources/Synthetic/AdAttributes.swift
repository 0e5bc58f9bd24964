/// What can be seen of an ad, as numbers: what a click model may depend on.
public struct AdAttributes: Hashable, Sendable {
  /// Whether there is a button.
  public var cta = false

  /// How far the most visible button stands out from what is around it, 0 to 1.
  public var ctaContrast: Float = 0

  /// The share of the picture under the boxes of buttons.
  public var ctaArea: Float = 0

  /// Whether there is a price badge.
  public var badge = false

  /// The largest discount a badge names, 0 to 1; 0 when it names a price.
  public var discountDepth: Float = 0

  /// The share of the picture under the boxes of text blocks, at most 1.
  public var textCover: Float = 0

  /// Whether there is a logo.
  public var logo = false

  /// The share of the picture under the boxes of products, at most 1.
  public var productArea: Float = 0

  /// Elements beyond one of each class.
  public var extraObjects = 0

  /// How easily the headline can be read: its contrast and its size, 0 to 1; 0 without a headline.
  public var headlineLegibility: Float = 0

  /// The share of colourful pixels that are red, orange or yellow, 0 to 1.
  public var warmPalette: Float = 0

  /// The share of the picture that shows a photograph.
  public var photoArea: Float = 0
}
