import Tensors

extension Template {
  static let strips: [Template] = [
    Template("row", [.strip, .band], led) { c in
      c.backdrop()
      rowParts(c, in: c.frame.inset(c.frame.height * c.random.uniform(0.05, 0.16)))
    },
    Template("row-picture", [.strip, .band], pictured) { c in
      c.backdrop()
      let share: Float =
        c.plan == .photoLed ? c.random.uniform(0.36, 0.5) : c.random.uniform(0.14, 0.3)
      let isRight = c.random.chance(0.5)
      let hero = c.frame.part(isRight ? 1 - share : 0, 0, share, 1)
      c.hero(in: hero)
      let rest = c.frame.part(isRight ? 0 : share, 0, 1 - share, 1)
      rowParts(c, in: rest.inset(c.frame.height * 0.12), hasPicture: false)
    },
    Template("row-cells", [.strip, .band], led) { c in
      c.ground(in: c.frame)
      let first = c.random.uniform(0.16, 0.26)
      let last = c.random.uniform(0.18, 0.28)
      let cells = [
        c.frame.part(0, 0, first, 1), c.frame.part(first, 0, 1 - first - last, 1),
        c.frame.part(1 - last, 0, last, 1),
      ]
      let pad = c.frame.height * 0.14
      if c.random.chance(0.7) {
        c.canvas.fill(cells[0], .flat(c.random.pick([c.palette.light, c.palette.dark])))
      }
      if c.plan == .photoLed { c.photo(in: cells[1]) }
      if c.random.chance(0.7) {
        c.canvas.fill(
          cells[2], .flat(c.random.pick([c.palette.second, c.palette.dark, c.palette.accent])))
      }
      c.logo(in: cells[0].inset(pad), .center)
      var words = cells[1].inset(pad)
      if c.plan == .productLed || c.plan == .offer {
        let side = min(words.width * 0.34, cells[1].height * c.random.uniform(1, 2))
        c.products(in: Frame(words.maxX - side, c.frame.height * 0.04, side, c.frame.height * 0.92))
        words.width -= side + pad
      }
      if c.plan == .offer {
        let r = c.frame.height * c.random.uniform(0.36, 0.48)
        c.badge(at: [words.maxX - r, c.frame.height / 2], radius: r)
        words.width -= 2 * r + pad
      }
      lines(c, in: words)
      c.button(in: cells[2].inset(pad), .center)
    },
    Template("row-photo", [.strip, .band], [.photoLed]) { c in
      c.photo(in: c.frame)
      let part = c.frame.part(c.random.chance(0.5) ? 0 : 0.4, 0, 0.6, 1)
      if c.random.chance(0.6) { c.scrim(in: part, from: part.x == 0 ? 0 : 1) }
      rowParts(c, in: c.frame.inset(c.frame.height * 0.12), hasPicture: false)
    },
  ]

  /// A headline and perhaps a line below it.
  static func lines(_ c: Composer, in part: Frame) {
    let hasSecond = part.height > 24 && c.random.chance(0.6)
    let share: Float = hasSecond ? c.random.uniform(0.5, 0.66) : 1
    let align = Alignment(x: c.random.chance(0.75) ? 0 : 0.5, y: hasSecond ? 1 : 0.5)
    let most = part.height * c.random.uniform(0.34, 0.8)
    c.headline(
      in: part.part(0, 0, 1, share), align, most: most,
      lines: c.frame.height > 120 ? 2 : c.random.integer(1...2))
    if hasSecond {
      c.subline(
        in: part.part(0, share + 0.06, 1, 0.94 - share), Alignment(x: align.x, y: 0),
        most: part.height * 0.22, lines: 2)
    }
  }

  /// The parts of an ad in one row, in a random order.
  static func rowParts(_ c: Composer, in part: Frame, hasPicture: Bool = true) {
    enum Item { case logo, words, button, picture, badge }
    var items: [(Item, Float)] = [(.words, c.random.uniform(2.2, 4))]
    let tall = part.height
    let narrow = part.width / tall
    if c.random.chance(0.9) {
      items.insert((.logo, c.random.uniform(1, 1.8)), at: c.random.chance(0.8) ? 0 : 1)
    }
    if c.random.chance(0.9) { items.append((.button, c.random.uniform(1.1, 1.9))) }
    if hasPicture, c.plan == .productLed || (c.plan == .offer && c.random.chance(0.7)) {
      items.insert((.picture, min(2, narrow * 0.14)), at: c.random.integer(0...items.count))
    }
    if c.plan == .offer {
      items.insert((.badge, min(1.6, narrow * 0.13)), at: c.random.integer(1...items.count))
    }
    if c.random.chance(0.1) { c.random.shuffle(&items) }
    let total = items.reduce(Float(0)) { $0 + $1.1 }
    var x = part.x
    let gap = tall * c.random.uniform(0.06, 0.2)
    for (item, weight) in items {
      let cell = Frame(x, part.y, part.width * weight / total - gap, tall)
      x += part.width * weight / total
      switch item {
      case .logo: c.logo(in: cell.inset(0, tall * c.random.uniform(0, 0.22)), .left)
      case .words: lines(c, in: cell)
      case .button: c.button(in: cell, c.random.chance(0.5) ? .center : Alignment(x: 1, y: 0.5))
      case .picture:
        c.products(in: Frame(cell.x, c.frame.height * 0.03, cell.width, c.frame.height * 0.94))
      case .badge:
        c.badge(
          at: cell.center,
          radius: min(cell.width * 0.5, c.frame.height * c.random.uniform(0.38, 0.5)))
      }
      if c.random.chance(0.08) {
        c.canvas.fill(
          Frame(x - gap * 0.6, part.y + tall * 0.1, 1, tall * 0.8), .flat(c.palette.accent))
      }
    }
  }
}
