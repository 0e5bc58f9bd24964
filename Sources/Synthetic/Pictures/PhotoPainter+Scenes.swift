import Tensors

extension PhotoPainter {
  mutating func landscape() {
    let dusk = random.chance(0.35)
    let hue: Float = dusk ? random.uniform(0.02, 0.1) : random.uniform(0.52, 0.62)
    let sky = tone(hue, 0.3...0.8, 0.5...1)
    let low = dusk ? tone(0.1, 0.3...0.7, 0.8...1) : sky.lighter(0.65)
    canvas.fill(frame, .down(frame, sky, low))
    let r = frame.shortSide * random.uniform(0.05, 0.14)
    let sun: Point = [
      frame.width * random.uniform(0.1, 0.9), frame.height * random.uniform(0.08, 0.4),
    ]
    canvas.shadow(.circle(sun, r * 2), offset: [0, 0], blur: r, color: .white, opacity: 0.6)
    canvas.fill(.circle(sun, r), .flat(Color(1, 0.97, 0.85)), opacity: 0.9)
    for _ in 0..<random.integer(0...4) { cloud() }
    canvas.blur(radius: 2)
    let horizon = random.uniform(0.4, 0.7)
    let ground = random.pick([0.3, 0.12, 0.58, 0.09, 0.35] as [Float])
    for layer in 0..<3 {
      let near = Float(layer) / 2
      let far = tone(ground, 0.2...0.6, 0.25...0.6).mixed(low, 0.6 * (1 - near))
      hills(top: horizon + near * 0.2, height: 0.09 - near * 0.03, far, rough: random.chance(0.4))
    }
    if random.chance(0.35) { water(from: random.uniform(0.68, 0.85), sky) }
    if random.chance(0.4) { trees() }
  }

  private mutating func cloud() {
    let at: Point = [random.uniform(0, 1) * frame.width, random.uniform(0.05, 0.35) * frame.height]
    for _ in 0..<5 {
      let r = frame.shortSide * random.uniform(0.03, 0.09)
      let puff = Frame(
        at.x + random.uniform(-2, 2) * r, at.y + random.uniform(-0.4, 0.4) * r, r * 2.6, r * 1.3)
      canvas.fill(.ellipse(puff), .flat(.white), opacity: random.uniform(0.3, 0.8))
    }
  }

  private mutating func water(from top: Float, _ sky: Color) {
    let area = frame.part(0, top, 1, 1 - top)
    canvas.fill(area, .down(area, sky.darker(0.1), sky.darker(0.5)))
    for _ in 0..<40 {
      let y = area.y + area.height * random.uniform()
      let line = Frame(
        random.uniform(0, 1) * frame.width, y, frame.width * random.uniform(0.02, 0.14), 1)
      canvas.fill(line, .flat(.white), opacity: random.uniform(0.05, 0.35))
    }
  }

  private mutating func trees() {
    let green = tone(random.uniform(0.22, 0.4), 0.3...0.7, 0.12...0.4)
    for _ in 0..<random.integer(2...7) {
      let x = random.uniform(0, 1) * frame.width
      let base = frame.height * random.uniform(0.8, 1.02)
      let tall = frame.height * random.uniform(0.15, 0.5)
      if random.chance(0.5) {
        canvas.fill(
          Outline([[x - tall * 0.22, base], [x, base - tall], [x + tall * 0.22, base]]),
          .flat(green.lighter(random.uniform(0, 0.2))))
      } else {
        canvas.fill(
          Frame(x - tall * 0.03, base - tall * 0.6, tall * 0.06, tall * 0.6),
          .flat(green.darker(0.5)))
        for _ in 0..<6 {
          let at: Point = [
            x + random.uniform(-0.18, 0.18) * tall, base - tall * random.uniform(0.5, 0.9),
          ]
          canvas.fill(
            .circle(at, tall * random.uniform(0.08, 0.18)),
            .flat(green.lighter(random.uniform(0, 0.3))))
        }
      }
    }
  }

