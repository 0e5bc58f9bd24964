import Images
import Tensors

extension Composer {
  /// A list with a sign before each line: one text block, the signs not being part of it.
  func bullets(in frame: Frame) -> Frame {
    let nothing = Frame(frame.x, frame.y, frame.width, 0)
    let count = random.integer(2...4)
    let size = min(max(7, unit * random.uniform(5, 8)), frame.height / (Float(count) * 1.6))
    guard size >= 6 else { return nothing }
    let step = size * random.uniform(1.45, 1.8)
    let indent = size * 1.3
    let script = theme.words.script
    let face = theme.body.face
    let look = canvas.look(at: frame)
    let ink = readable(on: look.mean, isStrict: true)
    let sign = random.chance(0.5) ? ink : readable(on: look.mean)
    let kind = random.integer(below: 4)
    let owner = begin(.textBlock)
    note { $0.contrast = ink.contrast(look.mean) }
    var bottom = frame.y
    for index in 0..<count {
      let words = random.pick(random.chance(0.5) ? theme.words.sublines : theme.words.headlines)
      let top = frame.y + Float(index) * step
      guard
        let layout = TextLayout(
          words, theme.body, script: script, width: frame.width - indent, height: size * 1.6,
          most: size, least: min(size, 5.5), lines: 1), let run = layout.lines.first
      else { continue }
      let baseline = top + face.capHeight * size
      bullet(kind, [frame.x + size * 0.45, baseline - face.capHeight * size / 2], size, sign)
      canvas.draw(run, x: frame.x + indent, baseline: baseline, .flat(ink), owner: owner)
      bottom = baseline + size * 0.3
    }
    return Frame(frame.x, frame.y, frame.width, bottom - frame.y)
  }

  private func bullet(_ kind: Int, _ center: Point, _ size: Float, _ color: Color) {
    let r = size * 0.3
    let tick: [Point] = [
      center + Point(-r, 0), center + Point(-r * 0.3, r * 0.8), center + Point(r, -r * 0.8),
    ]
    switch kind {
    case 0: canvas.fill(.circle(center, r * 0.6), .flat(color))
    case 1: canvas.fill(.stroke(tick, width: max(1, size * 0.14)), .flat(color))
    case 2:
      canvas.fill(.circle(center, r * 1.3), .flat(color))
      let ink = color.mostReadable([.white, .black])
      canvas.fill(
        .stroke(tick.map { center + ($0 - center) * 0.7 }, width: max(1, size * 0.12)), .flat(ink))
    default:
      let square = Frame(center.x - r * 0.7, center.y - r * 0.7, r * 1.4, r * 1.4)
      canvas.fill(square, .flat(color))
    }
  }

  /// Small logos of other brands in a row, as of partners and sponsors.
  func partners() {
    let sponsors = random.integer(2...4)
    let tall = max(9, unit * random.uniform(6, 10))
    let strip = Frame(
      frame.width * 0.06, frame.maxY - tall * 1.4, frame.width * 0.88, tall)
    guard frame.aspect < 2.6, frame.aspect > 0.5, canvas.isFree(strip) else { return }
    if random.chance(0.5) { canvas.fill(strip.inset(-frame.width, -tall * 0.4), .flat(.white)) }
    let numbers =
      theme.brand.number >= HoldOut.heldOutBrands.lowerBound
      ? HoldOut.heldOutBrands : HoldOut.brands
    for index in 0..<sponsors {
      let cell = strip.part(Float(index) / Float(sponsors), 0, 0.86 / Float(sponsors), 1)
      let brand = Brand(number: numbers.lowerBound + random.integer(below: numbers.count))
      logo(in: cell, .center, of: brand)
    }
  }
}
