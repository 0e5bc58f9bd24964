import Images
import Tensors

extension Composer {
  /// A photograph over a part of the picture.
  func photo(in part: Frame) {
    let place = part.intersection(frame)
    guard place.area > 0 else { return }
    let sprite = pictures.photo(aspect: part.aspect, &random)
    // Cropped to fill, from anywhere in it.
    let scale =
      max(part.width / Float(sprite.width), part.height / Float(sprite.height))
      * random.uniform(1, 1.25)
    let size: Point = [Float(sprite.width) * scale, Float(sprite.height) * scale]
    let x = part.x - (size.x - part.width) * random.uniform()
    let y = part.y - (size.y - part.height) * random.uniform()
    var map = Affine(unitTo: Frame(x, y, size.x, size.y))
    if random.chance(0.5) { map = map.mirrored }
    canvas.fill(part, .picture(sprite, map))
    photoShare = min(1, photoShare + place.area / frame.area)
  }

  /// A plain ground: flat, gradient or pattern.
  func ground(in part: Frame, _ color: Color? = nil) {
    let base = color ?? palette.ground
    switch random.integer(below: 10) {
    case 0...3: canvas.fill(part, .flat(base))
    case 4, 5:
      let other = base.mixed(palette.second, random.uniform(0.4, 1))
      canvas.fill(part, .gradient(part, angle: random.uniform(0, 6.3), Ramp(base, other)))
    case 6:
      let center = Point(
        part.x + part.width * random.uniform(), part.y + part.height * random.uniform())
      let reach = max(part.width, part.height) * random.uniform(0.5, 1)
      let lit = random.chance(0.6) ? base.lighter(0.35) : base.mixed(palette.second, 0.7)
      canvas.fill(part, .radial(center: center, radius: [reach, reach], Ramp(lit, base)))
    case 7:
      let colors = [base, palette.second, base.mixed(palette.accent, 0.5)]
      canvas.fill(part, .gradient(part, angle: random.uniform(0, 6.3), Ramp(colors)))
    default:
      canvas.fill(part, .flat(base))
      pattern(in: part, base)
    }
    if random.chance(0.2) { decorate(in: part, count: random.integer(1...5)) }
  }

  /// A soft repeated figure over a part.
  private func pattern(in part: Frame, _ base: Color) {
    let ink =
      random.chance(0.5) ? base.mixed(palette.second, 0.5) : base.mostReadable([.white, .black])
    let opacity = random.uniform(0.05, 0.3)
    let step = max(6, unit * random.uniform(6, 22))
    switch random.integer(below: 5) {
    case 0:
      for y in stride(from: part.y, to: part.maxY, by: step) {
        for x in stride(from: part.x, to: part.maxX, by: step) {
          canvas.fill(.circle([x, y], step * 0.16), .flat(ink), opacity: opacity)
        }
      }
    case 1:
      let lean = random.pick([0, 1, -1] as [Float]) * part.height
      for x in stride(from: part.x - part.height, to: part.maxX + part.height, by: step) {
        let band = Outline([
          [x, part.y], [x + step * 0.5, part.y], [x + step * 0.5 + lean, part.maxY],
          [x + lean, part.maxY],
        ])
        canvas.fill(clipped(band, part), .flat(ink), opacity: opacity)
      }
    case 2:
      for y in stride(from: part.y, to: part.maxY, by: step) {
        canvas.fill(Frame(part.x, y, part.width, max(1, step * 0.08)), .flat(ink), opacity: opacity)
      }
      for x in stride(from: part.x, to: part.maxX, by: step) {
        canvas.fill(
          Frame(x, part.y, max(1, step * 0.08), part.height), .flat(ink), opacity: opacity)
      }
    case 3:
      let rays = random.integer(8...16) * 2
      let center = part.center
      let reach = part.width + part.height
      for ray in stride(from: 0, to: rays, by: 2) {
        let a = 2 * Float.pi * Float(ray) / Float(rays)
        let b = 2 * Float.pi * Float(ray + 1) / Float(rays)
        let from: Point = center + Point(Turn.cosine(a), Turn.sine(a)) * reach
        let to: Point = center + Point(Turn.cosine(b), Turn.sine(b)) * reach
        if part == frame { canvas.fill(Outline([center, from, to]), .flat(ink), opacity: opacity) }
      }
    default:
      for _ in 0..<Int(min(60, part.area / (step * step) * 0.4)) {
        let at: Point = [
          part.x + part.width * random.uniform(), part.y + part.height * random.uniform(),
        ]
        let shape = Outline.star(
          at, radius: Point(step, step) * random.uniform(0.1, 0.3), points: random.integer(3...6),
          inner: random.pick([0.5, 1]), turn: random.uniform(0, 6))
        canvas.fill(shape, .flat(ink), opacity: opacity)
      }
    }
  }

