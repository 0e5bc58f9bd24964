import Tensors

/// The layouts of held-out runs.
extension Template {
  static let corner = Template("corner", [.box, .wide, .tall], led) { c in
    c.backdrop(photographic: true)
    let inner = c.frame.inset(c.margin)
    if c.plan == .photoLed {
      if c.photoShare < 0.3 { c.photo(in: c.frame.part(0, 0.45, 1, 0.55)) }
    } else {
      c.hero(in: inner.part(0, 0.4, 0.58, 0.6), backed: false)
    }
    c.headline(in: inner.part(0, 0, 0.9, 0.3), .topLeft, lines: 2)
    if c.random.chance(0.6) { c.subline(in: inner.part(0.62, 0.34, 0.38, 0.26), .topLeft) }
    c.button(in: inner.part(0.56, 0.63, 0.44, 0.15), Alignment(x: 1, y: 0.5))
    c.logo(in: inner.part(0.62, 0.85, 0.38, 0.15), Alignment(x: 1, y: 1))
    c.placeBadge(in: inner.part(0.3, 0.28, 0.4, 0.4))
  }

  static let thirds = Template("thirds", [.box, .wide, .band], pictured) { c in
    c.backdrop()
    let edges: [Float] = [0, c.random.uniform(0.3, 0.36), c.random.uniform(0.64, 0.7), 1]
    func third(_ index: Int) -> Frame {
      c.frame.part(edges[index], 0, edges[index + 1] - edges[index], 1)
    }
    c.canvas.fill(third(0), .flat(c.palette.second))
    if c.plan == .photoLed {
      c.photo(in: c.frame.part(edges[1], 0, edges[2] - edges[1] + 0.06, 1))
    } else {
      c.hero(in: third(1).inset(c.unit * 2), backed: false)
    }
    c.canvas.fill(third(2), .flat(c.palette.ground))
    c.logo(in: third(0).inset(c.margin).part(0, 0, 1, 0.3), .center)
    c.subline(in: third(0).inset(c.margin).part(0, 0.4, 1, 0.6), .center)
    c.headline(in: third(2).inset(c.margin).part(0, 0, 1, 0.6), .left)
    c.button(in: third(2).inset(c.margin * 0.6).part(0, 0.68, 1, 0.3), .center)
    c.placeBadge(in: third(1))
  }

  static let ribbon = Template("ribbon", [.box, .wide, .tall, .band], led) { c in
    c.backdrop(photographic: true)
    let f = c.frame
    if c.plan == .photoLed, c.photoShare < 0.3 { c.photo(in: f.part(0, 0, 1, 0.6)) }
    if c.plan == .productLed || c.plan == .offer { c.products(in: f.part(0.3, 0.04, 0.66, 0.52)) }
    c.logo(in: f.part(0.04, 0.05, 0.26, 0.2), .topLeft)
    let y = f.height * c.random.uniform(0.56, 0.62)
    let tall = f.height * 0.2
    let n = tall * 0.3
    let band = Outline([
      [0, y], [f.width * 0.94, y], [f.width * 0.94 - n, y + tall / 2], [f.width * 0.94, y + tall],
      [0, y + tall],
    ])
    c.canvas.fill(band, .flat(c.palette.accent))
    c.headline(
      in: Frame(f.width * 0.05, y + tall * 0.12, f.width * 0.82, tall * 0.8), .left, lines: 1)
    let foot = f.part(0.05, 0.83, 0.9, 0.14)
    c.subline(in: foot.part(0, 0, 0.5, 1), .left, lines: 2)
    c.button(in: foot.part(0.54, 0, 0.46, 1), Alignment(x: 1, y: 0.5))
    c.placeBadge(in: f.part(0, 0.2, 0.4, 0.36))
  }

