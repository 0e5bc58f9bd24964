import Images
import Tensors

extension Composer {
  /// The share of a cut-out that must differ from the ground for nothing to be put between them.
  static let wellSeen: Float = 0.45

  /// A product within a frame, as large as fits: a cut-out if there are any, else a drawn one.
  func product(in frame: Frame) {
    guard frame.shortSide >= 14 else { return }
    if let sprite = pictures.product(&random) { return product(sprite, in: frame) }
    let kind =
      random.chance(0.75)
      ? random.pick(ProductKind.kinds(for: theme.brand.category))
      : random.pick(Array(ProductKind.allCases))
    let angle = random.chance(0.3) ? random.uniform(-0.4, 0.4) : 0
    let aspect = kind.aspect * random.uniform(0.88, 1.14)
    // A turned thing needs more room.
    let room = angle == 0 ? frame : frame.scaled(1 - angle.magnitude * 0.35)
    let place = room.fitting(
      aspect: aspect, alignX: random.uniform(0.4, 0.6), alignY: random.uniform(0.4, 0.7))
    var map = Affine(unitTo: place).turned(angle, about: place.center)
    let isMirrored = random.chance(0.4)
    if isMirrored { map = map.mirrored }
    let owner = begin(.product)
    ground(place, angle)
    let pen = Pen(canvas: canvas, map: map, owner: owner)
    let name = String(theme.brand.name.split(separator: " ").first ?? "")
    let face = shelf.face(for: .latin, bold: true, &random)
    let imprint = ProductPainter.Imprint(name: name, face: face, angle: angle)
    var painter = ProductPainter(
      pen: pen, palette: palette, imprint: isMirrored ? nil : imprint,
      random: RandomGenerator(seed: random.next()))
    painter.paint(kind)
  }

  private func product(_ sprite: Sprite, in frame: Frame) {
    let angle = random.chance(0.2) ? random.uniform(-0.3, 0.3) : 0
    let room = angle == 0 ? frame : frame.scaled(1 - angle.magnitude * 0.3)
    let place = room.fitting(aspect: sprite.aspect, alignX: 0.5, alignY: random.uniform(0.4, 0.8))
    var map = Affine(unitTo: place).turned(angle, about: place.center)
    if random.chance(0.5) { map = map.mirrored }
    let owner = begin(.product)
    ground(place, angle)
    backing(place, sprite)
    canvas.fill(
      Outline.rectangle(Frame(0, 0, 1, 1)).transformed(map), .picture(sprite, map), owner: owner)
  }

  /// What a product stands on or before: a shadow, a disc, a stage; not part of it.
  private func ground(_ place: Frame, _ angle: Float) {
    switch random.integer(below: 7) {
    case 0:
      let shade = Frame(
        place.x + place.width * 0.05, place.maxY - place.height * 0.05, place.width * 0.9,
        max(3, place.height * 0.1))
      canvas.shadow(
        .ellipse(shade), offset: [0, 0], blur: place.height * 0.03, color: .black, opacity: 0.4)
    case 1:
      let disc = place.scaled(1.12)
      let r = min(max(disc.width, disc.height) / 2, frame.shortSide * 0.55)
      canvas.fill(
        .circle(place.center, r),
        .flat(random.pick([palette.second, palette.light, palette.accent])),
        opacity: random.uniform(0.3, 1))
    case 2 where theme.hasShadows:
      canvas.shadow(
        .rounded(place, radius: place.shortSide * 0.2),
        offset: [place.width * 0.04, place.height * 0.04],
        blur: place.shortSide * 0.08, color: .black, opacity: 0.3)
    default: break
    }
  }

  /// A panel behind a cut-out that would not be seen on what is there; not part of it.
  private func backing(_ place: Frame, _ sprite: Sprite) {
    guard sprite.seenShare(on: canvas.look(at: place).mean) < Self.wellSeen else { return }
    let colors = [.white, palette.light, palette.second, palette.accent, palette.dark]
    let color = sprite.bestGround(of: colors)
    let panel = place.scaled(1.14)
    canvas.fill(.rounded(panel, radius: theme.roundness * panel.shortSide * 0.5), .flat(color))
  }

  /// Several products side by side or behind each other.
  func products(in frame: Frame) {
    let count = random.chance(0.72) ? 1 : random.integer(2...3)
    if count == 1 { return product(in: frame) }
    let isWide = frame.aspect > 0.9
    let overlap = random.uniform(0.8, 1.2)
    for index in 0..<count {
      let share = 1 / Float(count)
      let part =
        isWide
        ? frame.part(Float(index) * share, 0, share * overlap, 1)
        : frame.part(0, Float(index) * share, 1, share * overlap)
      product(in: part.scaled(random.uniform(0.75, 1)))
    }
  }
}
