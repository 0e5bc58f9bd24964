import Images
import Tensors
import TestSupport
import Testing

@testable import Synthetic

@Suite(.enabled(if: Fonts.arePresent, Comment(rawValue: Fonts.reason)))
struct AdDrawerTests {
  private func drawer(seed: UInt64 = 3, isHeldOut: Bool = false) throws -> AdDrawer {
    let fonts = try #require(Fonts.catalog)
    return AdDrawer(SyntheticOptions(seed: seed, isHeldOut: isHeldOut), fonts: fonts)
  }

  /// The numbers of ads that are quickly drawn.
  private func small(_ options: SyntheticOptions, _ count: Int) -> [Int] {
    let found = (0..<count * 8).filter { index in
      var random = RandomGenerator(
        seed: options.seed, stream: options.isHeldOut ? 2 : 1, UInt64(index), 0)
      let size = AdPlan(options, &random).size
      return size.width * size.height <= 100_000
    }
    return Array(found.prefix(count))
  }

  @Test func `an ad depends on its number alone, not on what was drawn before`() throws {
    let (first, second) = (try drawer(), try drawer())
    let numbers = small(SyntheticOptions(seed: 3), 4)
    let forward = numbers.map { first.ad(at: $0) }
    for (index, ad) in zip(numbers, forward).reversed() {
      let again = second.ad(at: index)
      #expect(again.image == ad.image && again.boxes == ad.boxes)
      #expect(again.attributes == ad.attributes && again.encoding == ad.encoding)
      #expect(try AdEncoder.encode(again) == AdEncoder.encode(ad))
    }
    #expect(try drawer(seed: 4).ad(at: numbers[0]).image != forward[0].image)
  }

  @Test(arguments: [false, true])
  func `boxes lie in the picture, and its shares follow from them`(isHeldOut: Bool) throws {
    let drawer = try drawer(isHeldOut: isHeldOut)
    let numbers = small(SyntheticOptions(seed: 3, isHeldOut: isHeldOut), 16)
    var kinds: Set<ElementClass> = []
    for index in numbers {
      let ad = drawer.ad(at: index)
      let area = Float(ad.image.width * ad.image.height)
      var texts: Float = 0
      for box in ad.boxes {
        #expect(box.x >= 0 && box.y >= 0 && box.width > 0 && box.height > 0)
        #expect(box.x + box.width <= ad.image.width && box.y + box.height <= ad.image.height)
        #expect(box.visibleCount > 0 && box.visibleCount <= box.width * box.height)
        if box.kind == .textBlock { texts += Float(box.width * box.height) / area }
        kinds.insert(box.kind)
      }
      let seen = ad.attributes
      #expect(seen.badge == ad.boxes.contains { $0.kind == .priceBadge })
      #expect((seen.textCover - min(1, texts)).magnitude <= 1e-5)
      #expect((0...1).contains(seen.warmPalette) && (0...1).contains(seen.ctaContrast))
      #expect(!seen.badge || ad.formatClass == .offer)
    }
    #expect(kinds == Set(ElementClass.allCases))
  }

  @Test func `three hundred plans hold every size, format, template and many brands`() {
    let options = SyntheticOptions(seed: 9)
    let plans = (0..<300 as Range<UInt64>).map { index -> AdPlan in
      var random = RandomGenerator(seed: options.seed, stream: 1, index, 0)
      return AdPlan(options, &random)
    }
    #expect(Set(plans.map(\.size)) == Set(AdSize.normal))
    #expect(Set(plans.map(\.formatClass)) == Set(FormatClass.allCases))
    #expect(Set(plans.map(\.template.name)) == Set(Template.normal.map(\.name)))
    #expect(Template.normal.count >= 12)
    #expect(Set(plans.map(\.brand.category)) == Set(Category.allCases))
    #expect(Set(plans.map(\.brand.number)).count > 100)
  }

  private static var isOptimized: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }

  @Test(.enabled(if: isOptimized, "three hundred ads take minutes without optimization"))
  func `three hundred ads show every class, size, format and kind of file`() throws {
    let drawer = try drawer(seed: 0)
    let ads = (0..<300).map { index in
      let ad = drawer.ad(at: index)
      return (
        ad.boxes.map(\.kind), AdSize(ad.image.width, ad.image.height), ad.formatClass,
        ad.encoding.kind
      )
    }
    let kinds = Dictionary(grouping: ads.flatMap(\.0)) { $0 }.mapValues(\.count)
    for kind in ElementClass.allCases { #expect(kinds[kind, default: 0] >= 40, "\(kind)") }
    #expect(Set(ads.map(\.1)) == Set(AdSize.normal))
    let formats = Dictionary(grouping: ads.map(\.2)) { $0 }.mapValues(\.count)
    for format in FormatClass.allCases { #expect(formats[format, default: 0] >= 15, "\(format)") }
    // Some kinds of file are rare on purpose.
    #expect(Set(ads.map(\.3)).count >= 5)
    #expect(ads.allSatisfy { !$0.0.isEmpty })
  }

  @Test func `held-out ads share no template, size, brand, font or logo with others`() throws {
    #expect(Set(AdSize.normal).isDisjoint(with: AdSize.heldOut))
    #expect(AdSize.heldOut.count == 2)
    let normal = Set(Template.normal.map(\.name))
    #expect(normal.isDisjoint(with: Template.heldOut.map(\.name)))
    #expect(!HoldOut.brands.overlaps(HoldOut.heldOutBrands))
    let names = Set(HoldOut.brands.map { Brand(number: $0).name })
    #expect(names.isDisjoint(with: HoldOut.heldOutBrands.map { Brand(number: $0).name }))
    let fonts = try #require(Fonts.catalog)
    let (own, held) = (fonts.side(isHeldOut: false), fonts.side(isHeldOut: true))
    if fonts.families.count > 1 {
      #expect(Set(own.families).isDisjoint(with: held.families))
      #expect(!own.families.isEmpty && !held.families.isEmpty)
    }
    let drawer = try drawer(isHeldOut: true)
    for index in small(SyntheticOptions(seed: 3, isHeldOut: true), 3) {
      let ad = drawer.ad(at: index)
      #expect(AdSize.heldOut.contains(AdSize(ad.image.width, ad.image.height)))
      #expect(Set(ad.fonts).isSubset(of: held.families))
    }
  }
}
