extension Image {
  /// The picture with a part filled from its surroundings: the smooth continuation of the pixels around it, with
  /// their grain.
  ///
  /// - Precondition: the part is not empty and lies inside.
  func removing(_ part: PixelRectangle) -> Image {
    let ring = BorderRing(around: part, of: self)
    var result = self
    let values =
      ring.isEmpty
      ? Array(repeating: meanColor, count: part.width * part.height)
      : SmoothFill.values(width: part.width, height: part.height, ring: ring)
    for y in 0..<part.height {
      for x in 0..<part.width {
        result.setLanes(values[y * part.width + x], x: part.x + x, y: part.y + y)
      }
    }
    let grain = Grain(around: part, of: self)
    guard grain.deviation > 0 else { return result }
    var pixel = 0
    grain.forEachPixel(part.width * part.height, at: part) { noise in
      let (x, y) = (pixel % part.width, pixel / part.width)
      result.setLanes(
        values[pixel] + SIMD4(noise, noise, noise, 0), x: part.x + x, y: part.y + y)
      pixel += 1
    }
    return result
  }

  /// The mean of all pixels.
  private var meanColor: SIMD4<Float> {
    var sums = SIMD4<Double>()
    for y in 0..<height {
      for x in 0..<width { sums += SIMD4<Double>(lanes(x: x, y: y)) }
    }
    return SIMD4<Float>(sums / Double(width * height))
  }
}
