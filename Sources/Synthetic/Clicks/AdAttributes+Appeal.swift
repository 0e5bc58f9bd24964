extension AdAttributes {
  /// How much what is visible draws clicks, V of the click model.
  ///
  /// `0.55·cta + 0.9·ctaContrast − 0.18·cta·((ctaArea − 0.05) / 0.05)² + 0.5·badge + 0.8·discountDepth
  /// − 1.6·max(textCover − 0.3, 0) + 0.15·logo − 5·(productArea − 0.28)² − 0.12·extraObjects
  /// + 0.8·headlineLegibility + 0.25·warmPalette`, from the values as `labels.csv` has them, with four
  /// decimals, so that any program can compute it from there.
  var appeal: Double {
    let buttonMiss = (Self.written(ctaArea) - 0.05) / 0.05
    let productMiss = Self.written(productArea) - 0.28
    let button = (cta ? 0.55 - 0.18 * buttonMiss * buttonMiss : 0) + 0.9 * Self.written(ctaContrast)
    let offer = (badge ? 0.5 : 0) + 0.8 * Self.written(discountDepth)
    let words =
      0.8 * Self.written(headlineLegibility) - 1.6 * max(Self.written(textCover) - 0.3, 0)
    let pictures = (logo ? 0.15 : 0) - 5 * productMiss * productMiss
    return button + offer + words + pictures - 0.12 * Double(extraObjects)
      + 0.25 * Self.written(warmPalette)
  }

  /// What the segments differ in: badge, warm palette, product area and button, in the order of
  /// `ClickModel.tasteNames`.
  var tastes: [Double] {
    [badge ? 1 : 0, Self.written(warmPalette), Self.written(productArea), cta ? 1 : 0]
  }

  /// A share rounded as it is written.
  private static func written(_ share: Float) -> Double {
    // 24 bits times 14 bits are exact, and so are the ties.
    (Double(share) * 10_000).rounded(.toNearestOrEven) / 10_000
  }
}
