import Testing

@testable import Images

@Suite struct ElementEditTests {
  private static let blue = RGBColor(red: 30, green: 60, blue: 200)
  private static let orange = RGBColor(red: 255, green: 120, blue: 0)

  /// Where two pictures of one size differ outside an area.
  private func changes(_ first: Image, _ second: Image, outside area: PixelRectangle) -> Int {
    var count = 0
    for y in 0..<first.height {
      for x in 0..<first.width where first.color(x: x, y: y) != second.color(x: x, y: y) {
        let isInside = x >= area.x && x < area.right && y >= area.y && y < area.bottom
        count += isInside ? 0 : 1
      }
    }
    return count
  }

  @Test(arguments: [
    ElementEdit.remove, .scale(0.5), .scale(1.6), .scale(40), .recolor(Self.orange),
  ])
  func `no byte outside the touched part changes, and the same edit gives the same bytes`(
    edit: ElementEdit
  ) {
    let image = Pictures.noise(width: 50, height: 40)
    for box in [
      PixelRectangle(x: 12, y: 9, width: 17, height: 8),
      PixelRectangle(x: 0, y: 30, width: 30, height: 10),
      PixelRectangle(x: 44, y: -3, width: 20, height: 9),
      PixelRectangle(x: 7, y: 7, width: 1, height: 1),
    ] {
      let edited = edit.apply(to: image, box: box)
      #expect((edited.width, edited.height) == (50, 40))
      #expect(changes(image, edited, outside: edit.touched(box: box, of: image)) == 0)
      #expect(edited == edit.apply(to: image, box: box))
    }
  }

  @Test func `an element on flat ground leaves flat ground`() {
    let ground = RGBColor(red: 201, green: 140, blue: 7)
    let flat = Image(width: 90, height: 60, fill: ground)
    var image = flat
    image.fill(x: 20, y: 10, width: 50, height: 33, color: Self.blue)
    let box = PixelRectangle(x: 20, y: 10, width: 50, height: 33)
    #expect(Pictures.largestDifference(ElementEdit.remove.apply(to: image, box: box), flat) <= 1)
    // At a corner of the picture two sides of the ring are missing.
    image = flat
    image.fill(x: 0, y: 40, width: 70, height: 20, color: Self.blue)
    let corner = PixelRectangle(x: 0, y: 40, width: 70, height: 20)
    #expect(
      Pictures.largestDifference(ElementEdit.remove.apply(to: image, box: corner), flat) <= 1)
  }

  @Test(arguments: [
    PixelRectangle(x: 20, y: 10, width: 50, height: 33),
    PixelRectangle(x: 1, y: 1, width: 98, height: 5),
    PixelRectangle(x: 60, y: 50, width: 1, height: 7),
  ])
  func `an element on a linear gradient leaves the gradient`(box: PixelRectangle) {
    let gradient = Pictures.gradient(width: 100, height: 80)
    var image = gradient
    image.fill(x: box.x, y: box.y, width: box.width, height: box.height, color: Self.blue)
    let edited = ElementEdit.remove.apply(to: image, box: box)
    #expect(Pictures.largestDifference(edited, gradient) <= 1)
  }

  @Test func `what fills a whole picture leaves its mean colour`() {
    var image = Image(width: 4, height: 2, fill: .black)
    image.fill(x: 0, y: 0, width: 2, height: 2, color: .white)
    let edited = ElementEdit.remove.apply(
      to: image, box: PixelRectangle(x: 0, y: 0, width: 4, height: 2))
    #expect(Set(edited.pixels) == [128])
  }

  @Test func `a grainy ground stays grainy where something was`() {
    let noise = Pictures.noise(width: 120, height: 100)
    let pixels = noise.pixels.indices.map { 120 + noise.pixels[$0 / 3 * 3] % 16 }
    let image = Image(width: 120, height: 100, pixels: pixels)
    let box = PixelRectangle(x: 30, y: 30, width: 60, height: 40)
    #expect(abs(Grain(around: box, of: image).deviation - 4.6) <= 1)
    let part = ElementEdit.remove.apply(to: image, box: box).cropped(to: box).pixels.map(
      Double.init)
    let mean = part.reduce(0, +) / Double(part.count)
    let deviation =
      (part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(part.count)).squareRoot()
    #expect(abs(mean - 127.5) <= 2)
    #expect((3...7).contains(deviation))
  }

  @Test func `a smaller element stands in the middle of the filled place`() {
    var image = Image(width: 60, height: 60, fill: .white)
    image.fill(x: 20, y: 20, width: 20, height: 20, color: Self.blue)
    let edited = ElementEdit.scale(0.5).apply(
      to: image, box: PixelRectangle(x: 20, y: 20, width: 20, height: 20))
    #expect(edited.color(x: 30, y: 30) == Self.blue)
    #expect(edited.color(x: 22, y: 30) == .white)
    #expect(edited.color(x: 36, y: 37) == .white)
  }

  @Test func `a larger element is moved where it would leave the picture, and ends with it`() {
    let picture = (width: 100, height: 50)
    let box = PixelRectangle(x: 2, y: 20, width: 20, height: 10)
    #expect(box.scaled(by: 2, in: picture) == PixelRectangle(x: 0, y: 15, width: 40, height: 20))
    #expect(box.scaled(by: 1.5, in: picture) == PixelRectangle(x: 0, y: 18, width: 30, height: 15))
    // No more than five times as high fits.
    #expect(box.scaled(by: 9, in: picture) == PixelRectangle(x: 0, y: 0, width: 100, height: 50))
    var image = Image(width: 100, height: 50, fill: .white)
    image.fill(x: 2, y: 20, width: 20, height: 10, color: Self.blue)
    let edited = ElementEdit.scale(2).apply(to: image, box: box)
    #expect(edited.color(x: 0, y: 25) == Self.blue)
    #expect(edited.color(x: 30, y: 25) == Self.blue)
    #expect(edited.color(x: 45, y: 25) == .white)
  }

  @Test func `a button gets its new colour, its lettering and the ground keep theirs`() {
    var image = Image(width: 80, height: 60, fill: RGBColor(red: 240, green: 238, blue: 230))
    image.fill(x: 20, y: 20, width: 40, height: 20, color: Self.blue)
    image.fill(x: 30, y: 27, width: 20, height: 4, color: .white)
    let box = PixelRectangle(x: 16, y: 18, width: 48, height: 24)
    #expect(image.elementColor(in: box) == Self.blue)
    let edited = ElementEdit.recolor(Self.orange).apply(to: image, box: box)
    #expect(edited.color(x: 24, y: 24) == Self.orange)
    #expect(edited.color(x: 40, y: 28) == .white)
    #expect(edited.color(x: 17, y: 19) == image.color(x: 17, y: 19))
  }

  @Test func `shading stays in the new colour`() {
    var image = Image(width: 60, height: 40, fill: .white)
    for x in 10..<50 {
      let shade = UInt8(180 + (x - 10) / 4)
      image.fill(
        x: x, y: 10, width: 1, height: 20, color: RGBColor(red: 20, green: 40, blue: shade))
    }
    let edited = ElementEdit.recolor(RGBColor(red: 0, green: 130, blue: 60))
      .apply(to: image, box: PixelRectangle(x: 10, y: 10, width: 40, height: 20))
    let lightness = (10..<50).map { Oklab(edited.color(x: $0, y: 20)).values[0] }
    let before = (10..<50).map { Oklab(image.color(x: $0, y: 20)).values[0] }
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $1 >= $0 - 0.004 })
    let gain = (lightness[39] - lightness[0], before[39] - before[0])
    #expect(abs(gain.0 - gain.1) <= 0.01)
    let green = edited.color(x: 30, y: 20)
    #expect(green.green > green.red && green.green > green.blue)
  }
}