  static let magazine = Template(
    "magazine", [.box, .wide, .tall], [.textLed, .photoLed, .productLed]
  ) { c in
    c.backdrop()
    let inner = c.frame.inset(c.margin)
    c.canvas.fill(inner.part(0, 0.115, 1, 0.006), .flat(c.palette.dark))
    c.logo(in: inner.part(0.2, 0, 0.6, 0.1), .center)
    let hasPicture = c.plan != .textLed
    if hasPicture { c.hero(in: c.frame.part(0, 0.32, 1, 0.38), backed: false) }
    c.headline(in: inner.part(0, 0.14, 1, hasPicture ? 0.16 : 0.4), .top, lines: 3)
    let words = hasPicture ? inner.part(0, 0.74, 0.56, 0.24) : inner.part(0.05, 0.58, 0.9, 0.2)
    c.subline(in: words, hasPicture ? .topLeft : .top)
    c.button(
      in: hasPicture ? inner.part(0.6, 0.76, 0.4, 0.2) : inner.part(0, 0.82, 1, 0.16),
      hasPicture ? Alignment(x: 1, y: 0.5) : .center)
  }

  static let ticker = Template("ticker", [.strip, .band], led) { c in
    c.backdrop(photographic: true)
    let f = c.frame
    if c.plan == .photoLed, c.photoShare < 0.3 { c.photo(in: f.part(0.3, 0, 0.4, 1)) }
    let pad = f.height * 0.12
    c.button(in: f.part(0, 0, 0.2, 1).inset(pad), .center)
    let hasPicture = c.plan == .productLed || c.plan == .offer
    let words = f.part(0.21, 0, hasPicture ? 0.36 : 0.56, 1).inset(pad * 0.5, pad)
    lines(c, in: words)
    if hasPicture { c.products(in: f.part(0.59, 0.04, 0.13, 0.92)) }
    if c.plan == .offer { c.badge(at: [f.width * 0.755, f.height / 2], radius: f.height * 0.46) }
    c.logo(in: f.part(0.81, 0, 0.19, 1).inset(pad), Alignment(x: 1, y: 0.5))
  }

  static let billboard = Template("billboard", [.strip, .band], led) { c in
    c.backdrop()
    let f = c.frame
    let pad = f.height * 0.1
    let share: Float = c.plan == .photoLed ? 0.42 : 0.16
    c.hero(in: f.part(0.5 - share / 2, 0, share, 1), backed: false)
    c.logo(in: f.part(0, 0, 0.5 - share / 2, 0.46).inset(pad), .left)
    c.subline(in: f.part(0, 0.5, 0.48 - share / 2, 0.46).inset(pad, 0), .left, lines: 2)
    let right = f.part(0.5 + share / 2, 0, 0.5 - share / 2, 1)
    if c.plan == .offer {
      c.badge(at: [right.x + f.height * 0.45, f.height / 2], radius: f.height * 0.42)
    }
    let words = c.plan == .offer ? right.part(0.3, 0, 0.7, 1) : right
    c.headline(in: words.part(0, 0.06, 0.56, 0.88).inset(pad * 0.5, 0), .left, lines: 2)
    c.button(in: words.part(0.58, 0.1, 0.4, 0.8), .center)
  }

  static let pillar = Template("pillar", [.tall, .tower], led) { c in
    c.backdrop()
    let inner = c.frame.inset(c.margin)
    c.button(in: inner.part(0, 0.3, 1, 0.09), .center)
    c.headline(in: inner.part(0, 0, 1, 0.27), .top)
    if c.plan == .photoLed {
      c.photo(in: c.frame.part(0, 0.42, 1, 0.44))
    } else {
      c.hero(in: inner.part(0, 0.43, 1, 0.4), backed: false)
    }
    c.logo(in: inner.part(0, 0.89, 1, 0.1), .center)
    c.placeBadge(in: inner.part(0, 0.45, 1, 0.35))
  }

  static let signature = Template("signature", Set(CreativeShape.allCases), [.brandOnly]) { c in
    c.backdrop()
    let place = c.frame.inset(c.margin).part(0.12, 0.24, 0.76, 0.5)
    c.canvas.fill(
      .frame(c.frame.inset(c.unit * 4), radius: 0, thickness: max(1, c.unit * 0.7)),
      .flat(c.palette.accent))
    c.logo(in: place, .center)
  }

  static let nameplate = Template("nameplate", Set(CreativeShape.allCases), [.brandOnly]) { c in
    c.ground(in: c.frame, c.palette.second)
    let plate = c.frame.scaled(0.74)
    c.panel(plate, c.palette.light)
    c.logo(in: plate.inset(plate.shortSide * 0.18), .center)
  }
}
