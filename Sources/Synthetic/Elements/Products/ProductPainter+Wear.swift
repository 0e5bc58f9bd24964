extension ProductPainter {
  mutating func shoe() {
    let upper = Outline.smooth([
      [0.03, 0.16], [0.2, 0.1], [0.3, 0.04], [0.42, 0.3], [0.6, 0.48], [0.86, 0.56], [0.98, 0.74],
      [0.9, 0.86], [0.5, 0.88], [0.1, 0.88], [0.02, 0.6],
    ])
    pen.fill(upper, from: [0, 0], to: [0.2, 1], [body.lighter(0.15), body.darker(0.25)])
    pen.fill(
      .smooth([
        [0.01, 0.8], [0.3, 0.78], [0.7, 0.78], [0.99, 0.76], [0.99, 0.92], [0.8, 0.99],
        [0.1, 0.99], [0, 0.9],
      ]),
      random.chance(0.6) ? .white : second)
    for index in 0..<4 {
      let x = 0.36 + Float(index) * 0.075
      let y = 0.26 + Float(index) * 0.075
      pen.stroke([[x, y], [x - 0.1, y + 0.12]], width: 0.022, label)
    }
    var swoosh = Outline()
    swoosh.move([0.2, 0.5])
    swoosh.quad([0.4, 0.9], [0.8, 0.58])
    swoosh.quad([0.45, 0.76], [0.2, 0.5])
    pen.fill(
      random.chance(0.5)
        ? swoosh : Outline([[0.3, 0.74], [0.42, 0.4], [0.5, 0.46], [0.4, 0.76]]), second)
    pen.fill(
      .smooth([[0.05, 0.16], [0.2, 0.12], [0.28, 0.08], [0.25, 0.2], [0.1, 0.26]]), .grey(0.15))
  }

  mutating func shirt() {
    let shape = Outline([
      [0.3, 0.02], [0.4, 0.07], [0.6, 0.07], [0.7, 0.02], [1, 0.2], [0.9, 0.42], [0.78, 0.36],
      [0.8, 1],
      [0.2, 1], [0.22, 0.36], [0.1, 0.42], [0, 0.2],
    ])
    pen.fill(shape, from: [0.2, 0], to: [0.9, 0.6], [body.lighter(0.1), body, body.darker(0.2)])
    pen.fill(.ellipse(.init(0.38, -0.02, 0.24, 0.15)), body.darker(0.5))
    pen.stroke([[0.34, 0.5], [0.3, 0.95]], width: 0.01, .black, opacity: 0.25)
    pen.stroke([[0.66, 0.4], [0.7, 0.9]], width: 0.01, .black, opacity: 0.2)
    switch random.integer(below: 3) {
    case 0: print(0.34, 0.28, 0.32, 0.32, on: body)
    case 1:
      for y in stride(from: Float(0.4), to: 0.95, by: 0.14) {
        pen.fill(pen.rect(0.22, y, 0.57, 0.05), second)
      }
    default: pen.fill(pen.rect(0.54, 0.3, 0.13, 0.15, radius: 0.01), body.darker(0.2))
    }
  }

  mutating func glasses() {
    let rim: Color = random.chance(0.6) ? .grey(0.07) : body
    for x in [0.03, 0.56] as [Float] {
      let lens = pen.rect(x, 0.12, 0.41, 0.82, radius: random.chance(0.5) ? 0.38 : 0.14)
      pen.fill(lens, rim)
      let inner = pen.rect(x + 0.03, 0.2, 0.35, 0.66, radius: 0.3)
      pen.fill(inner, from: [x, 0], to: [x, 1], [second.darker(0.5), second.lighter(0.3)])
    }
    pen.stroke([[0.43, 0.36], [0.5, 0.26], [0.57, 0.36]], width: 0.05, rim)
    pen.stroke([[0.04, 0.25], [0, 0.1]], width: 0.05, rim)
    pen.stroke([[0.96, 0.25], [1, 0.1]], width: 0.05, rim)
  }

  mutating func handbag() {
    pen.fill(.ring([0.5, 0.36], 0.3, 0.24), second.darker(0.2))
    pen.fill(
      .smooth([[0.06, 0.38], [0.5, 0.34], [0.94, 0.38], [1, 0.94], [0.5, 1], [0, 0.94]]),
      from: [0, 0.3],
      to: [0.2, 1], [body.lighter(0.15), body.darker(0.3)])
    pen.fill(
      .smooth([[0.08, 0.38], [0.92, 0.38], [0.8, 0.62], [0.5, 0.7], [0.2, 0.62]]), body.darker(0.15)
    )
    pen.fill(pen.rect(0.44, 0.62, 0.12, 0.13, radius: 0.03), Color(hex: 0xD9B44A))
  }

  mutating func suitcase() {
    pen.stroke(
      [[0.32, 0.2], [0.32, 0.02], [0.68, 0.02], [0.68, 0.2]], width: 0.05, .grey(0.35))
    pen.round(pen.rect(0.02, 0.18, 0.96, 0.76, radius: 0.12), left: -0.1, right: 1.1, body)
    for x in [0.22, 0.42, 0.62] as [Float] {
      pen.fill(pen.rect(x, 0.22, 0.03, 0.68), .black, opacity: 0.25)
    }
    for x in [0.14, 0.74] as [Float] {
      pen.fill(pen.rect(x, 0.94, 0.12, 0.06, radius: 0.02), .grey(0.1))
    }
    pen.fill(pen.rect(0.36, 0.4, 0.28, 0.12, radius: 0.02), second)
  }

  mutating func ball() {
    let r: Float = 0.49
    let center: Point = [0.5, 0.5]
    let glow = pen.map([0.36, 0.32])
    let reach = pen.map.scale * 0.75
    pen.canvas.fill(
      Outline.circle(center, r).transformed(pen.map),
      .radial(
        center: glow, radius: [reach, reach], Ramp(body.lighter(0.4), body, body.darker(0.45))),
      owner: pen.owner)
    switch random.integer(below: 3) {
    case 0:
      for index in 0..<6 {
        let angle = Float(index) * .pi / 3
        let at = center + Point(Turn.cosine(angle), Turn.sine(angle)) * 0.31
        pen.fill(.star(at, radius: [0.11, 0.11], points: 5), .grey(0.1))
      }
      pen.fill(.star(center, radius: [0.14, 0.14], points: 5), .grey(0.1))
    case 1:
      pen.stroke([[0.04, 0.4], [0.5, 0.55], [0.96, 0.4]], width: 0.02, .grey(0.1))
      pen.stroke([[0.5, 0.02], [0.45, 0.5], [0.5, 0.98]], width: 0.02, .grey(0.1))
    default:
      pen.stroke([[0.15, 0.18], [0.34, 0.5], [0.15, 0.82]], width: 0.035, .white)
      pen.stroke([[0.85, 0.18], [0.66, 0.5], [0.85, 0.82]], width: 0.035, .white)
    }
  }
}
