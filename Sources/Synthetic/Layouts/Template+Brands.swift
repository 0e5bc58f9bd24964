import Tensors

extension Template {
  static let brands: [Template] = [
    Template("brand-center", Set(CreativeShape.allCases), [.brandOnly]) { c in
      c.backdrop()
      let wide = c.random.uniform(0.45, 0.8)
      let tall = c.random.uniform(0.34, 0.6)
      let place = c.frame.part(
        (1 - wide) / 2, (1 - tall) / 2 * c.random.uniform(0.7, 1), wide, tall)
      c.logo(in: place, .center)
      tagline(c, below: place)
    },
    Template("brand-side", Set(CreativeShape.allCases).subtracting([.tower]), [.brandOnly]) { c in
      c.backdrop()
      if c.random.chance(0.5) {
        let cut = c.random.uniform(0.5, 0.7)
        c.canvas.fill(c.frame.part(cut, 0, 1 - cut, 1), .flat(c.palette.accent))
      }
      let place = c.frame.inset(c.margin * 1.4).part(0, 0.15, c.random.uniform(0.45, 0.62), 0.6)
      c.logo(in: place, .left)
      if c.random.chance(0.5) {
        c.button(in: c.frame.part(0.68, 0.36, 0.29, 0.3), .center)
      } else {
        tagline(c, below: place)
      }
    },
  ]

  /// A short line under a logo, or a button, or nothing.
  static func tagline(_ c: Composer, below place: Frame) {
    let room = Frame(
      c.frame.width * 0.1, place.maxY + c.unit * 2, c.frame.width * 0.8,
      c.frame.height - place.maxY - c.unit * 4)
    switch c.random.integer(below: 3) {
    case 0:
      c.subline(
        in: Frame(room.x, room.y, room.width, min(room.height, c.unit * 14)), .top,
        most: max(7, c.unit * 7), lines: 1)
    case 1: c.button(in: Frame(room.x, room.y, room.width, min(room.height, c.unit * 18)), .center)
    default: break
    }
  }
}
