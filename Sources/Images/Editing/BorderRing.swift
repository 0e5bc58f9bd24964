/// The pixels directly around a rectangle, three channels in the first lanes; `nil` on sides where the picture
/// ends.
struct BorderRing {
  /// The row above, from the left.
  var top: [SIMD4<Float>]?
  /// The row below, from the left.
  var bottom: [SIMD4<Float>]?
  /// The column left of it, from the top.
  var left: [SIMD4<Float>]?
  /// The column right of it, from the top.
  var right: [SIMD4<Float>]?

  /// Whether there is none: the rectangle is the whole picture.
  var isEmpty: Bool { top == nil && bottom == nil && left == nil && right == nil }

  /// All pixels there are.
  var pixels: [SIMD4<Float>] { [top, bottom, left, right].flatMap { $0 ?? [] } }

  /// Reads the ring around a part of a picture.
  init(around part: PixelRectangle, of image: Image) {
    func row(_ y: Int) -> [SIMD4<Float>]? {
      y >= 0 && y < image.height ? (part.x..<part.right).map { image.lanes(x: $0, y: y) } : nil
    }
    func column(_ x: Int) -> [SIMD4<Float>]? {
      x >= 0 && x < image.width ? (part.y..<part.bottom).map { image.lanes(x: x, y: $0) } : nil
    }
    top = row(part.y - 1)
    bottom = row(part.bottom)
    left = column(part.x - 1)
    right = column(part.right)
  }

  /// The ring of a coarser grid over the same rectangle: means over the sides of its cells.
  func averaged(columns: Int, rows: Int) -> BorderRing {
    var ring = self
    ring.top = top.map { Self.averaged($0, columns) }
    ring.bottom = bottom.map { Self.averaged($0, columns) }
    ring.left = left.map { Self.averaged($0, rows) }
    ring.right = right.map { Self.averaged($0, rows) }
    return ring
  }

  /// Cell `i` of `count` is the mean from `i * values.count / count` to the start of the next cell; values cut
  /// by that count in part.
  private static func averaged(_ values: [SIMD4<Float>], _ count: Int) -> [SIMD4<Float>] {
    if count == values.count { return values }
    return (0..<count).map { cell in
      // In units of 1 / count values, where every edge is a whole number.
      let (start, end) = (cell * values.count, (cell + 1) * values.count)
      var sum = SIMD4<Float>()
      for index in start / count...(end - 1) / count {
        let covered = min(end, (index + 1) * count) - max(start, index * count)
        sum += values[index] * Float(covered)
      }
      return sum / Float(values.count)
    }
  }
}

extension Image {
  /// The channels of a pixel, 0 to 255, and 0 in the last lane.
  @inline(__always)
  func lanes(x: Int, y: Int) -> SIMD4<Float> {
    let offset = (y * width + x) * 3
    return SIMD4(Float(pixels[offset]), Float(pixels[offset + 1]), Float(pixels[offset + 2]), 0)
  }

  /// Sets a pixel to the channels in the first lanes, rounded to nearest and held in 0...255.
  @inline(__always)
  mutating func setLanes(_ value: SIMD4<Float>, x: Int, y: Int) {
    let bytes = (value + 0.5).clamped(
      lowerBound: SIMD4(repeating: 0), upperBound: SIMD4(repeating: 255))
    let offset = (y * width + x) * 3
    pixels[offset] = UInt8(bytes[0])
    pixels[offset + 1] = UInt8(bytes[1])
    pixels[offset + 2] = UInt8(bytes[2])
  }
}
