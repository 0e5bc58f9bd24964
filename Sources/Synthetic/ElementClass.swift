/// What a box in an ad holds.
public enum ElementClass: String, Hashable, Sendable, CaseIterable {
  /// The sign or name of the brand.
  case logo

  /// A button that asks to do something.
  case ctaButton = "cta_button"

  /// What is offered, as a picture.
  case product

  /// A headline, a paragraph or small print.
  case textBlock = "text_block"

  /// A price or a discount, set off from other text.
  case priceBadge = "price_badge"

  /// The number in annotation files, from 0; COCO adds 1.
  public var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
