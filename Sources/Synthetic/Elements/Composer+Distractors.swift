import Images
import Tensors

extension Composer {
  /// Things that share a look with elements and are none: panels without a label, stars without a price,
  /// dots, icons, dividers, a close button.
  func distract() {
    if random.chance(0.16) { adMark() }
    if random.chance(0.1) { border() }
    if random.chance(0.05), plan != .brandOnly { partners() }
    guard random.chance(0.36) else { return }
    for _ in 0..<random.integer(1...2) {
      guard let spot = freeSpot() else { continue }
      distractor(in: spot)
    }
  }

  /// A place where no element is, or `nil`.
  private func freeSpot() -> Frame? {
    for _ in 0..<6 {
      let size = frame.shortSide * random.uniform(0.06, 0.1) * random.uniform(1, 2.4)
      let wide = size * random.uniform(0.8, 2.6)
      let spot = Frame(
        random.uniform(0, max(1, frame.width - wide)),
        random.uniform(0, max(1, frame.height - size)), wide, size)
      if canvas.isFree(spot) { return spot }
    }
    return nil
  }

  private func distractor(in spot: Frame) {
    let look = canvas.look(at: spot)
    let colors = [palette.accent, palette.pop, palette.light, palette.dark]
    let color = random.pick(colors)
    switch random.integer(below: 13) {
    case 0:  // a panel like a button, without a label
      canvas.fill(
        .rounded(spot, radius: spot.height * theme.roundness * 0.5), .flat(color),
        opacity: random.uniform(0.4, 1))
    case 1:  // an empty frame
      canvas.fill(
        .frame(spot, radius: spot.height * theme.roundness * 0.5, thickness: max(1, unit)),
        .flat(color))
    case 2:  // a burst without a price
      canvas.fill(
        .star(
          spot.center, radius: Point(spot.height, spot.height) / 2, points: random.integer(8...18),
          inner: 0.8), .flat(color))
    case 3:  // a disc
      canvas.fill(
        .circle(spot.center, spot.height / 2), .flat(color), opacity: random.uniform(0.4, 1))
    case 4:  // dots of a carousel
      let step = spot.height * 0.4
      for index in 0..<random.integer(3...5) {
        canvas.fill(
          .circle([spot.x + Float(index) * step, spot.center.y], step * 0.22),
          .flat(index == 0 ? color : .grey(0.7)))
      }
    case 5:  // rating stars
      let step = spot.height * 0.6
      for index in 0..<5 {
        let at: Point = [spot.x + (Float(index) + 0.5) * step, spot.center.y]
        canvas.fill(
          .star(at, radius: Point(step, step) * 0.45, points: 5, inner: 0.42),
          .flat(Color(hex: 0xFFB400)))
      }
    case 6:  // a play button
      canvas.fill(.circle(spot.center, spot.height / 2), .flat(.black), opacity: 0.5)
      let r = spot.height * 0.22
      canvas.fill(
        Outline([
          spot.center + Point(-r * 0.7, -r), spot.center + Point(r, 0),
          spot.center + Point(-r * 0.7, r),
        ]), .flat(.white))
    case 7:  // a divider
      canvas.fill(Frame(spot.x, spot.center.y, spot.width, max(1, unit * 0.6)), .flat(color))
    case 8:  // an empty search field
      canvas.fill(.rounded(spot, radius: spot.height / 2), .flat(.white))
      canvas.fill(.frame(spot, radius: spot.height / 2, thickness: 1), .flat(.grey(0.6)))
      let r = spot.height * 0.2
      let eye: Point = [spot.x + spot.height * 0.5, spot.center.y]
      canvas.fill(.ring(eye, r, r * 0.65), .flat(.grey(0.5)))
      canvas.fill(
        .stroke([eye + Point(r, r) * 0.7, eye + Point(r, r) * 1.5], width: max(1, r * 0.35)),
        .flat(.grey(0.5)))
    case 10: code(in: spot)
    case 11: icons(in: spot, color)
    case 9:  // a row of swatches
      let side = spot.height * 0.5
      for index in 0..<random.integer(3...4) {
        let swatch = Frame(spot.x + Float(index) * side * 1.3, spot.y, side, side)
        canvas.fill(
          .rounded(swatch, radius: side * theme.roundness * 0.5), .flat(palette.all[index]))
      }
    default:  // an icon: a tick in a ring
      let ink = look.mean.mostReadable([color, .white, .black])
      let r = spot.height / 2
      canvas.fill(.ring(spot.center, r, r * 0.86), .flat(ink))
      let tick: [Point] = [
        spot.center + Point(-r * 0.4, 0), spot.center + Point(-r * 0.1, r * 0.35),
        spot.center + Point(r * 0.45, -r * 0.3),
      ]
      canvas.fill(.stroke(tick, width: max(1, r * 0.16)), .flat(ink))
    }
  }

