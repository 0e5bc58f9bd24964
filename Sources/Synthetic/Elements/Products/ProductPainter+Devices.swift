extension ProductPainter {
  /// What a screen shows.
  private mutating func screen(_ x: Float, _ y: Float, _ w: Float, _ h: Float) {
    pen.fill(
      pen.rect(x, y, w, h), from: [x, y], to: [x + w, y + h],
      [second.lighter(0.2), body.mixed(second, 0.5)])
    switch random.integer(below: 3) {
    case 0:
      for index in 0..<3 {
        let top = y + h * (0.15 + 0.27 * Float(index))
        pen.fill(
          pen.rect(x + w * 0.1, top, w * 0.8, h * 0.2, radius: min(w, h) * 0.05), .white,
          opacity: 0.85)
      }
    case 1:
      pen.fill(.circle([x + w / 2, y + h * 0.4], min(w, h) * 0.28), .white, opacity: 0.5)
      pen.fill(pen.rect(x + w * 0.2, y + h * 0.75, w * 0.6, h * 0.08), .white, opacity: 0.8)
    default:
      var wave = Outline()
      wave.move([x, y + h * 0.6])
      wave.cubic([x + w * 0.3, y + h * 0.2], [x + w * 0.6, y + h], [x + w, y + h * 0.5])
      wave.line([x + w, y + h])
      wave.line([x, y + h])
      pen.fill(wave, label, opacity: 0.6)
    }
  }

  mutating func phone() {
    let rim: Color = random.chance(0.7) ? .grey(0.08) : body
    pen.fill(pen.rect(0, 0, 1, 1, radius: 0.14), rim)
    screen(0.05, 0.035, 0.9, 0.93)
    if random.chance(0.6) {
      pen.fill(pen.rect(0.34, 0.03, 0.32, 0.035, radius: 0.02), rim)
    } else {
      pen.fill(.circle([0.5, 0.06], 0.03), rim)
    }
    polygon([[0.05, 0.04], [0.5, 0.04], [0.05, 0.7]], .white, opacity: 0.12)
  }

  mutating func laptop() {
    pen.fill(pen.rect(0.1, 0, 0.8, 0.84, radius: 0.04), .grey(0.1))
    screen(0.13, 0.05, 0.74, 0.74)
    pen.fill(
      Outline([[0.08, 0.84], [0.92, 0.84], [1, 0.98], [0, 0.98]]), from: [0, 0.84], to: [0, 1],
      [.grey(0.85), .grey(0.55)])
    pen.fill(pen.rect(0, 0.96, 1, 0.04, radius: 0.02), .grey(0.45))
    pen.fill(pen.rect(0.4, 0.9, 0.2, 0.05), .grey(0.6))
  }

  mutating func headphones() {
    var band = Outline()
    band.arc([0.5, 0.5], [0.46, 0.48], from: .pi, to: 2 * .pi, isFirst: true)
    band.arc([0.5, 0.5], [0.36, 0.38], from: 2 * .pi, to: .pi)
    pen.fill(
      band, from: [0, 0], to: [1, 0], [body.darker(0.3), body.lighter(0.2), body.darker(0.3)])
    for x in [0.02, 0.72] as [Float] {
      pen.round(pen.rect(x, 0.48, 0.26, 0.48, radius: 0.12), left: x, right: x + 0.26, body)
      pen.fill(pen.rect(x < 0.5 ? x + 0.2 : x - 0.03, 0.52, 0.09, 0.4, radius: 0.04), .grey(0.15))
    }
  }

  mutating func watch() {
    pen.fill(
      pen.rect(0.26, 0, 0.48, 1, radius: 0.1), from: [0.2, 0], to: [0.8, 0],
      [second.darker(0.3), second, second.darker(0.3)])
    if random.chance(0.5) {
      pen.fill(pen.rect(0.04, 0.26, 0.92, 0.48, radius: 0.22), .grey(0.15))
      pen.fill(pen.rect(0.12, 0.3, 0.76, 0.4, radius: 0.16), body.darker(0.5))
      pen.fill(pen.rect(0.22, 0.38, 0.4, 0.06), label)
      pen.fill(pen.rect(0.22, 0.5, 0.55, 0.1, radius: 0.02), label, opacity: 0.8)
    } else {
      let center: Point = [0.5, 0.5]
      pen.fill(.ellipse(.init(0, 0.22, 1, 0.56)), .grey(0.7))
      pen.fill(.ellipse(.init(0.07, 0.26, 0.86, 0.48)), label)
      for tick in 0..<12 {
        let angle = Float(tick) * .pi / 6
        let spoke = Affine(x: [0.4, 0], y: [0, 0.22], origin: center)
        let end = spoke([Turn.cosine(angle), Turn.sine(angle)])
        pen.fill(.circle(end, 0.02), .grey(0.2))
      }
      pen.stroke([center, [0.5, 0.36]], width: 0.05, .grey(0.1))
      pen.stroke([center, [0.72, 0.52]], width: 0.04, .grey(0.1))
    }
  }

  mutating func camera() {
    pen.fill(pen.rect(0.3, 0.02, 0.3, 0.2, radius: 0.04), body.darker(0.2))
    pen.fill(
      pen.rect(0, 0.14, 1, 0.84, radius: 0.1), from: [0, 0.1], to: [0, 1],
      [body.lighter(0.1), body.darker(0.3)])
    pen.fill(pen.rect(0, 0.34, 1, 0.4), .grey(0.12))
    for (radius, color) in [
      (0.3, Color.grey(0.3)), (0.25, .grey(0.06)), (0.17, body.mixed(.black, 0.6)),
      (0.08, .grey(0.02)),
    ] as [(Float, Color)] {
      pen.fill(.ellipse(.init(0.52 - radius, 0.55 - radius * 1.3, radius * 2, radius * 2.6)), color)
    }
    pen.fill(.ellipse(.init(0.42, 0.4, 0.08, 0.1)), .white, opacity: 0.5)
    pen.fill(.circle([0.12, 0.24], 0.04), second)
  }

  mutating func speaker() {
    pen.round(pen.rect(0, 0, 1, 1, radius: random.uniform(0.05, 0.4)), left: -0.1, right: 1.1, body)
    for (y, r) in [(0.3, 0.2), (0.68, 0.32)] as [(Float, Float)] {
      let tall = r * 0.6
      pen.fill(.ellipse(.init(0.5 - r, y - tall, 2 * r, 2 * tall)), .grey(0.1))
      pen.fill(.ellipse(.init(0.5 - r * 0.8, y - tall * 0.8, 1.6 * r, 1.6 * tall)), .grey(0.25))
      pen.fill(.ellipse(.init(0.5 - r * 0.3, y - tall * 0.3, 0.6 * r, 0.6 * tall)), .grey(0.05))
    }
  }

  mutating func lamp() {
    pen.fill(pen.rect(0.46, 0.3, 0.08, 0.62), second.darker(0.4))
    pen.fill(.ellipse(.init(0.2, 0.9, 0.6, 0.1)), second.darker(0.4))
    pen.fill(
      Outline([[0.25, 0], [0.75, 0], [1, 0.42], [0, 0.42]]), from: [0, 0], to: [1, 0],
      [body.darker(0.2), body.lighter(0.4), body.darker(0.2)])
  }
}
