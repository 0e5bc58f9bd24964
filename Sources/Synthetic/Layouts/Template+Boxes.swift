import Tensors

extension Template {
  private static let roomy: Set<CreativeShape> = [.box, .wide, .tall]

  static let boxes: [Template] = [
    Template("side", [.box, .wide, .band], led) { c in
      c.backdrop()
      let cut = c.random.uniform(0.42, 0.6)
      let bleeds = c.random.chance(0.6) || c.plan == .photoLed
      let isRight = c.random.chance(0.65)
      let hero = c.frame.part(isRight ? cut : 0, 0, 1 - cut, 1)
      let share = max(c.plan == .photoLed ? 0.4 : 0, 1 - cut)
      let place = c.frame.part(isRight ? 1 - share : 0, 0, share, 1)
      c.hero(in: bleeds ? place : hero.inset(c.margin))
      let words = c.frame.part(isRight ? 0 : 1 - cut, 0, min(cut, 1 - share), 1)
      c.column(
        in: words.moved(isRight ? 0 : cut - words.width, 0).inset(c.margin),
        alignX: c.random.chance(0.75) ? 0 : 0.5)
      c.placeBadge(in: hero)
    },
    Template("stack", roomy, led) { c in
      c.backdrop()
      let m = c.margin
      let inner = c.frame.inset(m)
      let top = c.random.uniform(0.26, 0.4)
      let heroShare = c.random.uniform(0.3, 0.46)
      if c.random.chance(0.9) { c.logo(in: inner.part(0.1, 0, 0.8, top * 0.4), .center) }
      c.headline(in: inner.part(0, top * 0.46, 1, top * 0.6), .top, lines: 3)
      let hero = inner.part(0, top + 0.08, 1, heroShare)
      if c.plan == .photoLed {
        c.hero(in: Frame(0, hero.y, c.frame.width, hero.height))
      } else {
        c.hero(in: hero, backed: false)
      }
      let rest = inner.part(0, top + heroShare + 0.1, 1, 0.9 - top - heroShare)
      if c.random.chance(0.5) { c.subline(in: rest.part(0, 0, 1, 0.38), .top, lines: 2) }
      if c.random.chance(0.9) { c.button(in: rest.part(0, 0.42, 1, 0.55), .center) }
      c.placeBadge(in: hero)
    },
    Template("overlay", roomy.union([.band, .tower]), [.photoLed, .offer, .productLed]) { c in
      if c.plan == .photoLed { c.photo(in: c.frame) } else { c.backdrop(photographic: true) }
      let isWide = c.frame.aspect > 1.25
      let side = isWide ? c.random.integer(0...1) : c.random.integer(2...3)
      let share = c.random.uniform(0.42, 0.6)
      let words =
        switch side {
        case 0: c.frame.part(0, 0, share, 1)
        case 1: c.frame.part(1 - share, 0, share, 1)
        case 2: c.frame.part(0, 0, 1, share)
        default: c.frame.part(0, 1 - share, 1, share)
        }
      if c.plan != .photoLed {
        let rest =
          switch side {
          case 0: c.frame.part(share, 0, 1 - share, 1)
          case 1: c.frame.part(0, 0, 1 - share, 1)
          case 2: c.frame.part(0, share, 1, 1 - share)
          default: c.frame.part(0, 0, 1, 1 - share)
          }
        c.products(in: rest.inset(c.margin))
      }
      if c.random.chance(0.7) { c.scrim(in: words, from: side) }
      c.column(in: words.inset(c.margin), alignX: c.random.chance(0.6) ? 0 : 0.5)
      c.placeBadge()
    },
    Template("card", roomy, led) { c in
      c.ground(in: c.frame)
      let cut = c.random.uniform(0.42, 0.62)
      c.hero(in: c.frame.part(0, 0, 1, cut))
      let sheet = c.frame.part(0, cut, 1, 1 - cut)
      let covers = c.random.chance(0.5)
      if covers {
        c.canvas.fill(
          sheet, .flat(c.random.pick([c.palette.light, c.palette.dark, c.palette.accent])))
      }
      if c.random.chance(0.3) {
        c.canvas.fill(Frame(0, sheet.y, sheet.width, max(1, c.unit * 1.2)), .flat(c.palette.pop))
      }
      let inner = sheet.inset(c.margin)
      if inner.aspect > 1.7 {
        c.column(in: inner.part(0, 0, 0.62, 1), hasLogo: false, hasButton: false)
        c.logo(in: inner.part(0.66, 0, 0.34, 0.42), Alignment(x: 1, y: 0))
        c.button(in: inner.part(0.62, 0.52, 0.38, 0.48), Alignment(x: 1, y: 1))
      } else {
        c.column(in: inner, alignX: c.random.chance(0.5) ? 0 : 0.5)
      }
      c.placeBadge(in: c.frame.part(0, 0, 1, cut + 0.05))
    },
    Template("inset", roomy.union([.band]), led) { c in
      let rim = c.random.pick([c.palette.accent, c.palette.dark, c.palette.light, c.palette.second])
      c.canvas.fill(c.frame, .flat(rim))
      let m = c.margin
      let inner = c.frame.inset(m)
      if c.plan == .photoLed { c.photo(in: inner) } else { c.ground(in: inner) }
      let wide = c.random.uniform(0.6, 0.86)
      let tall = c.random.uniform(0.3, 0.48)
      let label = inner.part((1 - wide) / 2, c.random.uniform(0.06, 0.2), wide, tall)
      if c.plan == .productLed || c.plan == .offer {
        c.products(in: inner.part(0.1, label.maxY / c.frame.height - 0.02, 0.8, 0.36))
      }
      if c.plan == .photoLed || c.random.chance(0.4) {
        c.panel(label, opacity: c.random.chance(0.5) ? 1 : 0.8)
      }
      c.column(
        in: label.inset(m * 0.7), alignX: 0.5, hasLogo: c.random.chance(0.5), hasButton: false)
      let foot = inner.part(0.04, 0.8, 0.92, 0.17)
      c.logo(in: foot.part(0, 0, 0.4, 1), .left)
      c.button(in: foot.part(0.46, 0, 0.54, 1), Alignment(x: 1, y: 0.5))
      c.placeBadge()
    },
    Template("diagonal", roomy.union([.band]), led) { c in
      c.backdrop()
      let f = c.frame
      let lean = f.width * c.random.uniform(-0.14, 0.14)
      let cut = f.width * c.random.uniform(0.42, 0.56)
      c.hero(in: Frame(cut - abs(lean), 0, f.width - cut + abs(lean), f.height))
      let sheet = Outline([[0, 0], [cut + lean, 0], [cut - lean, f.height], [0, f.height]])
      if c.random.chance(0.5) {
        let edge = Affine(x: [1, 0], y: [0, 1], origin: [c.unit * 3, 0])
        c.canvas.fill(sheet.transformed(edge), .flat(c.palette.accent))
      }
      let isRound = c.random.chance(0.3)
      let circle = Outline.circle([cut - f.height * 1.15, f.height / 2], f.height * 1.15)
      c.canvas.fill(
        isRound ? circle : sheet,
        .flat(c.random.pick([c.palette.ground, c.palette.dark, c.palette.light])))
      c.column(in: Frame(0, 0, cut - abs(lean), f.height).inset(c.margin))
      c.placeBadge(in: Frame(cut, 0, f.width - cut, f.height))
    },
    Template("poster", roomy.union([.tower, .band]), [.textLed, .offer]) { c in
      c.backdrop()
      let inner = c.frame.inset(c.margin)
      let align = c.random.chance(0.5) ? Float(0) : 0.5
      c.column(in: inner, alignX: align, headlineSize: c.unit * c.random.uniform(22, 44))
      c.placeBadge()
    },
    Template("grid", [.box, .wide, .tall, .band], [.productLed, .offer]) { c in
      c.backdrop()
      let inner = c.frame.inset(c.margin)
      let isWide = c.frame.aspect > 1.6
      let columns = isWide ? c.random.integer(2...4) : c.random.integer(2...3)
      let rows = c.frame.aspect > 2 ? 1 : c.random.integer(1...2)
      let area = isWide && rows == 1 ? inner.part(0.3, 0, 0.7, 1) : inner.part(0, 0.24, 1, 0.54)
      for row in 0..<rows {
        for index in 0..<columns {
          let cell = area.part(
            Float(index) / Float(columns), Float(row) / Float(rows), 1 / Float(columns),
            1 / Float(rows)
          ).inset(c.unit * 1.5)
          if c.random.chance(0.6) { c.panel(cell, c.palette.light) }
          c.product(in: cell.part(0.08, 0.06, 0.84, 0.7))
          if c.random.chance(0.5) {
            c.subline(in: cell.part(0.05, 0.8, 0.9, 0.18), .center, lines: 1)
          }
          if c.plan == .offer, c.random.chance(0.35) {
            c.badge(
              at: [cell.maxX - cell.width * 0.22, cell.y + cell.height * 0.2],
              radius: max(10, cell.shortSide * 0.2))
          }
        }
      }
      if isWide && rows == 1 {
        c.column(in: inner.part(0, 0, 0.28, 1))
      } else {
        c.logo(in: inner.part(0, 0, 0.34, 0.11), .left)
        c.headline(in: inner.part(0, 0.12, 1, 0.12), .left, lines: 1)
        c.button(in: inner.part(0, 0.82, 1, 0.17), .center)
      }
      c.placeBadge()
    },
    Template("screen", roomy, led) { c in
      c.backdrop(photographic: true)
      let f = c.frame
      let bar = f.part(0, 0, 1, c.random.uniform(0.1, 0.16))
      c.canvas.fill(bar, .flat(c.random.pick([c.palette.light, c.palette.accent, c.palette.dark])))
      c.logo(in: bar.inset(c.unit * 3, bar.height * 0.2), c.random.chance(0.5) ? .left : .center)
      let sheet = f.part(0.07, 0.2, 0.86, c.random.uniform(0.66, 0.74))
      if c.plan == .photoLed {
        c.hero(in: f.part(0, 0.14, 1, 0.5))
        c.column(in: f.part(0.07, 0.66, 0.86, 0.3), hasLogo: false)
      } else {
        c.panel(sheet)
        let split = c.random.uniform(0.38, 0.55)
        c.hero(in: sheet.part(0.05, 0.05, 0.9, split), backed: false)
        c.column(
          in: sheet.part(0.07, split + 0.07, 0.86, 0.88 - split),
          alignX: c.random.chance(0.5) ? 0 : 0.5, hasLogo: false)
      }
      c.placeBadge(in: sheet)
    },
    Template("belt", roomy, pictured) { c in
      c.backdrop(photographic: true)
      if c.plan != .photoLed { c.products(in: c.frame.part(0.08, 0.03, 0.84, 0.46)) }
      let top = c.random.uniform(0.46, 0.58)
      let belt = c.frame.part(0, top, 1, c.random.uniform(0.22, 0.3))
      c.canvas.fill(
        belt, .flat(c.random.pick([c.palette.accent, c.palette.dark, c.palette.light])),
        opacity: c.random.uniform(0.75, 1))
      c.headline(in: belt.inset(c.margin, belt.height * 0.12), .center, lines: 2)
      let foot = c.frame.part(
        0.05, belt.maxY / c.frame.height + 0.03, 0.9, 0.96 - belt.maxY / c.frame.height)
      c.logo(in: foot.part(0, 0, 0.42, 0.9), .left)
      c.button(in: foot.part(0.46, 0, 0.54, 0.9), Alignment(x: 1, y: 0.5))
      c.placeBadge(in: c.frame.part(0, 0, 1, top))
    },
  ]
}
