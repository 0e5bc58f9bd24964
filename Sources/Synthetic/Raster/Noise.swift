import Tensors

/// Fractal value noise: smooth random hills, each octave half as strong and twice as fine.
struct Noise {
  let width: Int
  let height: Int

  /// Heights from 0 to 1, `[height, width]`.
  let values: [Float]

  /// - Parameter cells: hills across the shorter side in the coarsest octave.
  init(
    width: Int, height: Int, cells: Float, octaves: Int, stretch: Float = 1,
    _ random: inout RandomGenerator
  ) {
    var sum = [Float](repeating: 0, count: width * height)
    var (weight, total): (Float, Float) = (1, 0)
    let step = cells / Float(min(width, height))
    for octave in 0..<octaves {
      let fine = step * Float(1 << octave)
      Self.add(&sum, width, height, [fine / stretch, fine], weight, &random)
      total += weight
      weight *= 0.5
    }
    let scale = 1 / total
    for index in sum.indices { sum[index] *= scale }
    self.width = width
    self.height = height
    values = sum
  }

  private static func add(
    _ sum: inout [Float], _ width: Int, _ height: Int, _ step: Point, _ weight: Float,
    _ random: inout RandomGenerator
  ) {
    let columns = Int(Float(width) * step.x) + 2
    let rows = Int(Float(height) * step.y) + 2
    let grid = (0..<columns * rows).map { _ in random.uniform() }
    var line = [Float](repeating: 0, count: columns)
    for y in 0..<height {
      let v = Float(y) * step.y
      let row = Int(v)
      let fy = smooth(v - Float(row))
      let below = min(row + 1, rows - 1)
      for column in 0..<columns {
        let a = grid[row * columns + column]
        line[column] = a + (grid[below * columns + column] - a) * fy
      }
      sum.withUnsafeMutableBufferPointer { sum in
        line.withUnsafeBufferPointer { line in
          for x in 0..<width {
            let u = Float(x) * step.x
            let column = Int(u)
            let a = line[column]
            let b = line[min(column + 1, columns - 1)]
            sum[y * width + x] += (a + (b - a) * smooth(u - Float(column))) * weight
          }
        }
      }
    }
  }

  @inline(__always) private static func smooth(_ t: Float) -> Float { t * t * (3 - 2 * t) }
}

extension Canvas {
  /// Makes the picture lighter and darker by noise, up to `strength` of the full range.
  func shade(_ noise: Noise, strength: Float) {
    precondition(noise.width == width && noise.height == height, "noise of another size")
    noise.values.withUnsafeBufferPointer { values in
      for index in 0..<width * height {
        let change = Int32((values[index] - 0.5) * strength * 255)
        pixels[index] = Self.shifted(pixels[index], change)
      }
    }
  }

  @inline(__always)
  static func shifted(_ pixel: UInt32, _ change: Int32) -> UInt32 {
    let red = UInt32(min(max(Int32(pixel & 255) &+ change, 0), 255))
    let green = UInt32(min(max(Int32(pixel >> 8 & 255) &+ change, 0), 255))
    let blue = UInt32(min(max(Int32(pixel >> 16 & 255) &+ change, 0), 255))
    return red | green << 8 | blue << 16 | 0xFF00_0000
  }
}
