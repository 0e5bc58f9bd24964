import Images
import Tensors

/// Draws ads, one by one.
///
/// For one thread; any number of drawers give the same ads.
///
/// ```swift
/// let drawer = AdDrawer(SyntheticOptions(seed: 7), fonts: try FontCatalog())
/// let ad = drawer.ad(at: 0)
/// ```
public final class AdDrawer {
  private let options: SyntheticOptions
  private let shelf: FontShelf
  private let pictures: PictureSource
  private let canvas = Canvas(width: 300, height: 250)
  private let finisher = Finisher()

  /// Creates a drawer.
  ///
  /// - Parameters:
  ///   - fonts: all fonts; those of the other side (held out or not) are left alone.
  ///   - assets: pictures to draw with; without them everything is painted.
  public init(_ options: SyntheticOptions, fonts: FontCatalog, assets: Assets? = nil) {
    self.options = options
    shelf = FontShelf(fonts.side(isHeldOut: options.isHeldOut))
    pictures = PictureSource(assets: assets, isHeldOut: options.isHeldOut)
  }

  /// The ad of a number, which depends on nothing but the options, the fonts and the assets.
  public func ad(at index: Int) -> Ad {
    let side: UInt64 = options.isHeldOut ? 2 : 1
    // Now and then what is visible in the end is not what was planned, as when a badge found no room. A
    // few more tries keep the mix even; the last one counts whatever it is.
    for attempt in 0..<3 as Range<UInt64> {
      let random = RandomGenerator(seed: options.seed, stream: side, UInt64(index), attempt)
      let (ad, plan) = draw(index, random)
      if ad.formatClass == plan || attempt == 2 { return ad }
    }
    preconditionFailure("the last attempt counts")
  }

  private func draw(_ index: Int, _ start: RandomGenerator) -> (Ad, plan: FormatClass) {
    var random = start
    let plan = AdPlan(options, &random)
    let theme = Theme(brand: plan.brand, shelf: shelf, &random)
    canvas.reset(width: plan.size.width, height: plan.size.height)
    let composer = Composer(
      canvas: canvas, random: random, theme: theme, shelf: shelf, pictures: pictures,
      plan: plan.formatClass)
    plan.template.draw(composer)
    composer.distract()
    random = composer.random
    finisher.finish(canvas, &random)
    let visible = Visible(composer)
    let ad = Ad(
      index: index, image: canvas.image, boxes: visible.boxes, formatClass: visible.formatClass,
      category: plan.brand.category, brand: plan.brand.name, layout: plan.template.name,
      language: theme.words.language, fonts: theme.families, attributes: visible.attributes,
      encoding: AdEncoding(&random))
    return (ad, plan.formatClass)
  }
}

extension Theme {
  /// The families of the fonts, each once.
  fileprivate var families: [String] {
    Array(Set([headline.face.family, body.face.family, button.face.family])).sorted()
  }
}
