import Tensors

extension Template {
  static let columns: [Template] = [
    Template("tower", [.tower, .tall], led) { c in
      c.backdrop()
      let inner = c.frame.inset(c.margin)
      let heroTop = c.random.uniform(0.36, 0.5)
      let heroTall = c.random.uniform(0.26, 0.38)
      let hero = inner.part(0, heroTop, 1, heroTall)
      if c.plan == .photoLed {
        c.hero(in: Frame(0, hero.y, c.frame.width, hero.height * 1.1))
      } else {
        c.hero(in: hero)
      }
      c.column(
        in: inner.part(0, 0, 1, heroTop - 0.02), alignX: c.random.chance(0.5) ? 0.5 : 0,
        hasButton: false)
      let foot = inner.part(0, heroTop + heroTall + 0.03, 1, 0.96 - heroTop - heroTall)
      if c.random.chance(0.5) { c.subline(in: foot.part(0, 0, 1, 0.4), .top) }
      if c.random.chance(0.92) { c.button(in: foot.part(0, 0.45, 1, 0.5), .center) }
      c.placeBadge(in: hero)
    },
    Template("tower-photo", [.tower, .tall], pictured) { c in
      c.backdrop(photographic: true)
      let atTop = c.random.chance(0.6)
      let share = c.random.uniform(0.38, 0.55)
      let hero = c.frame.part(0, atTop ? 0 : 1 - share, 1, share)
      if c.photoShare < 0.5 {
        c.hero(in: hero)
      } else if c.plan != .photoLed {
        c.products(in: hero.inset(c.margin))
      }
      let words = c.frame.part(0, atTop ? share : 0, 1, 1 - share)
      if c.random.chance(0.5) {
        c.panel(words.inset(c.unit * 2), opacity: c.random.uniform(0.8, 1))
      }
      c.column(in: words.inset(c.margin * 1.4), alignX: c.random.chance(0.5) ? 0.5 : 0)
      c.placeBadge(in: hero)
    },
    Template("tower-steps", [.tower, .tall], [.productLed, .offer]) { c in
      c.backdrop()
      let inner = c.frame.inset(c.margin)
      c.logo(in: inner.part(0, 0, 1, 0.08), .center)
      c.headline(in: inner.part(0, 0.1, 1, 0.14), .top, lines: 3)
      let count = c.random.integer(2...3)
      for index in 0..<count {
        let cell = inner.part(0, 0.27 + 0.58 * Float(index) / Float(count), 1, 0.55 / Float(count))
        let isLeft = index % 2 == 0 || c.random.chance(0.3)
        c.product(in: cell.part(isLeft ? 0 : 0.45, 0, 0.55, 1))
        let side = cell.part(isLeft ? 0.58 : 0, 0.1, 0.4, 0.8)
        if c.plan == .offer, c.random.chance(0.6) {
          c.badge(at: side.center, radius: max(10, side.shortSide * 0.48))
        } else {
          c.subline(in: side, .center)
        }
      }
      c.button(in: inner.part(0, 0.89, 1, 0.1), .center)
    },
  ]

  /// Everything anywhere: no cue from where a thing stands.
  static let scatter = Template("scatter", Set(CreativeShape.allCases), led) { c in
    c.backdrop(photographic: true)
    if c.plan == .photoLed, c.photoShare < 0.3 { c.photo(in: c.frame) }
    var taken: [Frame] = []
    func spot(_ wide: ClosedRange<Float>, _ tall: ClosedRange<Float>) -> Frame? {
      for _ in 0..<14 {
        let w = c.frame.width * c.random.uniform(wide.lowerBound, wide.upperBound)
        let h = c.frame.height * c.random.uniform(tall.lowerBound, tall.upperBound)
        let x = c.random.uniform(0, max(0.1, c.frame.width - w))
        let y = c.random.uniform(0, max(0.1, c.frame.height - h))
        let place = Frame(x, y, w, h)
        if taken.allSatisfy({ $0.intersection(place).area < 1 }) {
          taken.append(place)
          return place
        }
      }
      return nil
    }
    let isStrip = c.frame.aspect > 2.6
    let isTower = c.frame.aspect < 0.6
    let wide: ClosedRange<Float> = isStrip ? 0.12...0.3 : isTower ? 0.6...0.98 : 0.3...0.6
    let tall: ClosedRange<Float> = isStrip ? 0.6...1 : isTower ? 0.14...0.3 : 0.25...0.5
    if c.plan == .productLed || (c.plan == .offer && c.random.chance(0.7)) {
      for _ in 0..<c.random.integer(1...2) { if let at = spot(wide, tall) { c.product(in: at) } }
    }
    if c.plan == .offer,
      let at = spot(isStrip ? 0.1...0.16 : 0.25...0.4, isStrip ? 0.8...1 : 0.2...0.3)
    {
      c.badge(at: at.center, radius: at.shortSide / 2)
    }
    if let at = spot(isStrip ? 0.25...0.4 : 0.5...0.9, isStrip ? 0.5...0.9 : 0.14...0.3) {
      c.headline(in: at.inset(2))
    }
    if let at = spot(wide, isStrip ? 0.4...0.8 : 0.08...0.16), c.random.chance(0.9) {
      c.logo(in: at.inset(3), .center)
    }
    if let at = spot(wide, isStrip ? 0.4...0.8 : 0.09...0.15), c.random.chance(0.9) {
      c.button(in: at.inset(2), .center)
    }
    for _ in 0..<c.random.integer(0...2) {
      if let at = spot(wide, isStrip ? 0.4...0.9 : 0.08...0.2) { c.subline(in: at.inset(2)) }
    }
  }
}
