import Images
import Tensors

extension Composer {
  /// The brand's logo within a frame, as large as fits.
  func logo(in frame: Frame, _ align: Alignment = .left, of other: Brand? = nil) {
    guard frame.width > 6, frame.height > 5 else { return }
    let brand = other ?? theme.brand
    if let sprite = pictures.logo(of: brand, &random) {
      return logo(sprite, in: frame, align)
    }
    var own = RandomGenerator(seed: brand.seed, stream: 1)
    let look = canvas.look(at: frame)
    var colors = (primary: brand.primary, secondary: brand.secondary)
    if random.chance(0.2) || colors.primary.contrast(look.mean) < 1.9 {
      let ink = look.mean.mostReadable([.white, .grey(0.06), palette.dark])
      colors = (ink, ink)
    }
    let script = theme.words.script
    let writesOwn = script != .latin && random.chance(0.12) && shelf.canWrite(script)
    let name = writesOwn ? nameInScript() : brand.name
    var face = shelf.face(
      for: .latin, bold: own.chance(0.7), &own)
    if writesOwn { face = shelf.face(for: script, bold: true, &own) }
    let style = TypeStyle(
      face: face, spacing: own.chance(0.3) ? own.uniform(0.03, 0.2) : own.uniform(-0.04, 0.02),
      isCaps: own.chance(0.35))
    plate(under: frame, look.spread)
    let kind = own.integer(below: 10)
    let owner = begin(.logo)
    note { $0.contrast = colors.primary.contrast(look.mean) }
    switch kind {
    case 0, 1: wordmark(name, style, in: frame, align, colors, owner, &own)
    case 2, 3:
      let side = frame.fitting(aspect: 1, alignX: align.x, alignY: align.y)
      monogram(brand.initials, in: side, style, colors, owner, &own)
    case 4:
      let side = frame.fitting(aspect: 1, alignX: align.x, alignY: align.y)
      symbol(in: side, colors, owner, &own)
    default: lockup(name, brand.initials, style, in: frame, align, colors, owner, &own)
    }
  }

  private func nameInScript() -> String {
    let word = random.pick(theme.words.headlines).split(separator: " ").first ?? "A"
    return String(word.prefix(theme.words.script.breaksAnywhere ? 3 : 9))
  }

  /// A plate that keeps a logo readable on a busy ground; it is not part of the logo.
  ///
  /// - Parameter need: the colour that it must have, where the logo would not be seen without.
  private func plate(under frame: Frame, _ spread: Float, need: Color? = nil) {
    guard random.chance(spread > 0.15 ? 0.4 : 0.04) || need != nil else { return }
    let pad = frame.shortSide * 0.12
    let outer = Frame(
      frame.x - pad, frame.y - pad, frame.width + 2 * pad, frame.height + 2 * pad)
    canvas.fill(
      .rounded(outer, radius: theme.roundness * pad * 2),
      .flat(need ?? (random.chance(0.7) ? .white : palette.dark)),
      opacity: random.uniform(0.8, 1))
  }

  private func logo(_ sprite: Sprite, in frame: Frame, _ align: Alignment) {
    let place = frame.fitting(aspect: sprite.aspect, alignX: align.x, alignY: align.y)
    let look = canvas.look(at: place)
    let isSeen = sprite.seenShare(on: look.mean) >= Self.wellSeen
    plate(
      under: place, look.spread + 0.1,
      need: isSeen
        ? nil
        : sprite.bestGround(of: [.white, palette.dark, palette.light]))
    let owner = begin(.logo)
    note { $0.contrast = 3 }
    canvas.fill(.rectangle(place), .picture(sprite, Affine(unitTo: place)), owner: owner)
  }

  /// The name alone.
  private func wordmark(
    _ name: String, _ style: TypeStyle, in frame: Frame, _ align: Alignment,
    _ colors: (primary: Color, secondary: Color), _ owner: Owner, _ own: inout RandomGenerator
  ) {
    guard
      let layout = TextLayout(
        name, style, script: .latin, width: frame.width * 0.94, height: frame.height * 1.15,
        most: 400, least: 4, lines: own.chance(0.15) ? 2 : 1)
    else { return }
    let x = frame.x + (frame.width - layout.width) * align.x
    let y = frame.y + (frame.height - layout.height) * align.y
    let baseline = y + style.face.capHeight * layout.size
    let turn = TextTurn(slant: own.chance(0.2) ? 0.25 : 0)
    for (index, run) in layout.lines.enumerated() {
      canvas.draw(
        run, x: x, baseline: baseline + Float(index) * layout.leading, .flat(colors.primary),
        owner: owner, turn: turn)
    }
    let dot = layout.size * 0.13
    switch own.integer(below: 4) {
    case 0:
      let right: Point = [x + layout.width + dot, baseline - dot]
      canvas.fill(.circle(right, dot), .flat(colors.secondary), owner: owner)
    case 1:
      let rule = Frame(x, y + layout.height, layout.width, max(1, dot * 0.6))
      canvas.fill(rule, .flat(colors.secondary), owner: owner)
    default: break
    }
  }