  mutating func bokeh() {
    let hue = random.uniform()
    let dark = tone(hue, 0.3...0.9, 0.05...0.35)
    canvas.fill(
      frame,
      .gradient(
        frame, angle: random.uniform(0, 3), Ramp(dark, tone(hue + 0.1, 0.3...0.8, 0.1...0.5))))
    for _ in 0..<random.integer(10...45) {
      let r = frame.shortSide * random.uniform(0.02, 0.13)
      let at: Point = [random.uniform() * frame.width, random.uniform() * frame.height]
      let color = Color(
        hue: hue + random.uniform(-0.15, 0.15), saturation: random.uniform(0.2, 0.8), value: 1)
      canvas.fill(.circle(at, r), .flat(color), opacity: random.uniform(0.08, 0.5))
      if random.chance(0.4) {
        canvas.fill(.ring(at, r, r * 0.88), .flat(color.lighter(0.4)), opacity: 0.35)
      }
    }
    canvas.blur(radius: random.integer(1...3))
  }

  mutating func city() {
    let night = random.chance(0.5)
    let hue: Float = random.uniform(0.5, 0.7)
    let sky = night ? tone(hue, 0.4...0.8, 0.05...0.25) : tone(hue, 0.1...0.5, 0.7...1)
    canvas.fill(
      frame, .down(frame, sky, night ? tone(0.08, 0.4...0.7, 0.3...0.6) : sky.lighter(0.5)))
    for layer in 0..<2 {
      let shade =
        night
        ? Color.grey(0.16 - Float(layer) * 0.1)
        : tone(hue, 0.05...0.3, 0.3...0.7).darker(Float(layer) * 0.4)
      var x: Float = -5
      while x < frame.width {
        let wide = frame.width * random.uniform(0.05, 0.16)
        let top = frame.height * random.uniform(0.15 + 0.2 * Float(layer), 0.7)
        let house = Frame(x, top, wide, frame.height - top)
        canvas.fill(house, .across(house, shade.lighter(0.12), shade))
        windows(house, lit: night)
        x += wide * random.uniform(0.9, 1.3)
      }
    }
    if random.chance(0.4) { canvas.blur(radius: random.integer(1...2)) }
  }

  private mutating func windows(_ house: Frame, lit: Bool) {
    let step = max(4, house.width / 5)
    for y in stride(from: house.y + step * 0.6, to: house.maxY - step, by: step * 1.3) {
      for x in stride(from: house.x + step * 0.3, to: house.maxX - step * 0.6, by: step)
      where random.chance(0.6) {
        let color = lit ? Color(1, 0.85, 0.5) : Color(0.75, 0.85, 0.95)
        canvas.fill(
          Frame(x, y, step * 0.5, step * 0.7), .flat(color), opacity: random.uniform(0.3, 0.9))
      }
    }
  }

  mutating func room() {
    let wall = tone(random.uniform(), 0.05...0.35, 0.5...0.95)
    canvas.fill(frame, .across(frame, wall, wall.darker(random.uniform(0.1, 0.4))))
    let floor = frame.height * random.uniform(0.65, 0.82)
    let ground = Frame(0, floor, frame.width, frame.height - floor)
    let wood = tone(0.08, 0.3...0.6, 0.3...0.7)
    canvas.fill(ground, .down(ground, wood, wood.darker(0.4)))
    if random.chance(0.7) {
      let window = frame.part(
        random.uniform(0.05, 0.6), 0.1, random.uniform(0.15, 0.35), random.uniform(0.3, 0.45))
      canvas.fill(window.inset(-2), .flat(.white))
      canvas.fill(window, .down(window, Color(0.7, 0.85, 1), Color(0.95, 0.98, 1)))
      canvas.fill(Frame(window.center.x - 1, window.y, 2, window.height), .flat(.white))
    }
    for _ in 0..<random.integer(2...5) {
      let thing = frame.part(
        random.uniform(-0.1, 0.8), random.uniform(0.35, 0.65), random.uniform(0.12, 0.4),
        random.uniform(0.2, 0.45))
      let color = tone(random.uniform(), 0.1...0.6, 0.2...0.8)
      canvas.fill(
        .rounded(thing, radius: thing.shortSide * random.uniform(0.02, 0.3)),
        .down(thing, color.lighter(0.15), color.darker(0.4)))
    }
    canvas.blur(radius: random.integer(1...4))
  }

