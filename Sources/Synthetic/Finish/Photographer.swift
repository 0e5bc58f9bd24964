import Tensors

/// Shows an ad as it is seen in a photograph: on a screen, a wall or a page, in perspective.
///
/// Light is uneven. The owners of the pixels are carried along, so the boxes stay exact.
struct Photographer {
  let scene: Canvas

  func photograph(_ canvas: Canvas, _ random: inout RandomGenerator) {
    let (width, height) = (canvas.width, canvas.height)
    let ad = canvas.sprite
    let owners = Array(UnsafeBufferPointer(start: canvas.owners, count: width * height))
    let corners = corners(canvas.frame, &random)
    backdrop(canvas, &random)
    surround(canvas, corners, &random)
    lay(ad, owners, on: canvas, corners)
    light(canvas, &random)
  }

  /// The corners of the ad in the picture: shrunk, turned a little, each moved a little.
  private func corners(_ frame: Frame, _ random: inout RandomGenerator) -> [Point] {
    let share = random.uniform(0.66, 0.94)
    let angle =
      random.uniform(-0.1, 0.1) * min(1, frame.shortSide / max(frame.width, frame.height) * 1.6)
    let free: Point = [frame.width * (1 - share), frame.height * (1 - share)] * 0.5
    let shift: Point = free * Point(random.uniform(-0.7, 0.7), random.uniform(-0.7, 0.7))
    let map = Affine(x: [1, 0], y: [0, 1], origin: [0, 0]).turned(angle, about: frame.center)
    let inner = frame.scaled(share)
    let raw: [Point] = [
      [inner.x, inner.y], [inner.maxX, inner.y], [inner.maxX, inner.maxY], [inner.x, inner.maxY],
    ]
    let wobble = frame.shortSide * 0.07
    return raw.map {
      map($0) + shift + Point(random.uniform(-wobble, wobble), random.uniform(-wobble, wobble))
    }
  }

  /// What is around the ad.
  private func backdrop(_ canvas: Canvas, _ random: inout RandomGenerator) {
    let frame = canvas.frame
    let sprite = PhotoPainter(canvas: scene, random: RandomGenerator(seed: random.next()))
      .paint(aspect: frame.aspect)
    canvas.fill(frame, .picture(sprite, Affine(unitTo: frame)))
    if random.chance(0.5) {
      canvas.fill(frame, .flat(.grey(random.uniform(0.1, 0.95))), opacity: random.uniform(0.4, 1))
    }
  }

  /// The edge of a screen or a sheet of paper, and its shadow.
  private func surround(_ canvas: Canvas, _ corners: [Point], _ random: inout RandomGenerator) {
    let sheet = Outline(corners)
    let center = corners.reduce(Point(0, 0), +) / 4
    let reach = canvas.frame.shortSide
    canvas.shadow(
      sheet, offset: [reach * 0.02, reach * 0.03], blur: reach * 0.02, color: .black,
      opacity: random.uniform(0.2, 0.6))
    guard random.chance(0.6) else { return }
    let edge = random.uniform(1.02, 1.1)
    let color = random.chance(0.5) ? Color.grey(0.06) : Color.grey(0.95)
    canvas.fill(Outline(corners.map { center + ($0 - center) * edge }), .flat(color))
  }

  private func lay(_ ad: Sprite, _ owners: [UInt8], on canvas: Canvas, _ corners: [Point]) {
    let map = Homography(corners: corners)
    let level = ad.levels[0]
    let bounds = Outline(corners).bounds.intersection(canvas.frame)
    let (width, height) = (Float(level.width), Float(level.height))
    level.pixels.withUnsafeBufferPointer { pixels in
      for y in Int(bounds.y)..<min(canvas.height, Int(bounds.maxY) + 1) {
        for x in Int(bounds.x)..<min(canvas.width, Int(bounds.maxX) + 1) {
          let at = map(Float(x) + 0.5, Float(y) + 0.5)
          guard at.x >= 0, at.y >= 0, at.x < 1, at.y < 1 else { continue }
          let (u, v) = (max(0, at.x * width - 0.5), max(0, at.y * height - 0.5))
          let (column, row) = (Int(u), Int(v))
          let right = min(column + 1, level.width - 1)
          let below = min(row + 1, level.height - 1)
          let shareX = UInt32((u - Float(column)) * 256)
          let top = Shader.mix(
            pixels[row * level.width + column], pixels[row * level.width + right], shareX)
          let foot = Shader.mix(
            pixels[below * level.width + column], pixels[below * level.width + right], shareX)
          let to = y * canvas.width + x
          canvas.pixels[to] = Shader.mix(top, foot, UInt32((v - Float(row)) * 256)) | 0xFF00_0000
          canvas.owners[to] = owners[Int(at.y * height) * level.width + Int(at.x * width)]
        }
      }
    }
  }

  /// Light that falls off, and perhaps a reflection.
  private func light(_ canvas: Canvas, _ random: inout RandomGenerator) {
    let frame = canvas.frame
    let angle = random.uniform(0, 6.3)
    let dark = Paint.gradient(frame, angle: angle, Ramp(.black, .grey(0.5), .white))
    canvas.fill(frame, dark, opacity: random.uniform(0.05, 0.2), owner: .unchanged)
    if random.chance(0.35) {
      let x = frame.width * random.uniform(0, 0.8)
      let band = Outline([
        [x, 0], [x + frame.width * 0.15, 0], [x - frame.width * 0.05, frame.height],
        [x - frame.width * 0.2, frame.height],
      ])
      canvas.shadow(
        band, offset: [0, 0], blur: frame.shortSide * 0.04, color: .white,
        opacity: random.uniform(0.08, 0.3))
    }
    if random.chance(0.5) { canvas.blur(radius: 1) }
    Grain.add(to: canvas, strength: random.integer(2...9), isColored: true, &random)
  }
}
