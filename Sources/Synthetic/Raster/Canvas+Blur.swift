extension Canvas {
  /// Blurs the whole picture by two box filters in each direction; edges are held.
  func blur(radius: Int) {
    guard radius > 0 else { return }
    let count = width * height
    var planes = [UInt8](repeating: 0, count: 3 * count)
    if blurScratch.count < count { blurScratch = [UInt8](repeating: 0, count: count) }
    planes.withUnsafeMutableBufferPointer { planes in
      blurScratch.withUnsafeMutableBufferPointer { scratch in
        guard let planes = planes.baseAddress, let scratch = scratch.baseAddress else { return }
        for channel in 0..<3 {
          let plane = planes + channel * count
          let shift = UInt32(8 * channel)
          for index in 0..<count {
            plane[index] = UInt8(truncatingIfNeeded: pixels[index] >> shift)
          }
          for _ in 0..<2 {
            held(plane, scratch, length: width, lines: height, step: 1, jump: width, radius)
            held(scratch, plane, length: height, lines: width, step: width, jump: 1, radius)
          }
        }
        for index in 0..<count {
          pixels[index] =
            UInt32(planes[index]) | UInt32(planes[count + index]) << 8
            | UInt32(planes[2 * count + index]) << 16 | 0xFF00_0000
        }
      }
    }
  }

  /// The running mean along lines, the ends repeated beyond the edges.
  private func held(
    _ source: UnsafePointer<UInt8>, _ target: UnsafeMutablePointer<UInt8>, length: Int,
    lines: Int, step: Int, jump: Int, _ radius: Int
  ) {
    let scale = 65536 / (2 * radius + 1)
    for line in 0..<lines {
      let from = source + line &* jump
      let to = target + line &* jump
      var sum = Int(from[0]) &* (radius &+ 1)
      for at in 1...max(1, radius) { sum &+= Int(from[min(at, length &- 1) &* step]) }
      for at in 0..<length {
        to[at &* step] = UInt8(truncatingIfNeeded: (sum &* scale &+ 32768) >> 16)
        sum &+= Int(from[min(at &+ radius &+ 1, length &- 1) &* step])
        sum &-= Int(from[max(at &- radius, 0) &* step])
      }
    }
  }
}
