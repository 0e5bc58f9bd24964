extension Canvas {
  /// The least difference of a channel, of 255, that is seen: a tenth.
  private static let seenDifference: Int32 = 26

  /// The share of an element's pixels that differ from the mean of what surrounds it, 0 to 1.
  ///
  /// A thing on a ground of its own colour is near 0. On a busy ground anything counts as seen, for there is no
  /// colour that it could drown in.
  func seenShare(of number: UInt8, in extent: Extent) -> Float {
    let pad = 2 + min(extent.width, extent.height) / 8
    let columns = max(0, extent.left - pad)..<min(width, extent.right + pad)
    let rows = max(0, extent.top - pad)..<min(height, extent.bottom + pad)
    // A sample of some thousand pixels tells enough; odd steps do not fall in with patterns.
    let stepX = max(1, columns.count / 64) | 1
    let stepY = max(1, rows.count / 64) | 1
    var (ground, count) = (SIMD3<Int32>.zero, Int32(0))
    for y in stride(from: rows.lowerBound, to: rows.upperBound, by: stepY) {
      for x in stride(from: columns.lowerBound, to: columns.upperBound, by: stepX)
      where owners[y &* width &+ x] != number {
        ground &+= Self.channels(pixels[y &* width &+ x])
        count &+= 1
      }
    }
    // What fills the picture has nothing around it.
    guard count > 0 else { return 1 }
    ground /= SIMD3(repeating: count)
    var (seen, all): (Float, Float) = (0, 0)
    var busy: Float = 0
    for y in stride(from: rows.lowerBound, to: rows.upperBound, by: stepY) {
      for x in stride(from: columns.lowerBound, to: columns.upperBound, by: stepX) {
        let difference = Self.channels(pixels[y &* width &+ x]) &- ground
        let isOther = max(difference.max(), 0 &- difference.min()) >= Self.seenDifference
        if owners[y &* width &+ x] != number {
          busy += isOther ? 1 : 0
        } else {
          all += 1
          seen += isOther ? 1 : 0
        }
      }
    }
    if busy > 0.4 * Float(count) { return 1 }
    return all > 0 ? seen / all : 1
  }

  private static func channels(_ pixel: UInt32) -> SIMD3<Int32> {
    [Int32(pixel & 255), Int32(pixel >> 8 & 255), Int32(pixel >> 16 & 255)]
  }
}

extension Sprite {
  /// The share of what it shows that differs by a seventh or more in a channel from a ground, 0 to 1.
  func seenShare(on ground: Color) -> Float {
    // Some hundred pixels are enough.
    let level = level(step: Float(max(width, height)) / 24)
    var (seen, all): (Float, Float) = (0, 0)
    for pixel in level.pixels where pixel >> 24 > 80 {
      let alpha = Float(pixel >> 24)
      let red = Float(pixel & 255) / alpha - ground.red
      let green = Float(pixel >> 8 & 255) / alpha - ground.green
      let blue = Float(pixel >> 16 & 255) / alpha - ground.blue
      all += 1
      if max(red.magnitude, green.magnitude, blue.magnitude) >= 1.0 / 7 { seen += 1 }
    }
    return all > 0 ? seen / all : 1
  }

  /// The ground on which the most of it is seen; white where there is no choice.
  func bestGround(of colors: [Color]) -> Color {
    colors.max { seenShare(on: $0) < seenShare(on: $1) } ?? .white
  }
}
