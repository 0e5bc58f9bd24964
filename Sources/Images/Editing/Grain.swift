import Tensors

/// The fine noise of a picture around a rectangle: film grain, or what a camera and JPEG leave.
struct Grain {
  /// Its standard deviation in levels; 0 on drawn, flat and evenly shaded ground.
  let deviation: Float

  /// How far around the rectangle is looked.
  private static let reach = 6

  /// Less than this is how levels are rounded; more is texture, which noise would not resemble.
  private static let range: ClosedRange<Float> = 0.7...10

  /// Measures it by the median of second differences across and down, of which even shading has none and edges
  /// are too few to matter (after Immerkær, "Fast noise variance estimation", 1996).
  init(around part: PixelRectangle, of image: Image) {
    let band = part.grown(by: Self.reach).clipped(to: (image.width, image.height))
    var differences: [Int] = []
    for y in max(band.y, 1)..<max(band.y, 1, min(band.bottom, image.height - 1)) {
      let isBeside = y + 1 >= part.y && y - 1 < part.bottom
      for x in max(band.x, 1)..<max(band.x, 1, min(band.right, image.width - 1)) {
        // The three by three pixels must not reach into the rectangle.
        if isBeside, x + 1 >= part.x, x - 1 < part.right { continue }
        func light(_ dx: Int, _ dy: Int) -> Int {
          let offset = ((y + dy) * image.width + x + dx) * 3
          return Int(
            luma(image.pixels[offset], image.pixels[offset + 1], image.pixels[offset + 2]))
        }
        let corners = light(-1, -1) + light(1, -1) + light(-1, 1) + light(1, 1)
        let sides = light(-1, 0) + light(1, 0) + light(0, -1) + light(0, 1)
        differences.append(abs(corners - 2 * sides + 4 * light(0, 0)))
      }
    }
    guard !differences.isEmpty else {
      deviation = 0
      return
    }
    differences.sort()
    // Independent noise passes the nine weights six times as strong; its median is 0.6745 deviations.
    let measured = Float(differences[differences.count / 2]) / (6 * 0.6745)
    deviation = measured < Self.range.lowerBound ? 0 : min(measured, Self.range.upperBound)
  }

  /// Calls `body` with the noise of each of so many pixels, always the same for a place.
  func forEachPixel(_ count: Int, at place: PixelRectangle, _ body: (_ noise: Float) -> Void) {
    var generator = RandomGenerator(
      seed: 0x6772_6169_6e, stream: UInt64(place.x), UInt64(place.y), UInt64(place.width))
    // The sum of four numbers in 0..<65536 is nearly normal, with this deviation.
    let scale = deviation / (65536 * (4.0 / 12).squareRoot())
    for _ in 0..<count {
      let bits = generator.next()
      let sum = (bits & 0xffff) + (bits >> 16 & 0xffff) + (bits >> 32 & 0xffff) + bits >> 48
      body((Float(sum) - 131_070) * scale)
    }
  }
}
