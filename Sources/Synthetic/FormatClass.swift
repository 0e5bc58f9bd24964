/// What leads an ad, decided by what is visible in it.
public enum FormatClass: String, Hashable, Sendable, CaseIterable {
  /// A photograph covers most of it, and there is neither a product nor an offer.
  case photoLed = "photo_led"

  /// Words on a plain ground: no photograph, no product, no offer.
  case textLed = "text_led"

  /// A price badge, whatever else there is.
  case offer

  /// A logo, at most with a short line below it, on a plain ground.
  case brandOnly = "brand_only"

  /// A product without an offer.
  case productLed = "product_led"
}
