import Images
import Tensors

/// Paints one product in the unit square of a pen.
struct ProductPainter {
  let pen: Pen
  var random: RandomGenerator

  /// The body, a second colour and the label.
  let body: Color
  let second: Color
  let label: Color

  /// A name to print on packages, in a face, turned as the pen is; `nil` when the pen mirrors.
  let imprint: Imprint?

  /// Letters on a product.
  struct Imprint {
    let name: String
    let face: FontFace
    let angle: Float
  }

  init(pen: Pen, palette: Palette, imprint: Imprint? = nil, random: RandomGenerator) {
    var random = random
    self.pen = pen
    self.imprint = imprint
    let choices = [
      palette.accent, palette.pop, palette.second, .grey(0.12), .grey(0.9),
      Color(
        hue: random.uniform(), saturation: random.uniform(0.2, 0.9), value: random.uniform(0.3, 1)),
      Color(
        hue: random.uniform(), saturation: random.uniform(0.2, 0.9), value: random.uniform(0.3, 1)),
      Color(hue: random.uniform(0.05, 0.12), saturation: 0.6, value: random.uniform(0.35, 0.8)),
    ]
    body = random.pick(choices)
    second = random.pick(choices)
    label = random.pick([.white, palette.light, palette.pop, palette.dark, second])
    self.random = random
  }

  mutating func paint(_ kind: ProductKind) {
    switch kind {
    case .bottle: bottle()
    case .can: can()
    case .cup: cup()
    case .box: box()
    case .bag: bag()
    case .pouch: pouch()
    case .tube: tube()
    case .jar: jar()
    case .phone: phone()
    case .laptop: laptop()
    case .headphones: headphones()
    case .watch: watch()
    case .camera: camera()
    case .speaker: speaker()
    case .shoe: shoe()
    case .shirt: shirt()
    case .glasses: glasses()
    case .handbag: handbag()
    case .suitcase: suitcase()
    case .car: car()
    case .ball: ball()
    case .bike: bike()
    case .chair: chair()
    case .lamp: lamp()
    case .plant: plant()
    case .mug: mug()
    case .burger: burger()
    case .fruit: fruit()
    case .card: card()
    case .book: book()
    }
  }

  /// Lines and blocks like the print on a package.
  mutating func print(_ x: Float, _ y: Float, _ w: Float, _ h: Float, on ground: Color) {
    let ink = ground.mostReadable([.white, .grey(0.1), second])
    if let imprint, random.chance(0.55), label(imprint, x, y, w, h, ink) { return }
    if random.chance(0.5) {
      pen.fill(.circle([x + w / 2, y + h * 0.32], min(w, h) * 0.22), ink)
      pen.fill(pen.rect(x + w * 0.15, y + h * 0.66, w * 0.7, h * 0.1), ink)
      pen.fill(pen.rect(x + w * 0.28, y + h * 0.83, w * 0.44, h * 0.06), ink, opacity: 0.7)
    } else {
      pen.fill(pen.rect(x + w * 0.1, y + h * 0.15, w * 0.8, h * 0.2), ink)
      pen.fill(pen.rect(x + w * 0.1, y + h * 0.45, w * 0.55, h * 0.1), ink, opacity: 0.8)
      pen.fill(pen.rect(x + w * 0.1, y + h * 0.65, w * 0.65, h * 0.07), ink, opacity: 0.6)
    }
  }

  /// Writes the name across a part; `false` when it would be too small.
  private func label(
    _ imprint: Imprint, _ x: Float, _ y: Float, _ w: Float, _ h: Float, _ ink: Color
  ) -> Bool {
    let across = pen.map.x * w
    let wide = (across * across).sum().squareRoot()
    let size = wide / max(0.1, TextRun(imprint.name, face: imprint.face, size: 1).width)
    guard size >= 4.5 else { return false }
    let run = TextRun(imprint.name, face: imprint.face, size: size)
    // The baseline's start: below the middle of the part by half a capital.
    let down = pen.map.y / max(1e-3, (pen.map.y * pen.map.y).sum().squareRoot())
    let start = pen.map([x, y + h / 2]) + down * (imprint.face.capHeight * size / 2)
    pen.canvas.draw(
      run, x: start.x, baseline: start.y, .flat(ink), owner: pen.owner,
      turn: TextTurn(angle: imprint.angle))
    pen.fill(pen.rect(x + w * 0.2, y + h * 0.86, w * 0.6, h * 0.05), ink, opacity: 0.7)
    return true
  }

  /// A shape of some points with straight lines.
  func polygon(_ points: [Point], _ color: Color, opacity: Float = 1) {
    pen.fill(Outline(points), color, opacity: opacity)
  }
}
