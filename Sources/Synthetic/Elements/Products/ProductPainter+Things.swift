extension ProductPainter {
  mutating func car() {
    pen.fill(.ellipse(.init(0.05, 0.88, 0.9, 0.12)), .black, opacity: 0.25)
    let roof = random.uniform(0.05, 0.2)
    let cabin = Outline.smooth([
      [0.22, 0.5], [0.34, roof + 0.05], [0.5, roof], [0.66, roof + 0.05], [0.8, 0.48], [0.5, 0.55],
    ])
    pen.fill(cabin, body.darker(0.15))
    polygon(
      [[0.3, 0.44], [0.38, roof + 0.12], [0.5, roof + 0.09], [0.5, 0.45]], Color(hex: 0x22303C))
    polygon(
      [[0.53, 0.45], [0.53, roof + 0.09], [0.64, roof + 0.13], [0.73, 0.45]], Color(hex: 0x2B3A48))
    let hull = Outline.smooth([
      [0.01, 0.62], [0.06, 0.5], [0.25, 0.44], [0.5, 0.42], [0.78, 0.44], [0.95, 0.52],
      [0.99, 0.7], [0.95, 0.82],
      [0.5, 0.84], [0.04, 0.82],
    ])
    pen.fill(hull, from: [0, 0.4], to: [0, 0.85], [body.lighter(0.3), body, body.darker(0.35)])
    pen.fill(.ellipse(.init(0.93, 0.56, 0.05, 0.09)), Color(hex: 0xFFF3C0))
    pen.fill(.ellipse(.init(0.02, 0.56, 0.04, 0.09)), Color(hex: 0xC81E1E))
    for x in [0.22, 0.77] as [Float] {
      pen.fill(.ellipse(.init(x - 0.09, 0.62, 0.18, 0.38)), .grey(0.06))
      pen.fill(.ellipse(.init(x - 0.055, 0.69, 0.11, 0.24)), .grey(0.65))
      pen.fill(.ellipse(.init(x - 0.02, 0.77, 0.04, 0.08)), .grey(0.2))
    }
  }

  mutating func bike() {
    for x in [0.22, 0.78] as [Float] {
      var wheel = Outline.ellipse(.init(x - 0.21, 0.34, 0.42, 0.66))
      wheel.append(Outline.ellipse(.init(x - 0.18, 0.39, 0.36, 0.56)).reversed)
      pen.fill(wheel, .grey(0.1))
      pen.stroke([[x, 0.4], [x, 0.94]], width: 0.006, .grey(0.5))
      pen.stroke([[x - 0.17, 0.67], [x + 0.17, 0.67]], width: 0.006, .grey(0.5))
    }
    pen.stroke([[0.22, 0.67], [0.36, 0.24], [0.66, 0.24], [0.78, 0.67]], width: 0.03, body)
    pen.stroke([[0.36, 0.24], [0.46, 0.68], [0.66, 0.24]], width: 0.03, body)
    pen.stroke([[0.22, 0.67], [0.46, 0.68]], width: 0.025, body)
    pen.stroke([[0.66, 0.26], [0.63, 0.08], [0.74, 0.06]], width: 0.03, .grey(0.15))
    pen.stroke([[0.3, 0.14], [0.42, 0.14]], width: 0.05, .grey(0.12))
  }

  mutating func chair() {
    for x in [0.1, 0.82] as [Float] { pen.fill(pen.rect(x, 0.6, 0.07, 0.4), second.darker(0.4)) }
    if random.chance(0.5) {
      pen.fill(
        pen.rect(0.1, 0, 0.8, 0.62, radius: 0.16), from: [0, 0], to: [0, 0.6],
        [body.lighter(0.1), body.darker(0.2)])
      pen.fill(pen.rect(0.02, 0.34, 0.16, 0.4, radius: 0.06), body.darker(0.1))
      pen.fill(pen.rect(0.82, 0.34, 0.16, 0.4, radius: 0.06), body.darker(0.1))
    } else {
      pen.fill(pen.rect(0.16, 0, 0.68, 0.55, radius: 0.05), body)
      for x in stride(from: Float(0.26), to: 0.8, by: 0.14) {
        pen.fill(pen.rect(x, 0.06, 0.03, 0.44), body.darker(0.3))
      }
    }
    pen.fill(pen.rect(0.06, 0.52, 0.88, 0.16, radius: 0.06), body.lighter(0.15))
  }

  mutating func plant() {
    let green = Color(
      hue: random.uniform(0.25, 0.42), saturation: 0.6, value: random.uniform(0.4, 0.75))
    let count = random.integer(5...9)
    for index in 0..<count {
      let angle = -2.6 + 2.1 * Float(index) / Float(count - 1)
      let reach = random.uniform(0.38, 0.56)
      let tip: Point = [0.5 + Turn.cosine(angle) * reach, 0.64 + Turn.sine(angle) * reach]
      let side: Point = [-Turn.sine(angle) * 0.12, Turn.cosine(angle) * 0.12]
      let middle = (tip + Point(0.5, 0.64)) * 0.5
      var leaf = Outline()
      leaf.move([0.5, 0.66])
      leaf.quad(middle + side, tip)
      leaf.quad(middle - side, [0.5, 0.66])
      pen.fill(leaf, index % 2 == 0 ? green : green.darker(0.25))
    }
    pen.round(
      Outline([[0.24, 0.62], [0.76, 0.62], [0.68, 1], [0.32, 1]]), left: 0.2, right: 0.8, body)
  }

  mutating func burger() {
    let bun = Color(hue: 0.09, saturation: 0.65, value: 0.85)
    pen.fill(
      pen.rect(0.05, 0.76, 0.9, 0.22, radius: 0.1), from: [0, 0.76], to: [0, 1],
      [bun, bun.darker(0.3)])
    pen.fill(pen.rect(0.03, 0.62, 0.94, 0.17, radius: 0.06), Color(hex: 0x4A2412))
    polygon(
      [[0.04, 0.6], [0.96, 0.6], [0.82, 0.72], [0.6, 0.62], [0.4, 0.73], [0.2, 0.62]],
      Color(hex: 0xFFC83D))
    pen.fill(
      .smooth([
        [0, 0.56], [0.2, 0.52], [0.5, 0.55], [0.8, 0.52], [1, 0.56], [0.85, 0.63], [0.5, 0.6],
        [0.15, 0.63],
      ]), Color(hex: 0x5DAA3A))
    pen.fill(pen.rect(0.08, 0.46, 0.84, 0.09, radius: 0.03), Color(hex: 0xD93A2B))
    pen.fill(
      .smooth([
        [0.04, 0.46], [0.14, 0.16], [0.5, 0.02], [0.86, 0.16], [0.96, 0.46], [0.5, 0.5],
      ]), from: [0, 0], to: [0, 0.5], [bun.lighter(0.25), bun.darker(0.2)])
    for _ in 0..<9 {
      let at: Point = [random.uniform(0.22, 0.78), random.uniform(0.12, 0.36)]
      pen.fill(.ellipse(.init(at.x, at.y, 0.035, 0.025)), Color(hex: 0xFFF1D0))
    }
  }

  mutating func fruit() {
    let hue = random.pick([0.99, 0.06, 0.13, 0.28, 0.8] as [Float])
    let skin = Color(hue: hue, saturation: 0.85, value: 0.9)
    let count = random.integer(1...3)
    for index in 0..<count {
      let r: Float = count == 1 ? 0.45 : 0.28
      let x: Float = count == 1 ? 0.5 : 0.28 + Float(index) * 0.23
      let y: Float = count == 1 ? 0.54 : index == 1 ? 0.4 : 0.7
      let glow = pen.map([x - r * 0.3, y - r * 0.35])
      let reach = pen.map.scale * r * 1.4
      pen.canvas.fill(
        Outline.circle([x, y], r).transformed(pen.map),
        .radial(
          center: glow, radius: [reach, reach], Ramp(skin.lighter(0.5), skin, skin.darker(0.45))),
        owner: pen.owner)
      pen.stroke([[x, y - r * 0.85], [x + 0.03, y - r * 1.1]], width: 0.03, Color(hex: 0x5A3A1A))
      var leaf = Outline()
      leaf.move([x + 0.02, y - r])
      leaf.quad([x + 0.12, y - r * 1.25], [x + 0.24, y - r])
      leaf.quad([x + 0.12, y - r * 0.8], [x + 0.02, y - r])
      pen.fill(leaf, Color(hex: 0x4F9A34))
    }
  }
}
