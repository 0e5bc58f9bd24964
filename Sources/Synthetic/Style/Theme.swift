import Images
import Tensors

/// Everything that holds for one whole ad.
struct Theme {
  var palette: Palette
  let brand: Brand
  let words: Phrasebook
  let headline: TypeStyle
  let body: TypeStyle
  let button: TypeStyle

  /// How round corners are, 0 to 1 of half the short side.
  let roundness: Float

  /// Whether elements cast shadows.
  let hasShadows: Bool

  init(brand: Brand, shelf: FontShelf, _ random: inout RandomGenerator) {
    self.brand = brand
    palette = Palette(&random)
    if random.chance(0.4) { palette.accent = brand.primary }
    let books = Phrasebook.all.filter { shelf.canWrite($0.script) }
    words = random.pick(books, weights: \.weight)
    let script = words.script
    let head = shelf.face(for: script, bold: random.chance(0.8), &random)
    let text = random.chance(0.35) ? head : shelf.face(for: script, bold: false, &random)
    let isCased = script == .latin || script == .cyrillic || script == .greek
    let spaced = isCased && random.chance(0.25)
    headline = TypeStyle(
      face: head, spacing: spaced ? random.uniform(0.02, 0.15) : random.uniform(-0.02, 0.02),
      leading: random.uniform(0.98, 1.3), isCaps: isCased && random.chance(0.3),
      slant: random.chance(0.08) ? random.uniform(0.1, 0.3) : 0)
    body = TypeStyle(
      face: text, spacing: random.chance(0.2) ? random.uniform(0, 0.06) : 0,
      leading: random.uniform(1.1, 1.5), isCaps: isCased && random.chance(0.06))
    let bold =
      random.chance(0.5) ? head : shelf.face(for: script, bold: random.chance(0.7), &random)
    button = TypeStyle(
      face: bold, spacing: random.chance(0.3) ? random.uniform(0, 0.1) : 0, leading: 1.2,
      isCaps: isCased && random.chance(0.3))
    roundness = random.pick([0, 0, 0.15, 0.3, 0.5, 1] as [Float])
    hasShadows = random.chance(0.35)
  }
}
