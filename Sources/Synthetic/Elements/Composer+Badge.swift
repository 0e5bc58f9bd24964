import Images
import Tensors

extension Composer {
  /// A price or a discount on a shape, about a centre and within a radius.
  func badge(at center: Point, radius: Float) {
    guard radius >= 8 else { return }
    let turn = random.chance(0.35) ? random.uniform(-0.35, 0.35) : 0
    let ground = canvas.look(
      at: Frame(center.x - radius, center.y - radius, 2 * radius, 2 * radius)
    ).mean
    let reds = [
      Color(hex: 0xE5131D), Color(hex: 0xFFD400), Color(hex: 0xD6001C), Color(hex: 0x00A651),
    ]
    let colors = [palette.accent, palette.pop, palette.dark, palette.accent] + reds
    let visible = colors.filter { $0.contrast(ground) > 1.35 }
    let color =
      visible.isEmpty ? ground.mostReadable([.white, Color(hex: 0xC40018)]) : random.pick(visible)
    let owner = begin(.priceBadge)
    let (outline, inner) = badgeShape(center, radius, turn)
    if random.chance(theme.hasShadows ? 0.6 : 0.1) {
      canvas.shadow(
        outline, offset: [radius * 0.05, radius * 0.08], blur: radius * 0.08, color: .black,
        opacity: 0.35)
    }
    let paint: Paint =
      random.chance(0.2)
      ? .down(inner, color.lighter(0.2), color.darker(0.15)) : .flat(color)
    if random.chance(0.08), color.contrast(ground) > 2.5 {
      // Only the border, and what is behind it inside.
      canvas.fill(outline, .flat(color), owner: owner)
      let middle = Affine(x: [0.9, 0], y: [0, 0.9], origin: center * 0.1)
      canvas.fill(outline.transformed(middle), .flat(ground), owner: owner)
      return badgeText(in: inner, turn, color, owner)
    }
    canvas.fill(outline, paint, owner: owner)
    let ink = random.pick(
      [Color.white, .grey(0.05), palette.light].filter { $0.contrast(color) > 2.6 } + [
        color.mostReadable([.white, .black])
      ])
    if random.chance(0.2) {
      let ring = Outline.ring(
        center, inner.shortSide * 0.62, inner.shortSide * 0.62 - max(1, radius * 0.04))
      canvas.fill(ring, .flat(ink), opacity: 0.7, owner: owner)
    }
    badgeText(in: inner, turn, ink, owner)
  }

  /// A band across a corner of the picture with a short offer.
  func cornerBand() {
    let reach = frame.shortSide * random.uniform(0.3, 0.45)
    let isLeft = random.chance(0.5)
    let thick = reach * random.uniform(0.3, 0.42)
    let corner: Point = isLeft ? [0, 0] : [frame.width, 0]
    let toward: Point = isLeft ? [1, 1] : [-1, 1]
    let center = corner + toward * (reach * 0.5)
    let turn: Float = isLeft ? -.pi / 4 : .pi / 4
    let band = Frame(center.x - reach * 1.2, center.y - thick / 2, reach * 2.4, thick)
    let map = Affine(x: [1, 0], y: [0, 1], origin: [0, 0]).turned(turn, about: center)
    let ground = canvas.look(at: Frame(center.x - 8, center.y - 8, 16, 16)).mean
    let color =
      [palette.accent, palette.pop, Color(hex: 0xD6001C)].max {
        $0.contrast(ground) < $1.contrast(ground)
      } ?? palette.accent
    let owner = begin(.priceBadge)
    canvas.fill(Outline.rectangle(band).transformed(map), .flat(color), owner: owner)
    let ink = color.mostReadable([.white, .grey(0.06)])
    let (number, _) = offerWords()
    let style = TypeStyle(face: theme.headline.face)
    let inner = band.part(0.27, 0.14, 0.46, 0.72)
    drawTurned(number, style, .latin, in: inner, about: center, turn, ink, owner)
    note {
      $0.text = number
      $0.contrast = ink.contrast(color)
    }
  }