  /// A slanted band clamped to a part, by moving its points inside.
  private func clipped(_ outline: Outline, _ part: Frame) -> Outline {
    Outline(
      outline.points.map { [min(max($0.x, part.x), part.maxX), min(max($0.y, part.y), part.maxY)] })
  }

  /// Large soft shapes that are no element.
  func decorate(in part: Frame, count: Int) {
    for _ in 0..<count {
      let color = random.pick([
        palette.second, palette.accent, palette.pop, palette.light, palette.dark,
      ])
      let opacity = random.uniform(0.08, 0.7)
      let size = part.shortSide * random.uniform(0.15, 0.9)
      let at: Point = [
        part.x + part.width * random.uniform(), part.y + part.height * random.uniform(),
      ]
      let outline: Outline
      switch random.integer(below: 7) {
      case 0, 1: outline = .circle(at, size / 2)
      case 2: outline = .ring(at, size / 2, size * random.uniform(0.3, 0.46))
      case 3:
        let wobble = (0..<7).map { index -> Point in
          let angle = 2 * Float.pi * Float(index) / 7
          return at + Point(Turn.cosine(angle), Turn.sine(angle))
            * (size * random.uniform(0.3, 0.6))
        }
        outline = .smooth(wobble)
      case 4:
        let end: Point = at + Point(random.uniform(-1, 1), random.uniform(-1, 1)) * size
        outline = .stroke([at, end], width: max(1, size * random.uniform(0.02, 0.2)))
      case 5:
        outline = .star(
          at, radius: [size / 2, size / 2], points: random.integer(3...5),
          turn: random.uniform(0, 6))
      default:
        let thick = max(1.5, size * 0.06)
        let steps = (0..<6).map { at + Point(Float($0) * size * 0.12, Float($0 % 2) * size * 0.12) }
        outline = .stroke(steps, width: thick)
      }
      if part == frame || inside(outline.bounds, part) {
        canvas.fill(outline, .flat(color), opacity: opacity)
      }
    }
  }

  private func inside(_ inner: Frame, _ outer: Frame) -> Bool {
    inner.x >= outer.x && inner.y >= outer.y && inner.maxX <= outer.maxX && inner.maxY <= outer.maxY
  }

  /// Darkens or lightens one side of a picture, so that text on it can be read.
  func scrim(in part: Frame, from side: Int) {
    let color = random.chance(0.75) ? Color.black.mixed(palette.dark, 0.6) : Color.white
    let steps = 10
    let strength = random.uniform(0.5, 0.9)
    let isAcross = side < 2
    for step in 0..<steps {
      let share = Float(step) / Float(steps)
      let slice =
        isAcross
        ? part.part(share, 0, 1 / Float(steps), 1) : part.part(0, share, 1, 1 / Float(steps))
      let at = side % 2 == 0 ? 1 - share : share
      canvas.fill(slice, .flat(color), opacity: strength * min(1, at * 1.5), owner: .unchanged)
    }
  }
}
