import Tensors

/// A change of brightness, contrast and colour, the same for every pixel.
struct Tone {
  /// The new value of every byte, for red, green and blue.
  private let tables: [[UInt8]]

  init(_ random: inout RandomGenerator) {
    let gamma = random.uniform(0.75, 1.35)
    let contrast = random.uniform(0.75, 1.2)
    let isGrey = random.chance(0.1)
    var tables: [[UInt8]] = []
    let lift = random.uniform(-0.08, 0.08)
    for _ in 0..<3 {
      let gain = isGrey ? 1 : random.uniform(0.88, 1.1)
      tables.append(
        (0..<256).map { byte in
          let value = Turn.power(Float(byte) / 255, gamma) * gain
          let toned = (value - 0.5) * contrast + 0.5 + lift
          return UInt8(min(max(toned, 0), 1) * 255)
        })
    }
    self.tables = tables
  }

  func apply(to canvas: Canvas) {
    let (red, green, blue) = (tables[0], tables[1], tables[2])
    for index in 0..<canvas.width * canvas.height {
      let pixel = canvas.pixels[index]
      canvas.pixels[index] =
        UInt32(red[Int(pixel & 255)]) | UInt32(green[Int(pixel >> 8 & 255)]) << 8
        | UInt32(blue[Int(pixel >> 16 & 255)]) << 16 | 0xFF00_0000
    }
  }
}