  /// The outline of a badge, and the rectangle its text must stay in.
  private func badgeShape(_ center: Point, _ r: Float, _ turn: Float) -> (Outline, Frame) {
    func square(_ share: Float) -> Frame {
      Frame(center.x - r * share, center.y - r * share, 2 * r * share, 2 * r * share)
    }
    func turned(_ outline: Outline) -> Outline {
      turn == 0
        ? outline
        : outline.transformed(
          Affine(x: [1, 0], y: [0, 1], origin: [0, 0]).turned(turn, about: center))
    }
    switch random.integer(below: 9) {
    case 0, 1: return (.circle(center, r), square(0.66))
    case 2, 3:
      let points = random.integer(9...22)
      return (
        .star(
          center, radius: [r, r], points: points, inner: random.uniform(0.72, 0.92), turn: turn),
        square(0.58)
      )
    case 4:
      let wide = Frame(center.x - r * 1.15, center.y - r * 0.62, r * 2.3, r * 1.24)
      return (turned(.rounded(wide, radius: theme.roundness * r * 0.5)), wide.scaled(0.84))
    case 5:  // tag with a hole
      let f = Frame(center.x - r, center.y - r * 0.6, r * 2, r * 1.2)
      var tag = Outline([
        [f.x + f.height * 0.35, f.y], [f.maxX, f.y], [f.maxX, f.maxY],
        [f.x + f.height * 0.35, f.maxY],
        [f.x, f.center.y],
      ]).reversed
      tag.append(.circle([f.x + f.height * 0.32, f.center.y], f.height * 0.09))
      return (
        turned(tag),
        Frame(
          f.x + f.height * 0.45, f.y + f.height * 0.1, f.width - f.height * 0.52, f.height * 0.8)
      )
    case 6:  // ribbon with notched ends
      let f = Frame(center.x - r * 1.25, center.y - r * 0.45, r * 2.5, r * 0.9)
      let n = f.height * 0.35
      return (
        turned(
          Outline([
            [f.x, f.y], [f.maxX, f.y], [f.maxX - n, f.center.y], [f.maxX, f.maxY], [f.x, f.maxY],
            [f.x + n, f.center.y],
          ])), f.inset(n * 1.2, f.height * 0.1)
      )
    case 7: return (turned(.rounded(square(0.9), radius: r * theme.roundness * 0.4)), square(0.74))
    default:
      return (
        .star(center, radius: [r, r], points: random.integer(6...8), turn: turn), square(0.62)
      )
    }
  }

  /// One to three lines: a word, a number, a word.
  private func badgeText(in inner: Frame, _ turn: Float, _ ink: Color, _ owner: Owner) {
    let script = theme.words.script
    let (number, word) = offerWords()
    let style = TypeStyle(face: theme.headline.face, spacing: -0.01, leading: 1.05)
    let hasWord = random.chance(0.55) && inner.height > 18
    let wordFirst = random.chance(0.5)
    let numberShare: Float = hasWord ? random.uniform(0.55, 0.68) : 1
    let top = hasWord && wordFirst ? 1 - numberShare : 0
    let numberFrame = inner.part(0, top, 1, numberShare)
    drawTurned(number, style, .latin, in: numberFrame, about: inner.center, turn, ink, owner)
    if hasWord {
      let wordFrame = inner.part(0, wordFirst ? 0 : numberShare, 1, 1 - numberShare)
      drawTurned(
        word, style, script, in: wordFrame.inset(0, wordFrame.height * 0.06), about: inner.center,
        turn, ink, owner)
    }
    note {
      $0.text = number
      $0.contrast = 4
    }
  }

  /// A price or a discount, and the word beside it.
  private func offerWords() -> (number: String, word: String) {
    let word = random.pick(theme.words.badges)
    if random.chance(0.55) {
      let percent = random.pick([5, 10, 15, 20, 25, 30, 33, 40, 50, 60, 70, 75, 80])
      discount = max(discount, Float(percent) / 100)
      let forms = ["-\(percent)%", "\(percent)%", "\(percent) %", "–\(percent) %"]
      return (random.pick(forms), word)
    }
    let whole = random.pick([
      1, 2, 3, 4, 5, 7, 9, 12, 15, 19, 24, 29, 39, 49, 59, 79, 99, 129, 149, 199, 299, 499, 899,
      1299,
    ])
    let cents = random.pick(["", "", ".99", ",99", ".49", ".-", ".95"])
    let price = theme.words.price.replacing("#", with: "\(whole)\(cents)")
    return (price, word)
  }

  private func drawTurned(
    _ text: String, _ style: TypeStyle, _ script: Script, in frame: Frame, about pivot: Point,
    _ turn: Float, _ ink: Color, _ owner: Owner
  ) {
    let face = shelf.face(
      covering: script == .arabic ? ArabicShaper.shaped(text) : text, preferring: style.face)
    guard
      let layout = TextLayout(
        text, style.with(face), script: script, width: frame.width, height: frame.height * 1.2,
        most: 600, least: 4,
        lines: 1), let run = layout.lines.first
    else { return }
    let tall = face.capHeight * layout.size
    let start: Point = [frame.center.x - run.width / 2, frame.center.y + tall / 2]
    let map = Affine(x: [1, 0], y: [0, 1], origin: [0, 0]).turned(turn, about: pivot)
    let at = turn == 0 ? start : map(start)
    canvas.draw(
      run, x: at.x, baseline: at.y, .flat(ink), owner: owner, turn: TextTurn(angle: turn))
  }
}

extension String {
  /// The text with a part replaced wherever it comes.
  fileprivate func replacing(_ part: Character, with other: String) -> String {
    reduce(into: "") { $0 += $1 == part ? other : String($1) }
  }
}
