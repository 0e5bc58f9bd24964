import Images
import Tensors

/// Paints scenes that have what photographs have: depth, light from one side, blur, grain.
///
/// Scenes are painted small and enlarged, which keeps them soft behind the sharp elements of an ad.
struct PhotoPainter {
  let canvas: Canvas
  var random: RandomGenerator

  init(canvas: Canvas, random: RandomGenerator) {
    self.canvas = canvas
    self.random = random
  }

  /// A scene of about some 40,000 pixels.
  consuming func paint(aspect: Float) -> Sprite {
    let aspect = min(max(aspect, 0.3), 4)
    let area = random.uniform(26_000, 60_000)
    let height = max(48, Int((area / aspect).squareRoot()))
    canvas.reset(width: max(48, Int(Float(height) * aspect)), height: height)
    switch random.integer(below: 9) {
    case 0, 1: landscape()
    case 2: bokeh()
    case 3: city()
    case 4: room()
    case 5: table()
    case 6: texture()
    default: people()
    }
    grade()
    return canvas.sprite
  }

  var frame: Frame { canvas.frame }

  /// Colour cast, light from a side, dark corners, grain.
  private mutating func grade() {
    let cast = Color(
      hue: random.uniform(), saturation: random.uniform(0.2, 0.7), value: random.uniform(0.2, 1))
    canvas.fill(frame, .flat(cast), opacity: random.uniform(0, 0.25), owner: .unchanged)
    if random.chance(0.5) {
      let light = Frame(
        random.uniform(-0.3, 1) * frame.width, -frame.height * 0.4, frame.width, frame.height)
      canvas.shadow(
        .ellipse(light), offset: [0, 0], blur: frame.shortSide * 0.12, color: Color(1, 0.96, 0.85),
        opacity: random.uniform(0.1, 0.4))
    }
    if random.chance(0.4) { canvas.blur(radius: 1) }
    let noise = Noise(
      width: canvas.width, height: canvas.height, cells: random.uniform(2, 8), octaves: 4,
      stretch: random.uniform(0.6, 2), &random)
    canvas.shade(noise, strength: random.uniform(0.05, 0.25))
    Grain.add(to: canvas, strength: random.integer(0...6), &random)
  }

  mutating func tone(_ hue: Float, _ saturation: ClosedRange<Float>, _ value: ClosedRange<Float>)
    -> Color
  {
    Color(
      hue: hue + random.uniform(-0.05, 0.05),
      saturation: random.uniform(saturation.lowerBound, saturation.upperBound),
      value: random.uniform(value.lowerBound, value.upperBound))
  }

  /// A jagged or smooth line of hills, filled to the bottom.
  mutating func hills(top: Float, height: Float, _ color: Color, rough: Bool) {
    let count = rough ? 22 : 7
    var points: [Point] = []
    for index in 0...count {
      let x = frame.width * Float(index) / Float(count)
      points.append([x, frame.height * (top + random.uniform(-height, height))])
    }
    var outline = Outline()
    outline.move([0, frame.height])
    for index in points.indices {
      let p = points[index]
      if rough || index == 0 {
        outline.line(p)
      } else {
        let before = points[index - 1]
        let half = (p.x - before.x) / 2
        outline.cubic([before.x + half, before.y], [p.x - half, p.y], p, steps: 8)
      }
    }
    outline.line([frame.width, frame.height])
    let area = Frame(0, frame.height * top, frame.width, frame.height * (1 - top))
    canvas.fill(outline, .down(area, color, color.darker(0.35)))
  }
}