  mutating func table() {
    let back = tone(random.uniform(), 0.1...0.6, 0.15...0.9)
    canvas.fill(
      frame,
      .radial(
        center: frame.center, radius: [frame.width * 0.8, frame.height * 0.9],
        Ramp(back.lighter(0.35), back.darker(0.3))))
    let edge = frame.height * random.uniform(0.5, 0.75)
    let top = Frame(0, edge, frame.width, frame.height - edge)
    let wood = tone(random.pick([0.08, 0.1, 0.6, 0] as [Float]), 0.1...0.6, 0.25...0.9)
    canvas.fill(top, .down(top, wood.lighter(0.1), wood.darker(0.3)))
    for _ in 0..<random.integer(3...9) {
      let r = frame.shortSide * random.uniform(0.05, 0.2)
      let at: Point = [
        random.uniform() * frame.width, edge + random.uniform(-0.1, 0.4) * top.height,
      ]
      let color = tone(random.uniform(), 0.3...0.9, 0.3...0.95)
      canvas.shadow(
        .ellipse(Frame(at.x - r, at.y + r * 0.6, 2 * r, r * 0.6)), offset: [0, 0], blur: 3,
        color: .black, opacity: 0.4)
      canvas.fill(
        .circle(at, r),
        .radial(
          center: at - Point(r * 0.3, r * 0.3), radius: [r * 1.4, r * 1.4],
          Ramp(color.lighter(0.4), color, color.darker(0.5))))
    }
    canvas.blur(radius: random.integer(1...3))
  }

  mutating func texture() {
    let base = tone(random.uniform(), 0.05...0.7, 0.2...0.9)
    canvas.fill(frame, .gradient(frame, angle: random.uniform(0, 3), Ramp(base, base.darker(0.3))))
    let noise = Noise(
      width: canvas.width, height: canvas.height, cells: random.uniform(3, 24), octaves: 5,
      stretch: random.pick([1, 1, 6, 0.2] as [Float]), &random)
    canvas.shade(noise, strength: random.uniform(0.4, 1))
  }

  mutating func people() {
    if random.chance(0.5) { bokeh() } else { room() }
    canvas.blur(radius: random.integer(1...3))
    for _ in 0..<random.integer(1...3) { person() }
    if random.chance(0.3) { canvas.blur(radius: 1) }
  }

  private mutating func person() {
    let skin = random.pick(
      [0xF1C9A5, 0xC68642, 0x8D5524, 0xE0AC69, 0x5C3A21, 0xFFDBAC].map { Color(hex: $0) })
    let hair = random.pick(
      [0x1C1310, 0x3B2417, 0x6A4E2A, 0xB5894A, 0x8A8A8A, 0x5A2A1A].map { Color(hex: $0) })
    let cloth = tone(random.uniform(), 0.1...0.9, 0.15...0.95)
    let tall = frame.height * random.uniform(0.5, 0.95)
    let x = frame.width * random.uniform(0.15, 0.85)
    let r = tall * random.uniform(0.11, 0.15)
    let headY = frame.height - tall + r * 1.3
    let body = Outline.smooth([
      [x - r * 0.5, headY + r * 1.2], [x + r * 0.5, headY + r * 1.2],
      [x + r * 1.9, headY + r * 1.9],
      [x + r * 2.3, frame.height + 4], [x, frame.height + 9], [x - r * 2.3, frame.height + 4],
      [x - r * 1.9, headY + r * 1.9],
    ])
    let area = Frame(x - r * 2.3, headY + r, r * 4.6, tall)
    if random.chance(0.5) {
      canvas.fill(
        .ellipse(Frame(x - r * 1.15, headY - r * 1.2, r * 2.3, r * random.uniform(2.6, 4.2))),
        .flat(hair))
    }
    canvas.fill(body, .across(area, cloth.lighter(0.15), cloth, cloth.darker(0.4)))
    canvas.fill(Frame(x - r * 0.36, headY + r * 0.6, r * 0.72, r * 0.9), .flat(skin.darker(0.25)))
    let head = Frame(x - r * 0.8, headY - r, r * 1.6, r * 2.1)
    canvas.fill(.ellipse(head), .across(head, skin.lighter(0.2), skin, skin.darker(0.3)))
    var cap = Outline()
    cap.arc([x, headY - r * 0.15], [r * 0.9, r], from: .pi, to: 2 * .pi, isFirst: true)
    cap.quad([x, headY - r * random.uniform(0.2, 0.7)], [x - r * 0.9, headY - r * 0.15])
    canvas.fill(cap, .flat(hair))
    for side in [-0.32, 0.32] as [Float] {
      canvas.fill(.circle([x + side * r, headY], max(0.7, r * 0.09)), .flat(.grey(0.12)))
    }
    canvas.fill(
      .smooth([
        [x - r * 0.3, headY + r * 0.48], [x, headY + r * 0.56], [x + r * 0.3, headY + r * 0.48],
        [x, headY + r * 0.68],
      ]), .flat(Color(0.75, 0.3, 0.3)))
  }
}
