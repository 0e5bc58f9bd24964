extension ProductPainter {
  mutating func bottle() {
    let neck = random.uniform(0.16, 0.3)
    let shoulder = random.uniform(0.22, 0.4)
    var shape = Outline()
    shape.move([0.5 - neck / 2, 0.1])
    shape.line([0.5 + neck / 2, 0.1])
    shape.line([0.5 + neck / 2, shoulder - 0.08])
    shape.cubic([0.5 + neck / 2, shoulder], [0.98, shoulder], [0.98, shoulder + 0.12])
    shape.line([0.98, 0.95])
    shape.quad([0.98, 1], [0.85, 1])
    shape.line([0.15, 1])
    shape.quad([0.02, 1], [0.02, 0.95])
    shape.line([0.02, shoulder + 0.12])
    shape.cubic([0.02, shoulder], [0.5 - neck / 2, shoulder], [0.5 - neck / 2, shoulder - 0.08])
    pen.round(shape, left: 0, right: 1, body)
    pen.round(
      pen.rect(0.5 - neck * 0.62, 0, neck * 1.24, random.uniform(0.07, 0.13), radius: 0.02),
      left: 0.35, right: 0.65, second)
    let top = shoulder + random.uniform(0.15, 0.22)
    pen.round(pen.rect(0.02, top, 0.96, 0.36), left: 0, right: 1, label)
    print(0.2, top + 0.03, 0.6, 0.3, on: label)
    pen.fill(pen.rect(0.14, shoulder + 0.1, 0.06, 0.5, radius: 0.03), .white, opacity: 0.35)
  }

  mutating func can() {
    pen.round(pen.rect(0.03, 0.04, 0.94, 0.93, radius: 0.08), left: 0, right: 1, body)
    pen.round(pen.rect(0.1, 0, 0.8, 0.07, radius: 0.03), left: 0.05, right: 0.95, .grey(0.75))
    pen.round(pen.rect(0.1, 0.94, 0.8, 0.06, radius: 0.02), left: 0.05, right: 0.95, .grey(0.7))
    if random.chance(0.5) {
      polygon([[0.03, 0.62], [0.97, 0.3], [0.97, 0.5], [0.03, 0.82]], second)
    }
    print(0.22, 0.25, 0.56, 0.45, on: body)
  }

  mutating func cup() {
    polygonRound([[0.06, 0.12], [0.94, 0.12], [0.8, 1], [0.2, 1]], body)
    polygonRound([[0.1, 0.38], [0.9, 0.38], [0.85, 0.72], [0.15, 0.72]], label)
    pen.fill(.circle([0.5, 0.55], 0.12), second)
    pen.round(pen.rect(0.01, 0.05, 0.98, 0.1, radius: 0.04), left: 0, right: 1, second)
    pen.round(pen.rect(0.1, 0, 0.8, 0.07, radius: 0.03), left: 0, right: 1, second.lighter(0.1))
  }

  private func polygonRound(_ points: [Point], _ color: Color) {
    pen.round(Outline(points), left: 0.05, right: 0.95, color)
  }

  mutating func box() {
    let edge = random.uniform(0.5, 0.75)
    let lift = random.uniform(0.1, 0.22)
    polygon([[0, lift], [edge, lift], [edge, 1], [0, 1]], body)
    polygon([[edge, lift], [1, 0], [1, 0.84], [edge, 1]], body.darker(0.35))
    polygon([[0, lift], [1 - edge, 0], [1, 0], [edge, lift]], body.lighter(0.3))
    if random.chance(0.6) { polygon([[0, 0.62], [edge, 0.62], [edge, 0.8], [0, 0.8]], second) }
    print(edge * 0.14, lift + 0.1, edge * 0.72, 0.45, on: body)
  }

  mutating func bag() {
    pen.stroke(
      [[0.3, 0.28], [0.32, 0.08], [0.5, 0.03], [0.68, 0.08], [0.7, 0.28]], width: 0.035, second)
    pen.fill(
      Outline([[0.06, 0.24], [0.94, 0.24], [1, 1], [0, 1]]), from: [0, 0], to: [1, 0.3],
      [body, body.darker(0.18)])
    polygon([[0.94, 0.24], [1, 1], [0.86, 1]], body.darker(0.4), opacity: 0.6)
    print(0.24, 0.42, 0.5, 0.36, on: body)
  }

  mutating func pouch() {
    var shape = Outline()
    shape.move([0.04, 0.02])
    shape.line([0.96, 0.02])
    shape.quad([0.9, 0.5], [1, 0.96])
    shape.quad([0.5, 1.04], [0, 0.96])
    shape.quad([0.1, 0.5], [0.04, 0.02])
    pen.round(shape, left: -0.1, right: 1.1, body)
    pen.fill(pen.rect(0.05, 0.02, 0.9, 0.07), second)
    pen.fill(.ellipse(.init(0.24, 0.5, 0.52, 0.34)), second.lighter(0.2))
    print(0.2, 0.18, 0.6, 0.28, on: body)
  }

  mutating func tube() {
    polygonRound([[0.08, 0], [0.92, 0], [0.8, 0.8], [0.2, 0.8]], body)
    pen.fill(pen.rect(0.06, 0, 0.88, 0.05), body.darker(0.2))
    pen.round(pen.rect(0.22, 0.8, 0.56, 0.2, radius: 0.03), left: 0.2, right: 0.8, second)
    print(0.25, 0.14, 0.5, 0.45, on: body)
  }

  mutating func jar() {
    pen.round(pen.rect(0.02, 0.2, 0.96, 0.8, radius: 0.12), left: 0, right: 1, body)
    pen.round(pen.rect(0.08, 0, 0.84, 0.22, radius: 0.04), left: 0, right: 1, second)
    pen.round(pen.rect(0.02, 0.42, 0.96, 0.38), left: 0, right: 1, label)
    print(0.25, 0.45, 0.5, 0.32, on: label)
  }

  mutating func mug() {
    pen.fill(.ring([0.78, 0.52], 0.22, 0.14), body.darker(0.15))
    pen.round(pen.rect(0.05, 0.1, 0.72, 0.88, radius: 0.1), left: 0, right: 0.8, body)
    pen.fill(.ellipse(.init(0.05, 0.04, 0.72, 0.15)), body.darker(0.5))
    if random.chance(0.6) { pen.fill(.circle([0.4, 0.56], 0.16), second) }
  }

  mutating func book() {
    polygon([[0.04, 0.02], [0.92, 0.02], [0.92, 0.98], [0.04, 0.98]], .grey(0.85))
    polygon([[0.92, 0.02], [1, 0.06], [1, 1], [0.92, 0.98]], .grey(0.7))
    pen.fill(
      pen.rect(0, 0, 0.93, 0.99, radius: 0.02), from: [0, 0], to: [0, 1], [body, body.darker(0.25)])
    pen.fill(pen.rect(0, 0, 0.08, 0.99), .black, opacity: 0.25)
    print(0.2, 0.12, 0.6, 0.5, on: body)
  }

  mutating func card() {
    pen.fill(pen.rect(0, 0.04, 1, 0.92, radius: 0.08), from: [0, 0], to: [1, 1], [body, second])
    pen.fill(pen.rect(0.1, 0.36, 0.15, 0.2, radius: 0.03), Color(hex: 0xE2C275))
    for index in 0..<4 {
      pen.fill(pen.rect(0.1 + Float(index) * 0.2, 0.68, 0.15, 0.06), .white, opacity: 0.8)
    }
    pen.fill(pen.rect(0.1, 0.8, 0.35, 0.05), .white, opacity: 0.6)
    pen.fill(.circle([0.78, 0.24], 0.09), Color(hex: 0xEB3B2F), opacity: 0.9)
    pen.fill(.circle([0.87, 0.24], 0.09), Color(hex: 0xF5A623), opacity: 0.8)
  }
}