  /// Squares like those of a code to be scanned.
  private func code(in spot: Frame) {
    let place = spot.fitting(aspect: 1)
    let cells = random.integer(11...21)
    let side = place.width / Float(cells + 2)
    canvas.fill(place, .flat(.white))
    for row in 0..<cells {
      for column in 0..<cells where random.chance(0.5) {
        let x = place.x + Float(column + 1) * side
        canvas.fill(Frame(x, place.y + Float(row + 1) * side, side, side), .flat(.black))
      }
    }
    for (x, y) in [(1, 1), (cells - 6, 1), (1, cells - 6)] {
      let corner = Frame(place.x + Float(x) * side, place.y + Float(y) * side, 7 * side, 7 * side)
      canvas.fill(corner, .flat(.black))
      canvas.fill(corner.inset(side), .flat(.white))
      canvas.fill(corner.inset(2 * side), .flat(.black))
    }
  }

  /// A row of small signs in discs or squares, as of social networks.
  private func icons(in spot: Frame, _ color: Color) {
    let side = spot.height * 0.55
    let isRound = random.chance(0.5)
    let ink = color.mostReadable([.white, .grey(0.1)])
    for index in 0..<random.integer(3...5) {
      let place = Frame(spot.x + Float(index) * side * 1.35, spot.y, side, side)
      canvas.fill(.rounded(place, radius: isRound ? side / 2 : side * 0.2), .flat(color))
      let inner = place.scaled(0.5)
      switch index % 3 {
      case 0: canvas.fill(.ring(inner.center, inner.width / 2, inner.width * 0.3), .flat(ink))
      case 1: canvas.fill(inner.part(0.3, 0, 0.4, 1), .flat(ink))
      default:
        canvas.fill(
          .star(inner.center, radius: Point(inner.width, inner.width) / 2, points: 3), .flat(ink))
      }
    }
  }

  /// The small sign of advertising in a corner, or a cross that closes.
  private func adMark() {
    let side = min(16, max(9, unit * 5))
    let right = random.chance(0.85)
    let corner = Frame(right ? frame.maxX - side : 0, 0, side, side)
    if random.chance(0.5) {
      canvas.fill(corner, .flat(.white), opacity: 0.85)
      let c = corner.center
      let r = side * 0.3
      canvas.fill(
        Outline([c + Point(-r, -r), c + Point(r, 0), c + Point(-r, r)]), .flat(Color(hex: 0x00AECD))
      )
    } else {
      let c = corner.center
      let r = side * 0.24
      canvas.fill(.circle(c, side * 0.45), .flat(.grey(0.2)), opacity: 0.6)
      canvas.fill(
        .stroke([c - Point(r, r), c + Point(r, r)], width: max(1, side * 0.09)), .flat(.white))
      canvas.fill(
        .stroke([c + Point(-r, r), c + Point(r, -r)], width: max(1, side * 0.09)), .flat(.white))
    }
  }

  private func border() {
    let color = random.pick([palette.accent, palette.dark, .grey(0.7), palette.light, .black])
    canvas.fill(
      .frame(frame, radius: 0, thickness: max(1, unit * random.uniform(0.5, 2.5))), .flat(color))
  }
}

extension Canvas {
  /// Whether no element has a pixel in a part.
  func isFree(_ part: Frame) -> Bool {
    let inside = part.intersection(frame)
    let (x0, x1) = (Int(inside.x), min(width, Int(inside.maxX) + 1))
    for y in Int(inside.y)..<max(Int(inside.y), min(height, Int(inside.maxY) + 1)) {
      for x in x0..<x1 where owners[y &* width &+ x] != 0 { return false }
    }
    return true
  }
}
