import Tensors

/// Random brightness of single pixels.
enum Grain {
  /// Adds noise of about `strength` of 255 to every pixel, the same to its three channels or not.
  static func add(
    to canvas: Canvas, strength: Int, isColored: Bool = false, _ random: inout RandomGenerator
  ) {
    guard strength > 0 else { return }
    // One draw of 64 bits serves several pixels: a sum of two nibbles is near enough to a bell.
    var bits: UInt64 = 0
    var left = 0
    let scale = Int32(strength)
    for index in 0..<canvas.width * canvas.height {
      if left == 0 {
        bits = random.next()
        left = isColored ? 2 : 8
      }
      if isColored {
        var pixel: UInt32 = 0xFF00_0000
        for channel in 0..<3 as Range<UInt32> {
          let bell = Int32(bits & 15) &+ Int32(bits >> 4 & 15) &- 15
          bits >>= 8
          let value = Int32(canvas.pixels[index] >> (8 * channel) & 255) &+ bell &* scale / 7
          pixel |= UInt32(min(max(value, 0), 255)) << (8 * channel)
        }
        canvas.pixels[index] = pixel
      } else {
        let bell = Int32(bits & 15) &+ Int32(bits >> 4 & 15) &- 15
        bits >>= 8
        canvas.pixels[index] = Canvas.shifted(canvas.pixels[index], bell &* scale / 7)
      }
      left -= 1
    }
  }
}