@Suite struct OklabTests {
  @Test func `colours come back as they were`() {
    for value in stride(from: 0, to: 1 << 24, by: 65_521) {
      let color = RGBColor(
        red: UInt8(value >> 16), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
      #expect(Oklab(color).color == color)
    }
  }

  @Test func `known colours have the published values`() {
    // From Ottosson's page: white, and pure red.
    #expect(Oklab(.white).distance(to: Oklab(SIMD4(1, 0, 0, 0))) <= 1e-4)
    let red = Oklab(RGBColor(red: 255, green: 0, blue: 0))
    #expect(red.distance(to: Oklab(SIMD4(0.627955, 0.224863, 0.125846, 0))) <= 1e-4)
    #expect(Oklab(.black).distance(to: Oklab(.white)) >= 0.999)
  }

  @Test func `the opposite of a colour has its lightness and the other hue`() {
    let green = RGBColor(red: 60, green: 140, blue: 90)
    let (first, second) = (Oklab(green), Oklab(green.opposite))
    #expect(abs(first.values[0] - second.values[0]) <= 0.01)
    #expect(first.values[1] * second.values[1] + first.values[2] * second.values[2] < 0)
    let grey = RGBColor(red: 128, green: 128, blue: 128).opposite
    #expect(grey.red > grey.green && grey.green > grey.blue)
  }
}

@Suite struct SmoothFillTests {
  /// Levels that may be off after a limited number of sweeps.
  private static let tolerance: Float = 0.6

  @Test func `a harmonic surface is continued`() {
    // x² - y² has no curvature in sum.
    let (width, height) = (75, 41)
    func value(_ x: Int, _ y: Int) -> SIMD4<Float> {
      let (u, v) = (Float(x) / 40, Float(y) / 40)
      return SIMD4(100 + 50 * (u * u - v * v), 100 + 50 * u * v, 10, 0)
    }
    var ring = BorderRing(
      around: PixelRectangle(x: 0, y: 0, width: 1, height: 1),
      of: Image(width: 1, height: 1, fill: .black))
    ring.top = (0..<width).map { value($0, -1) }
    ring.bottom = (0..<width).map { value($0, height) }
    ring.left = (0..<height).map { value(-1, $0) }
    ring.right = (0..<height).map { value(width, $0) }
    let filled = SmoothFill.values(width: width, height: height, ring: ring)
    var largest: Float = 0
    for y in 0..<height {
      for x in 0..<width {
        let error = filled[y * width + x] - value(x, y)
        largest = max(largest, (error * error).max().squareRoot())
      }
    }
    #expect(largest <= Self.tolerance)
  }

  @Test func `a rough border is met as by many more sweeps`() {
    let image = Pictures.noise(width: 30, height: 30)
    let part = PixelRectangle(x: 4, y: 5, width: 22, height: 19)
    let ring = BorderRing(around: part, of: image)
    let filled = SmoothFill.values(width: part.width, height: part.height, ring: ring)
    // Plain relaxation of the pixels' own grid, until nothing moves.
    var exact = FillGrid(part.width, part.height, width: part.width, height: part.height)
    exact.setBorder(ring)
    exact.relax(sweeps: 1000, relaxation: 1, border: ring)
    var largest: Float = 0
    for y in 0..<part.height {
      for x in 0..<part.width {
        let error =
          filled[y * part.width + x] - exact.values[(y + 1) * exact.pitch + x + 1]
        largest = max(largest, (error * error).max().squareRoot())
      }
    }
    #expect(largest <= Self.tolerance)
  }
}
