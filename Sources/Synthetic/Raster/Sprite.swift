import Images

/// A picture with transparency to be laid onto a canvas, with halved copies of itself for small sizes.
///
/// Pixels are red, green, blue and alpha from the lowest byte; colours are multiplied with alpha.
final class Sprite: Sendable {
  /// One size of it.
  struct Level: Sendable {
    let width: Int
    let height: Int
    let pixels: [UInt32]
  }

  /// Whole, half, quarter, … as far as both sides have two pixels.
  let levels: [Level]

  var width: Int { levels[0].width }
  var height: Int { levels[0].height }
  var aspect: Float { Float(width) / Float(height) }

  init(width: Int, height: Int, pixels: [UInt32]) {
    precondition(pixels.count == width * height, "\(pixels.count) pixels of \(width)x\(height)")
    var levels = [Level(width: width, height: height, pixels: pixels)]
    while let last = levels.last, last.width >= 4, last.height >= 4 { levels.append(last.halved) }
    self.levels = levels
  }

  private init(levels: [Level]) { self.levels = levels }

  /// The pixels of all sizes together.
  var pixelCount: Int { levels.reduce(0) { $0 + $1.pixels.count } }

  /// Without the sizes that have a side longer than `side`, as long as there is a smaller one.
  func halved(until side: Int) -> Sprite {
    let first = levels.firstIndex { max($0.width, $0.height) <= side } ?? levels.count - 1
    return Sprite(levels: Array(levels[first...]))
  }

  /// The level to draw from when one of the drawing's pixels takes `step` of this picture's.
  func level(step: Float) -> Level {
    var index = 0
    var step = step
    while step > 1.6, index + 1 < levels.count {
      step /= 2
      index += 1
    }
    return levels[index]
  }
}

extension Sprite.Level {
  /// The mean of each two by two pixels.
  fileprivate var halved: Sprite.Level {
    let (w, h) = (width / 2, height / 2)
    let result = [UInt32](unsafeUninitializedCapacity: w * h) { out, count in
      pixels.withUnsafeBufferPointer { source in
        for y in 0..<h {
          for x in 0..<w {
            let at = 2 * y * width + 2 * x
            out[y * w + x] = Self.mean(
              source[at], source[at + 1], source[at + width], source[at + width + 1])
          }
        }
      }
      count = w * h
    }
    return Sprite.Level(width: w, height: h, pixels: result)
  }

  /// The rounded mean of four pixels, two channels at a time.
  @inline(__always)
  private static func mean(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 {
    let mask: UInt32 = 0x00FF_00FF
    let even = (a & mask) &+ (b & mask) &+ (c & mask) &+ (d & mask) &+ 0x0002_0002
    let high = (a >> 8 & mask) &+ (b >> 8 & mask)
    let odd = high &+ (c >> 8 & mask) &+ (d >> 8 & mask) &+ 0x0002_0002
    return (even >> 2 & mask) | (odd >> 2 & mask) << 8
  }
}
