import Images
import Tensors

/// Where the pictures in ads come from: files, if there are any, else painted ones.
///
/// For one thread.
final class PictureSource {
  private let assets: Assets?
  private let isHeldOut: Bool

  /// What photographs are painted on.
  private let scratch = Canvas(width: 16, height: 16)

  init(assets: Assets?, isHeldOut: Bool) {
    self.assets = assets
    self.isHeldOut = isHeldOut
  }

  /// A photograph for a place of some pixels.
  func photo(aspect: Float, _ random: inout RandomGenerator) -> Sprite {
    if let assets {
      let files = assets.photos.side(isHeldOut: isHeldOut)
      if !files.isEmpty, random.chance(0.7) { return assets.sprite(random.pick(files)) }
    }
    return PhotoPainter(canvas: scratch, random: RandomGenerator(seed: random.next()))
      .paint(aspect: aspect)
  }

  /// A cut-out or product shot, if there are any; painted products are mixed with them.
  func product(_ random: inout RandomGenerator) -> Sprite? {
    guard let assets else { return nil }
    let files = assets.products.side(isHeldOut: isHeldOut)
    guard !files.isEmpty, random.chance(0.6) else { return nil }
    return assets.sprite(random.pick(files))
  }

  /// Some words in a row from the text files, as a headline; `nil` when there are none.
  func words(_ random: inout RandomGenerator) -> String? {
    guard let assets, !assets.sentences.isEmpty else { return nil }
    let sentence = random.pick(assets.sentences)
    let count = min(sentence.count, random.integer(2...6))
    let start = random.integer(below: sentence.count - count + 1)
    let text = sentence[start..<start + count].joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The logo file of a brand; most brands have a painted one.
  func logo(of brand: Brand, _ random: inout RandomGenerator) -> Sprite? {
    guard let assets else { return nil }
    let files = assets.logos.side(isHeldOut: isHeldOut)
    // A brand keeps its logo, so the choice is the brand's, not the ad's.
    var own = RandomGenerator(seed: brand.seed, stream: 2)
    guard !files.isEmpty, own.chance(0.45) else { return nil }
    return assets.sprite(own.pick(files))
  }
}
