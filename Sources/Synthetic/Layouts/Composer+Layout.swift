import Tensors

extension Composer {
  /// A margin that suits the size.
  var margin: Float { max(3, unit * random.uniform(4, 9)) }

  /// What the plan calls for in the place of the main picture.
  func hero(in part: Frame, backed: Bool = true) {
    guard part.shortSide > 8 else { return }
    switch plan {
    case .photoLed: photo(in: part)
    case .productLed:
      if backed { stage(in: part) }
      products(in: part.scaled(random.uniform(0.74, 0.98)))
    case .offer:
      switch random.integer(below: 10) {
      case 0...6:
        if backed { stage(in: part) }
        products(in: part.scaled(random.uniform(0.7, 0.96)))
      case 7, 8: photo(in: part)
      default: decorate(in: part, count: random.integer(1...3))
      }
    case .textLed, .brandOnly:
      if random.chance(0.5) {
        ground(in: part, random.pick([palette.second, palette.accent, palette.pop]))
      }
      decorate(in: part, count: random.integer(1...4))
    }
  }

  /// A ground of its own for products, now and then.
  private func stage(in part: Frame) {
    switch random.integer(below: 8) {
    case 0: photo(in: part)
    case 1, 2: ground(in: part, random.pick([palette.second, palette.light, palette.accent]))
    default: break
    }
  }

  /// What lies below everything.
  func backdrop(photographic: Bool = false) {
    let wantsPhoto =
      (plan == .photoLed && photographic)
      || (photographic && (plan == .productLed || plan == .offer) && random.chance(0.3))
    if wantsPhoto { photo(in: frame) } else { ground(in: frame) }
  }

  /// A badge where it hides the least, for offers.
  func placeBadge(in part: Frame? = nil, radius: Float? = nil) {
    guard plan == .offer else { return }
    let isCornered = frame.aspect > 0.4 && frame.aspect < 2.2
    if isCornered, radius == nil, random.chance(0.1) { return cornerBand() }
    let area = part ?? frame
    let fitting = min(area.shortSide * 0.5, frame.shortSide * 0.5)
    let r = radius ?? min(fitting, max(11, frame.shortSide * random.uniform(0.14, 0.27)))
    var best: (cost: Int, at: Point)?
    for _ in 0..<8 {
      let at: Point = [
        random.uniform(area.x + r, max(area.x + r + 1, area.maxX - r)),
        random.uniform(area.y + r, max(area.y + r + 1, area.maxY - r)),
      ]
      let cost = hidden(by: Frame(at.x - r, at.y - r, 2 * r, 2 * r))
      if best.map({ cost < $0.cost }) ?? true { best = (cost, at) }
      if cost == 0 { break }
    }
    if let best { badge(at: best.at, radius: r) }
  }

  /// How many sampled pixels of texts, logos and buttons something there would hide.
  private func hidden(by part: Frame) -> Int {
    let inside = part.intersection(frame)
    var count = 0
    for y in stride(from: Int(inside.y), to: Int(inside.maxY), by: 2) {
      for x in stride(from: Int(inside.x), to: Int(inside.maxX), by: 2) {
        let owner = Int(canvas.owners[y * canvas.width + x])
        if owner > 0, records[owner - 1].kind != .product { count += 1 }
      }
    }
    return count
  }

  /// Logo, headline, paragraph and button below each other; each but the headline may be missing.
  func column(
    in part: Frame, alignX: Float = 0, hasLogo: Bool = true, hasButton: Bool = true,
    headlineSize: Float? = nil
  ) {
    var rest = part
    let gap = part.shortSide * random.uniform(0.03, 0.08)
    let align = Alignment(x: alignX, y: 0.5)
    let logoLast = random.chance(0.15)
    let tall = min(part.height * 0.22, max(10, unit * random.uniform(9, 18)))
    if hasLogo, random.chance(0.88) {
      let y = logoLast ? rest.maxY - tall : rest.y
      let wide = rest.width * random.uniform(0.5, 1)
      logo(in: Frame(rest.x + (rest.width - wide) * alignX, y, wide, tall), align)
      rest.height -= tall + gap
      if !logoLast { rest.y += tall + gap }
    }
    let wantsButton = hasButton && random.chance(0.87)
    let buttonTall = min(rest.height * 0.34, max(15, unit * random.uniform(9, 17)))
    var words = rest
    if wantsButton { words.height -= buttonTall + gap }
    if random.chance(0.14), words.height > unit * 30 {
      let foot = Frame(words.x, words.maxY - unit * 7, words.width, unit * 7)
      legal(in: foot, Alignment(x: alignX, y: 1))
      words.height -= unit * 8
    }
    let hasSubline = random.chance(0.6)
    let share: Float = hasSubline ? random.uniform(0.5, 0.72) : random.uniform(0.8, 1)
    let text = Alignment(x: alignX, y: 0)
    let top = hasSubline ? 0 : (1 - share) * random.uniform()
    let head = headline(in: words.part(0, top, 1, share), text, most: headlineSize)
    var bottom = head.maxY
    if hasSubline {
      let y = max(head.maxY, words.y) + gap * 0.8
      let room = Frame(words.x, y, words.width * random.uniform(0.8, 1), words.maxY - y)
      let drawn = alignX == 0 && random.chance(0.13) ? bullets(in: room) : subline(in: room, text)
      bottom = drawn.maxY
    }
    guard wantsButton else { return }
    let follows = random.chance(0.4)
    let y = follows ? min(rest.maxY - buttonTall, bottom + gap * 1.2) : rest.maxY - buttonTall
    let place = button(in: Frame(rest.x, y, rest.width, buttonTall), align)
    let beside = Frame(place.maxX + gap, y, rest.maxX - place.maxX - gap, buttonTall)
    if alignX == 0, place.width > 0, beside.width > place.width, random.chance(0.1) {
      button(in: beside, align)
    }
  }

  /// A panel behind other things.
  func panel(_ part: Frame, _ color: Color? = nil, opacity: Float = 1) {
    let fill =
      color
      ?? random.pick([palette.light, palette.dark, palette.second, palette.accent, palette.ground])
    let radius = theme.roundness * part.shortSide * 0.15
    if theme.hasShadows, random.chance(0.5) {
      canvas.shadow(
        .rounded(part, radius: radius), offset: [0, unit], blur: unit * 2, color: .black,
        opacity: 0.3)
    }
    canvas.fill(.rounded(part, radius: radius), .flat(fill), opacity: opacity)
  }
}
