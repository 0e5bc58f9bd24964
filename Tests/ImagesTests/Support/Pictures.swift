import Images
import Tensors

/// Pictures the tests draw for themselves.
enum Pictures {
  /// Every byte random, the same for the same seed.
  static func noise(width: Int, height: Int, seed: UInt64 = 1) -> Image {
    var generator = RandomGenerator(seed: seed)
    let pixels = (0..<width * height * 3).map { _ in
      UInt8(truncatingIfNeeded: generator.next())
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  /// Smooth ramps: red across, green down, blue along the diagonal.
  static func gradient(width: Int, height: Int) -> Image {
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        pixels.append(UInt8(x * 255 / max(1, width - 1)))
        pixels.append(UInt8(y * 255 / max(1, height - 1)))
        pixels.append(UInt8((x + y) * 255 / max(1, width + height - 2)))
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  /// The mean difference between two pictures of one size.
  static func meanDifference(_ first: Image, _ second: Image) -> Double {
    guard (first.width, first.height) == (second.width, second.height) else { return 256 }
    let sum = zip(first.pixels, second.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return Double(sum) / Double(first.pixels.count)
  }

  /// The largest difference between two pictures of one size.
  static func largestDifference(_ first: Image, _ second: Image) -> Int {
    guard (first.width, first.height) == (second.width, second.height) else { return 256 }
    return zip(first.pixels, second.pixels).map { abs(Int($0) - Int($1)) }.max() ?? 0
  }
}