  /// Letters in a shape.
  private func monogram(
    _ initials: String, in frame: Frame, _ style: TypeStyle,
    _ colors: (primary: Color, secondary: Color),
    _ owner: Owner, _ own: inout RandomGenerator
  ) {
    let outline = LogoShapes.shell(&own).transformed(Affine(unitTo: frame))
    let isRing = own.chance(0.2)
    let ground = colors.primary
    if isRing {
      let ring = Outline.ring(frame.center, frame.width / 2, frame.width * 0.42)
      canvas.fill(ring, .flat(ground), owner: owner)
    } else if own.chance(0.3) {
      canvas.fill(outline, .down(frame, ground.lighter(0.2), ground.darker(0.15)), owner: owner)
    } else {
      canvas.fill(outline, .flat(ground), owner: owner)
    }
    let under = isRing ? canvas.look(at: frame.scaled(0.5)).mean : ground
    let ink = under.mostReadable([.white, colors.secondary, .grey(0.08)])
    let text = own.chance(0.6) ? String(initials.prefix(1)) : initials
    let inner = frame.scaled(own.uniform(0.5, 0.66))
    guard
      let layout = TextLayout(
        text, style, script: .latin, width: inner.width, height: inner.height * 1.25, most: 900,
        least: 3, lines: 1), let run = layout.lines.first
    else { return }
    let tall = style.face.capHeight * layout.size
    canvas.draw(
      run, x: inner.center.x - run.width / 2, baseline: inner.center.y + tall / 2, .flat(ink),
      owner: owner)
  }

  /// A sign without letters.
  private func symbol(
    in frame: Frame, _ colors: (primary: Color, secondary: Color), _ owner: Owner,
    _ own: inout RandomGenerator
  ) {
    let pen = Pen(canvas: canvas, map: Affine(unitTo: frame), owner: owner)
    LogoShapes.draw(pen, colors.primary, colors.secondary, &own)
  }

  /// A sign with the name beside or below it.
  private func lockup(
    _ name: String, _ initials: String, _ style: TypeStyle, in frame: Frame, _ align: Alignment,
    _ colors: (primary: Color, secondary: Color), _ owner: Owner, _ own: inout RandomGenerator
  ) {
    let isStacked = frame.aspect < 1.6 && own.chance(0.75)
    let wide = TextRun(
      style.isCaps ? name.uppercased() : name, face: style.face, size: 1, spacing: style.spacing
    ).width
    var sign: Frame
    var label: Frame
    if isStacked {
      let side = min(frame.width * 0.7, frame.height * 0.62)
      let size = min(frame.width / wide, frame.height * 0.3)
      let whole = Frame(
        frame.x + (frame.width - max(side, wide * size)) * align.x,
        frame.y + (frame.height - side - size) * align.y, max(side, wide * size), side + size)
      sign = Frame(whole.center.x - side / 2, whole.y, side, side)
      label = Frame(whole.x, whole.y + side + size * 0.12, whole.width + 1, size * 1.2)
    } else {
      let share = own.uniform(0.5, 0.85)
      let gap = own.uniform(0.15, 0.3)
      let side = min(frame.height, frame.width / (1 + gap + wide * share))
      let width = side * (1 + gap + wide * share)
      let x = frame.x + (frame.width - width) * align.x
      let y = frame.y + (frame.height - side) * align.y
      sign = Frame(x, y, side, side)
      label = Frame(x + side * (1 + gap), y, wide * share * side + 1, side)
    }
    if own.chance(0.35) {
      monogram(initials, in: sign, style, colors, owner, &own)
    } else {
      symbol(in: sign, colors, owner, &own)
    }
    guard
      let layout = TextLayout(
        name, style, script: .latin, width: label.width * 1.02, height: label.height * 1.3,
        most: 400, least: 3, lines: 1), let run = layout.lines.first
    else { return }
    let tall = style.face.capHeight * layout.size
    let x = isStacked ? label.center.x - run.width / 2 : label.x
    let ink =
      own.chance(0.4)
      ? canvas.look(at: label).mean.mostReadable([.white, .grey(0.1)]) : colors.primary
    canvas.draw(run, x: x, baseline: label.center.y + tall / 2, .flat(ink), owner: owner)
  }
}
