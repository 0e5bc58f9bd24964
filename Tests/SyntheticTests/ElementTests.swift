import Images
import Tensors
import Testing

@testable import Synthetic

/// Elements drawn on a ground of one colour: their boxes against the pixels that changed.
@Suite(.enabled(if: Fonts.arePresent, Comment(rawValue: Fonts.reason)))
struct ElementTests {
  private func composer(seed: UInt64) throws -> Composer {
    let fonts = try #require(Fonts.catalog)
    let canvas = Canvas(width: 200, height: 120)
    canvas.clear(Color(hex: 0x7F7F80))
    let shelf = FontShelf(fonts)
    var random = RandomGenerator(seed: seed)
    let theme = Theme(brand: Brand(number: Int(seed)), shelf: shelf, &random)
    return Composer(
      canvas: canvas, random: random, theme: theme, shelf: shelf,
      pictures: PictureSource(assets: nil, isHeldOut: false), plan: .offer)
  }

  /// The extent of pixels that are clearly not the ground.
  private func changed(_ canvas: Canvas, _ ground: UInt32) -> Extent? {
    let (before, after) = (Color(packed: ground), canvas)
    let owners = Canvas(width: canvas.width, height: canvas.height)
    for index in 0..<canvas.width * canvas.height {
      let color = Color(packed: after.pixels[index])
      let change = max(
        (color.red - before.red).magnitude, (color.green - before.green).magnitude,
        (color.blue - before.blue).magnitude)
      owners.owners[index] = change > 0.12 ? 1 : 0
    }
    return owners.extents()[1]
  }

  /// An element's edge counts from a third of a pixel's coverage on, which no single threshold of colour
  /// follows exactly.
  private static let edge = 1

  @Test func `badges and logos have boxes of what is seen`() throws {
    // A shadow is seen and is no part of an element.
    let seeds = try (1...16).filter { try !composer(seed: $0).theme.hasShadows }
    #expect(seeds.count >= 6)
    for (seed, isLogo) in seeds.flatMap({ [($0, true), ($0, false)] }) {
      let composer = try composer(seed: seed)
      let ground = composer.canvas.pixels[0]
      if isLogo {
        composer.logo(in: Frame(20, 20, 160, 70), .center)
      } else {
        composer.badge(at: [100, 60], radius: 40)
      }
      let seen = try #require(changed(composer.canvas, ground))
      let box = try #require(composer.canvas.extents()[1])
      #expect(abs(seen.left - box.left) <= Self.edge && abs(seen.right - box.right) <= Self.edge)
      #expect(abs(seen.top - box.top) <= Self.edge && abs(seen.bottom - box.bottom) <= Self.edge)
    }
  }

  @Test(arguments: Array(ProductKind.allCases))
  func `every product fills most of its frame`(kind: ProductKind) throws {
    let canvas = Canvas(width: 120, height: 120)
    let frame = Frame(10, 10, 100, 100).fitting(aspect: kind.aspect)
    let pen = Pen(canvas: canvas, map: Affine(unitTo: frame), owner: .element(1))
    var random = RandomGenerator(seed: 5)
    let palette = Palette(&random)
    var painter = ProductPainter(pen: pen, palette: palette, random: random)
    painter.paint(kind)
    let box = try #require(canvas.extents()[1])
    #expect(Float(box.width) >= 0.75 * frame.width && Float(box.width) <= 1.1 * frame.width + 2)
    #expect(
      Float(box.height) >= 0.75 * frame.height && Float(box.height) <= 1.15 * frame.height + 2)
  }

  @Test func `text stays in its frame and breaks into lines`() throws {
    let composer = try composer(seed: 2)
    let style = composer.theme.body
    let text = "More than two thousand five-star reviews"
    let layout = try #require(
      TextLayout(
        text, style, script: .latin, width: 90, height: 80, most: 14, least: 6, lines: 6))
    #expect(layout.lines.count > 1)
    #expect(layout.width <= 90.5 && layout.height <= 80.5)
    #expect(
      TextLayout(text, style, script: .latin, width: 20, height: 6, most: 14, lines: 2) == nil)
  }

  @Test func `Arabic letters take their joined forms from right to left`() {
    // noon alone at the end joins the alef-lam before it: ا ل آ ن becomes alef, lam with alef madda, noon.
    #expect(ArabicShaper.shaped("الآن") == "\u{FEE5}\u{FEF5}\u{FE8D}")
    #expect(ArabicShaper.shaped("عرض 50%") == "50% \u{FEBD}\u{FEAE}\u{FECB}")
    #expect(ArabicShaper.shaped("Sale 20") == "20 Sale")
  }
}
