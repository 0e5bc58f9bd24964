import Images
import Tensors

@testable import Synthetic

/// Records of ads that nobody drew, with random attributes.
enum SampleAds {
  static func records(_ count: Int, seed: UInt64 = 1) -> [AdRecord] {
    (0..<count).map { index in
      var random = RandomGenerator(seed: seed, stream: UInt64(index))
      var attributes = AdAttributes()
      (attributes.cta, attributes.badge) = (random.chance(0.8), random.chance(0.3))
      (attributes.logo, attributes.warmPalette) = (random.chance(0.9), random.uniform())
      (attributes.ctaContrast, attributes.ctaArea) = (random.uniform(), random.uniform(0, 0.1))
      (attributes.productArea, attributes.textCover) = (random.uniform(0, 0.4), random.uniform())
      attributes.headlineLegibility = random.uniform()
      let brand = Brand(number: random.integer(below: 240))
      return AdRecord(
        Ad(
          index: index, image: Image(width: 1, height: 1, pixels: [0, 0, 0]), boxes: [],
          formatClass: .offer, category: brand.category, brand: brand.name, layout: "none",
          language: "en", fonts: [], attributes: attributes, encoding: AdEncoding(&random)))
    }
  }
}
