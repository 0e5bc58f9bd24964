/// Computes the colours of paint, row by row.
struct Shader {
  private let paint: Paint
  private var level: Sprite.Level?
  private var toPicture = Affine(x: [0, 0], y: [0, 0], origin: [0, 0])
  private var isFilled = false

  /// Whether every colour covers what is below it.
  let isOpaque: Bool

  /// Whether all colours are the same.
  let isFlat: Bool

  init(_ paint: Paint) {
    self.paint = paint
    if case .flat = paint { isFlat = true } else { isFlat = false }
    guard case .picture(let sprite, let map) = paint else {
      isOpaque = true
      return
    }
    isOpaque = false
    let inverse = map.inverse
    let size: Point = [Float(sprite.width), Float(sprite.height)]
    let across = inverse.x * size
    let step = max(across.x.magnitude + across.y.magnitude, (inverse.y * size).y.magnitude)
    let level = sprite.level(step: step)
    let scale: Point = [Float(level.width), Float(level.height)]
    toPicture = Affine(
      x: inverse.x * scale, y: inverse.y * scale, origin: inverse.origin * scale - 0.5)
    self.level = level
  }

  /// The colours of `count` pixels of row `y` from column `x`.
  mutating func shade(y: Int, x: Int, count: Int, into row: UnsafeMutablePointer<UInt32>) {
    switch paint {
    case .flat(let color):
      if !isFilled { row.update(repeating: color.packed, count: count) }
      isFilled = true
    case .linear(let from, let to, let ramp):
      let along = to - from
      let k = 255 / max(along.x * along.x + along.y * along.y, 1e-6)
      let start: Point = [Float(x) + 0.5, Float(y) + 0.5]
      let offset = start - from
      var at = (offset.x * along.x + offset.y * along.y) * k
      let step = along.x * k
      ramp.colors.withUnsafeBufferPointer { colors in
        for index in 0..<count {
          row[index] = colors[Int(min(max(at, 0), 255))]
          at += step
        }
      }
    case .radial(let center, let radius, let ramp):
      let inverse = 1 / pointwiseMax(radius, Point(0.5, 0.5))
      let dy = (Float(y) + 0.5 - center.y) * inverse.y
      var dx = (Float(x) + 0.5 - center.x) * inverse.x
      ramp.colors.withUnsafeBufferPointer { colors in
        for index in 0..<count {
          row[index] = colors[Int(min((dx * dx + dy * dy).squareRoot(), 1) * 255)]
          dx += inverse.x
        }
      }
    case .picture:
      if let level { sample(level, y: y, x: x, count: count, into: row) }
    }
  }

  /// Bilinear samples of the picture; transparent outside it.
  private func sample(
    _ level: Sprite.Level, y: Int, x: Int, count: Int, into row: UnsafeMutablePointer<UInt32>
  ) {
    var at = toPicture([Float(x) + 0.5, Float(y) + 0.5])
    let step = toPicture.x
    let (lastX, lastY) = (level.width - 1, level.height - 1)
    let width = level.width
    let limitX = Float(level.width) - 0.5
    let limitY = Float(level.height) - 0.5
    level.pixels.withUnsafeBufferPointer { pixels in
      guard let pixels = pixels.baseAddress else { return }
      for index in 0..<count {
        defer { at += step }
        guard at.x > -0.5, at.y > -0.5, at.x < limitX, at.y < limitY else {
          row[index] = 0
          continue
        }
        let px = min(max(at.x, 0), Float(lastX))
        let py = min(max(at.y, 0), Float(lastY))
        let (ix, iy) = (Int(px), Int(py))
        let fx = UInt32((px - Float(ix)) * 256)
        let fy = UInt32((py - Float(iy)) * 256)
        let right = ix < lastX ? 1 : 0
        let above = pixels + (iy &* width &+ ix)
        let below = iy < lastY ? above + width : above
        row[index] = Self.mix(
          Self.mix(above[0], above[right], fx), Self.mix(below[0], below[right], fx), fy)
      }
    }
  }

  @inline(__always)
  static func mix(_ a: UInt32, _ b: UInt32, _ share: UInt32) -> UInt32 {
    let rest = 256 &- share
    let even = ((a & 0xFF00FF) &* rest &+ (b & 0xFF00FF) &* share) >> 8
    let odd = (a >> 8 & 0xFF00FF) &* rest &+ (b >> 8 & 0xFF00FF) &* share
    return (even & 0xFF00FF) | (odd & 0xFF00_FF00)
  }
}
