import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Signs of invented companies, in the unit square.
enum LogoShapes {
  private static let unit = Frame(0, 0, 1, 1)

  /// What letters stand in.
  static func shell(_ own: inout RandomGenerator) -> Outline {
    let center: Point = [0.5, 0.5]
    switch own.integer(below: 8) {
    case 0, 1: return .ellipse(unit)
    case 2: return .rounded(unit, radius: 0.22)
    case 3: return .rectangle(unit)
    case 4:
      return .star(center, radius: [0.52, 0.52], points: 6, turn: own.chance(0.5) ? 0 : .pi / 6)
    case 5:
      var shield = Outline()
      shield.move([0.06, 0.05])
      shield.line([0.94, 0.05])
      shield.line([0.94, 0.5])
      shield.quad([0.9, 0.85], [0.5, 1])
      shield.quad([0.1, 0.85], [0.06, 0.5])
      return shield
    case 6: return Outline([[0.5, 0], [1, 0.5], [0.5, 1], [0, 0.5]])
    default: return .star(center, radius: [0.52, 0.52], points: 16, inner: 0.88)
    }
  }

  /// One of a dozen constructions, each with random measures.
  static func draw(_ pen: Pen, _ a: Color, _ b: Color, _ own: inout RandomGenerator) {
    let center: Point = [0.5, 0.5]
    switch own.integer(below: 13) {
    case 0:  // circles that overlap
      let r = own.uniform(0.26, 0.34)
      pen.fill(.circle([r, 0.5], r), a)
      pen.fill(.circle([1 - r, 0.5], r), b, opacity: own.uniform(0.6, 1))
    case 1:  // petals
      let count = own.integer(4...8)
      for index in 0..<count {
        let turn = 2 * Float.pi * Float(index) / Float(count)
        let petal = Outline.ellipse(Frame(0.38, 0, 0.24, 0.46))
        let map = Affine(unitTo: unit).turned(turn, about: center)
        pen.fill(petal.transformed(map), index % 2 == 0 ? a : b)
      }
    case 2:  // bars
      let count = own.integer(3...5)
      let wide = 1 / Float(count)
      for index in 0..<count {
        let tall = own.uniform(0.3, 1)
        pen.fill(
          pen.rect(Float(index) * wide, 1 - tall, wide * 0.72, tall, radius: wide * 0.2),
          index == count - 1 ? b : a)
      }
    case 3:  // ring with a dot
      pen.fill(.ring(center, 0.5, own.uniform(0.28, 0.4)), a)
      pen.fill(.circle(own.chance(0.5) ? center : [0.8, 0.2], own.uniform(0.1, 0.2)), b)
    case 4:  // chevrons
      let t = own.uniform(0.14, 0.24)
      for step in 0..<own.integer(1...3) {
        let y = 0.1 + Float(step) * t * 1.4
        pen.fill(
          Outline([
            [0, y + 0.3], [0.5, y], [1, y + 0.3], [1, y + 0.3 + t], [0.5, y + t], [0, y + 0.3 + t],
          ]),
          step == 1 ? b : a)
      }
    case 5:  // leaf
      var leaf = Outline()
      leaf.move([0.05, 0.95])
      leaf.cubic([0, 0.2], [0.5, 0], [1, 0])
      leaf.cubic([1, 0.6], [0.7, 1], [0.05, 0.95])
      pen.fill(leaf, a)
      pen.stroke([[0.12, 0.88], [0.72, 0.28]], width: 0.06, b)
    case 6:  // mountain
      pen.fill(Outline([[0, 0.95], [0.4, 0.15], [0.8, 0.95]]), a)
      pen.fill(Outline([[0.45, 0.95], [0.72, 0.45], [1, 0.95]]), b)
    case 7:  // bolt
      let bolt = Outline([
        [0.6, 0], [0.15, 0.58], [0.46, 0.58], [0.36, 1], [0.85, 0.38], [0.54, 0.38],
      ])
      if own.chance(0.5) { pen.fill(.circle(center, 0.5), b) }
      pen.fill(bolt, a)
    case 8:  // star
      pen.fill(
        .star(
          center, radius: [0.52, 0.52], points: own.integer(4...8), inner: own.uniform(0.3, 0.6)), a
      )
    case 9:  // waves
      for step in 0..<3 {
        let y = 0.2 + Float(step) * 0.3
        var wave = Outline()
        wave.move([0, y])
        wave.cubic([0.3, y - 0.25], [0.6, y + 0.25], [1, y])
        wave.line([1, y + 0.16])
        wave.cubic([0.6, y + 0.41], [0.3, y - 0.09], [0, y + 0.16])
        pen.fill(wave, step == 1 ? b : a)
      }
    case 10:  // quarter circles
      for index in 0..<4 {
        var quarter = Outline()
        let corner: Point = [Float(index % 2), Float(index / 2)]
        quarter.move(corner)
        let start = Float([0, 1, 3, 2][index]) * Float.pi / 2
        quarter.arc(corner, [0.47, 0.47], from: start, to: start + .pi / 2)
        pen.fill(quarter, own.chance(0.5) ? a : b)
      }
    case 11:  // cube
      pen.fill(Outline([[0.5, 0], [0.95, 0.25], [0.5, 0.5], [0.05, 0.25]]), a.lighter(0.3))
      pen.fill(Outline([[0.05, 0.25], [0.5, 0.5], [0.5, 1], [0.05, 0.75]]), a)
      pen.fill(Outline([[0.95, 0.25], [0.5, 0.5], [0.5, 1], [0.95, 0.75]]), b)
    default:  // swoosh over a disc
      pen.fill(.circle(center, 0.42), b)
      var swoosh = Outline()
      swoosh.move([0, 0.7])
      swoosh.quad([0.5, 1.05], [1, 0.25])
      swoosh.quad([0.55, 0.82], [0, 0.7])
      pen.fill(swoosh, a)
    }
  }
}
