import Images
import Tensors

extension Composer {
  /// A call to action: a labelled button somewhere in a frame.
  @discardableResult
  func button(in frame: Frame, _ align: Alignment = .left) -> Frame {
    let nothing = Frame(frame.x, frame.y, 0, 0)
    guard frame.width >= 26, frame.height >= 9 else { return nothing }
    let words = random.pick(theme.words.buttons)
    let face = shelf.face(covering: words, preferring: theme.button.face)
    let padX = random.uniform(0.5, 1.2)
    let padY = random.uniform(0.35, 0.75)
    let most = max(8.5, unit * random.uniform(5, 12))
    guard
      let layout = TextLayout(
        words, theme.button.with(face), script: theme.words.script,
        width: frame.width / (1 + padX * 0.28), height: frame.height / (1 + padY), most: most,
        least: 5.5, lines: 1), let run = layout.lines.first
    else { return nothing }
    let hasArrow = random.chance(0.18)
    let size = layout.size
    let arrow = hasArrow ? size * 1.1 : 0
    let isFull = random.chance(0.15)
    let width = isFull ? frame.width : min(frame.width, run.width + arrow + 2 * padX * size)
    let height = min(frame.height, size * (1 + 2 * padY))
    let place = Frame(
      frame.x + (frame.width - width) * align.x, frame.y + (frame.height - height) * align.y, width,
      height)
    let ground = canvas.look(at: place).mean
    let colors = [palette.accent, palette.accent, palette.pop, palette.dark, palette.light]
    let visible = colors.filter { $0.contrast(ground) > (random.chance(0.1) ? 1.15 : 1.5) }
    let color = visible.isEmpty ? ground.mostReadable([.white, .grey(0.1)]) : random.pick(visible)
    let owner = begin(.ctaButton)
    let radius = buttonRadius(height)
    let ink = shell(place, radius, color, ground, owner)
    note {
      $0.text = words
      $0.contrast = ink.isGhost ? ink.color.contrast(ground) : color.contrast(ground)
    }
    let x = place.center.x - (run.width + arrow) / 2
    let tall = theme.words.script.breaksAnywhere ? 0.74 : face.capHeight
    let baseline = place.center.y + tall * size / 2
    canvas.draw(run, x: x, baseline: baseline, .flat(ink.color), owner: owner)
    if hasArrow {
      draw(arrowAt: [x + run.width + arrow * 0.62, place.center.y], size: size, ink.color, owner)
    }
    return place
  }

  private func buttonRadius(_ height: Float) -> Float {
    switch random.integer(below: 6) {
    case 0: 0
    case 1, 2: height / 2
    case 3: height * 0.15
    default: theme.roundness * height / 2
    }
  }

  /// Draws the body of a button and tells the colour of its label.
  private func shell(
    _ place: Frame, _ radius: Float, _ color: Color, _ ground: Color, _ owner: Owner
  ) -> (color: Color, isGhost: Bool) {
    let outline = Outline.rounded(place, radius: radius)
    let line = max(1, place.height * random.uniform(0.03, 0.08))
    if random.chance(0.13) {
      let ink = color.contrast(ground) > 2.5 ? color : ground.mostReadable([.white, .grey(0.08)])
      canvas.fill(.frame(place, radius: radius, thickness: line), .flat(ink), owner: owner)
      // What is inside the border belongs to the button, and shows what is behind it.
      canvas.claim(outline, owner: owner)
      note { $0.isOutlined = true }
      return (ink, true)
    }
    if random.chance(theme.hasShadows ? 0.7 : 0.1) {
      canvas.shadow(
        outline, offset: [0, max(1, place.height * 0.08)],
        blur: place.height * random.uniform(0, 0.15),
        color: .black, opacity: random.uniform(0.15, 0.45))
    }
    switch random.integer(below: 7) {
    case 0:
      canvas.fill(outline, .down(place, color.lighter(0.25), color.darker(0.12)), owner: owner)
    case 1:
      canvas.fill(outline, .across(place, color, color.mixed(palette.pop, 0.6)), owner: owner)
    case 2:  // a raised edge
      let edge = place.moved(0, max(1, place.height * 0.07))
      canvas.fill(.rounded(edge, radius: radius), .flat(color.darker(0.35)), owner: owner)
      canvas.fill(outline, .flat(color), owner: owner)
    case 3:  // glass
      canvas.fill(outline, .flat(color), owner: owner)
      let top = place.inset(line, line).part(0, 0, 1, 0.48)
      canvas.fill(.rounded(top, radius: radius * 0.8), .flat(.white), opacity: 0.18, owner: owner)
    default: canvas.fill(outline, .flat(color), owner: owner)
    }
    if random.chance(0.12) {
      let rim = random.chance(0.5) ? color.darker(0.3) : color.lighter(0.6)
      canvas.fill(.frame(place, radius: radius, thickness: line), .flat(rim), owner: owner)
    }
    let choices = [Color.white, .grey(0.06), palette.dark, palette.light].filter {
      $0.contrast(color) > 3
    }
    let ink = choices.isEmpty ? color.mostReadable([.white, .black]) : random.pick(choices)
    return (ink, false)
  }

  private func draw(arrowAt at: Point, size: Float, _ color: Color, _ owner: Owner) {
    let r = size * 0.3
    let thick = max(1, size * 0.11)
    switch random.integer(below: 3) {
    case 0:
      let line: [Point] = [
        at + Point(-r * 0.5, -r), at + Point(r * 0.5, 0), at + Point(-r * 0.5, r),
      ]
      canvas.fill(.stroke(line, width: thick), .flat(color), owner: owner)
    case 1:
      canvas.fill(
        Outline([at + Point(-r * 0.6, -r), at + Point(r, 0), at + Point(-r * 0.6, r)]),
        .flat(color),
        owner: owner)
    default:
      canvas.fill(
        .stroke([at + Point(-r, 0), at + Point(r, 0)], width: thick), .flat(color), owner: owner)
      let head: [Point] = [
        at + Point(r * 0.3, -r * 0.7), at + Point(r, 0), at + Point(r * 0.3, r * 0.7),
      ]
      canvas.fill(.stroke(head, width: thick), .flat(color), owner: owner)
    }
  }
}
