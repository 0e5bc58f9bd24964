import Images
import Tensors

/// Where text stands in its frame, across and down, 0 to 1.
struct Alignment {
  var x: Float
  var y: Float

  static let topLeft = Alignment(x: 0, y: 0)
  static let left = Alignment(x: 0, y: 0.5)
  static let center = Alignment(x: 0.5, y: 0.5)
  static let top = Alignment(x: 0.5, y: 0)
}

extension Composer {
  /// A headline; returns the frame it fills, with no height when there was no room.
  @discardableResult
  func headline(
    in frame: Frame, _ align: Alignment = .topLeft, most: Float? = nil, lines: Int = 4
  ) -> Frame {
    let words = headlineWords()
    let large = most ?? unit * random.uniform(12, 26)
    let most = max(9, large)
    let drawn = text(
      words, theme.headline, in: frame, align, most: most, least: 7.5, lines: lines,
      effects: true)
    if drawn.height > 0 { note { $0.isHeadline = true } }
    return drawn
  }

  /// What a headline says: of the language's list, of the trade, or of the text files.
  private func headlineWords() -> String {
    if theme.words.language == "en" {
      if random.chance(0.3), let words = pictures.words(&random) { return words }
      if random.chance(0.35) { return random.pick(Phrasebook.headlines(for: theme.brand.category)) }
    }
    return random.pick(theme.words.headlines)
  }

  /// A paragraph of smaller text.
  @discardableResult
  func subline(
    in frame: Frame, _ align: Alignment = .topLeft, most: Float? = nil, lines: Int = 4
  ) -> Frame {
    var words = random.pick(theme.words.sublines)
    if random.chance(0.25), frame.height > unit * 16 {
      words += (theme.words.script.breaksAnywhere ? "，" : " ") + random.pick(theme.words.sublines)
    }
    let most = most ?? max(8, unit * random.uniform(5.5, 9))
    return text(words, theme.body, in: frame, align, most: most, least: 6.5, lines: lines)
  }

  /// Small print.
  @discardableResult
  func legal(in frame: Frame, _ align: Alignment = .left) -> Frame {
    let words = random.pick(theme.words.legal)
    let most = max(6.5, unit * random.uniform(3, 4.2))
    return text(words, theme.body, in: frame, align, most: most, least: 5.5, lines: 2)
  }

  /// A text block of its own.
  @discardableResult
  func text(
    _ words: String, _ style: TypeStyle, in frame: Frame, _ align: Alignment, most: Float,
    least: Float, lines: Int, effects: Bool = false
  ) -> Frame {
    let nothing = Frame(frame.x, frame.y, frame.width, 0)
    let face = shelf.face(covering: words, preferring: style.face)
    guard
      let layout = TextLayout(
        words, style.with(face), script: theme.words.script, width: frame.width,
        height: frame.height, most: most, least: least, lines: lines)
    else { return nothing }
    let isRightward = theme.words.script == .arabic && align.x == 0
    let align = isRightward ? Alignment(x: 1, y: align.y) : align
    let x = frame.x + (frame.width - layout.width) * align.x
    let y = frame.y + (frame.height - layout.height) * align.y
    let place = Frame(x, y, layout.width, layout.height)
    let backing = backing(for: layout, place, align.x, effects: effects)
    let look = canvas.look(at: place)
    let ink = readable(on: look.mean, isStrict: look.spread > 0.1)
    let owner = begin(.textBlock)
    note {
      $0.contrast = ink.contrast(look.mean)
      $0.text = words
    }
    if backing != .none || look.spread < 0.12 || random.chance(0.35) {
      draw(layout, in: place, align.x, ink, owner: owner, effects: effects)
    } else {
      halo(layout, in: place, align.x, ink, owner: owner)
    }
    return place
  }

  /// A colour that can be read on another: usually clearly, now and then barely.
  func readable(on ground: Color, isStrict: Bool = false) -> Color {
    let wanted: Float = isStrict ? 4.5 : random.chance(0.06) ? 1.8 : 3.2
    let favourites = [
      palette.dark, palette.light, palette.accent, .white, .grey(0.08), palette.pop,
    ]
    var choices = favourites.filter { $0.contrast(ground) >= wanted }
    if choices.isEmpty { choices = [ground.mostReadable([.white, .grey(0.05)])] }
    return choices.count > 2 && random.chance(0.6) ? choices[0] : random.pick(choices)
  }

  /// Draws lines with an optional gradient, shadow, outline or word in another colour.
  private func draw(
    _ layout: TextLayout, in place: Frame, _ alignX: Float, _ ink: Color, owner: Owner,
    effects: Bool
  ) {
    let kind = effects ? random.integer(below: 14) : 99
    let ground = canvas.look(at: place).mean
    let turn = TextTurn(slant: layout.style.slant)
    let second = readable(on: ground)
    var paint = Paint.flat(ink)
    if kind == 0 { paint = .down(place, ink, ink.mixed(second, 0.7)) }
    let depth = max(1, layout.size * 0.05)
    for (index, run) in layout.lines.enumerated() {
      let x = place.x + (place.width - run.width) * alignX
      let baseline =
        place.y + layout.style.face.capHeight * layout.size + Float(index) * layout.leading
      if kind == 1 {
        let shade = ground.luminance > 0.3 ? ground.darker(0.5) : Color.black
        canvas.draw(
          run, x: x + depth, baseline: baseline + depth, .flat(shade), opacity: 0.7,
          owner: .unchanged, turn: turn)
      }
      if kind == 2, layout.size > 16 {
        outline(run, x, baseline, width: depth, ink.mostReadable([.black, .white]), owner, turn)
      }
      let line = kind == 3 && index == layout.lines.count - 1 ? Paint.flat(second) : paint
      canvas.draw(run, x: x, baseline: baseline, line, owner: owner, turn: turn)
      if kind == 4, index == layout.lines.count - 1 {
        let rule = Frame(x, baseline + layout.size * 0.14, run.width, max(1, depth))
        canvas.fill(rule, .flat(second), owner: owner)
      }
    }
  }

  /// Letters in another colour around letters.
  func outline(
    _ run: TextRun, _ x: Float, _ baseline: Float, width: Float, _ color: Color, _ owner: Owner,
    _ turn: TextTurn = .none
  ) {
    for (dx, dy) in [
      (-1, 0), (1, 0), (0, -1), (0, 1), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7),
    ]
      as [(Float, Float)]
    {
      canvas.draw(
        run, x: x + dx * width, baseline: baseline + dy * width, .flat(color), owner: owner,
        turn: turn)
    }
  }

  /// Text on a busy ground, held off it by a dark or light edge.
  private func halo(
    _ layout: TextLayout, in place: Frame, _ alignX: Float, _ ink: Color, owner: Owner
  ) {
    let edge = ink.mostReadable([.black, .white])
    for (index, run) in layout.lines.enumerated() {
      let x = place.x + (place.width - run.width) * alignX
      let baseline =
        place.y + layout.style.face.capHeight * layout.size + Float(index) * layout.leading
      for (dx, dy) in [(-1, 0), (1, 1), (0, -1), (1, 0)] as [(Float, Float)] {
        canvas.draw(
          run, x: x + dx, baseline: baseline + dy, .flat(edge), opacity: 0.45,
          owner: .unchanged)
      }
      canvas.draw(run, x: x, baseline: baseline, .flat(ink), owner: owner)
    }
  }

  /// What was laid under a text.
  private enum Backing { case none, panel, bars }

  /// Lays a panel or bars below a text now and then: text on bars is no button.
  private func backing(
    for layout: TextLayout, _ place: Frame, _ alignX: Float, effects: Bool
  ) -> Backing {
    let isBusy = canvas.look(at: place).spread > 0.15
    guard random.chance(isBusy ? 0.45 : effects ? 0.07 : 0.03) else { return .none }
    let color = random.pick([palette.dark, palette.light, palette.accent, palette.ground])
    let pad = layout.size * random.uniform(0.2, 0.5)
    let opacity: Float = random.chance(0.5) ? 1 : random.uniform(0.6, 0.95)
    if random.chance(0.5) {
      let panel = Frame(
        place.x - pad, place.y - pad, place.width + 2 * pad, place.height + 2 * pad)
      canvas.fill(
        .rounded(panel, radius: theme.roundness * panel.shortSide * 0.3), .flat(color),
        opacity: opacity)
      return .panel
    }
    for (index, run) in layout.lines.enumerated() {
      let bar = Frame(
        place.x + (place.width - run.width) * alignX - pad,
        place.y + Float(index) * layout.leading - pad * 0.6, run.width + 2 * pad,
        layout.size * (layout.style.face.capHeight + 0.22) + pad * 1.2)
      canvas.fill(
        .rounded(bar, radius: theme.roundness * bar.height * 0.2), .flat(color), opacity: opacity)
    }
    return .bars
  }
}
