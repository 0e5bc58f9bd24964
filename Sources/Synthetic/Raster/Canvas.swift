import Images

/// The picture being drawn: for every pixel its colour, and which element it shows.
///
/// Because every pixel knows whose it is, boxes are those of the pixels really visible, however elements
/// overlap. Used by one thread.
final class Canvas {
  private(set) var width: Int
  private(set) var height: Int

  // unsafe: memory of this object alone, `width * height` pixels; every access below is clipped to it.
  private(set) var pixels: UnsafeMutablePointer<UInt32>

  /// The element each pixel shows, 0 for none.
  private(set) var owners: UnsafeMutablePointer<UInt8>

  private var capacity: Int
  var rasterizer = Rasterizer()
  var mask = Mask()
  var blurScratch: [UInt8] = []
  var row: [UInt32] = []

  /// A row of full coverage.
  var whole: [UInt8] = []

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    capacity = width * height
    pixels = .allocate(capacity: capacity)
    owners = .allocate(capacity: capacity)
    clear(.white)
  }

  deinit {
    pixels.deallocate()
    owners.deallocate()
  }

  /// Starts another picture in the same memory.
  func reset(width: Int, height: Int) {
    self.width = width
    self.height = height
    if width * height > capacity {
      pixels.deallocate()
      owners.deallocate()
      capacity = width * height
      pixels = .allocate(capacity: capacity)
      owners = .allocate(capacity: capacity)
    }
    clear(.white)
  }

  func clear(_ color: Color) {
    pixels.update(repeating: color.packed, count: width * height)
    owners.update(repeating: 0, count: width * height)
  }

  var frame: Frame { Frame(0, 0, Float(width), Float(height)) }

  /// The mean colour of a part, from at most some hundred pixels, and how much brightness varies there
  /// (standard deviation, 0 to 0.5).
  func look(at part: Frame) -> (mean: Color, spread: Float) {
    let inside = part.intersection(frame)
    let (x0, y0) = (Int(inside.x), Int(inside.y))
    let x1 = min(width, max(x0 + 1, Int(inside.maxX)))
    let y1 = min(height, max(y0 + 1, Int(inside.maxY)))
    guard x0 < x1, y0 < y1 else { return (Color(packed: pixels[0]), 0) }
    let stepX = max(1, (x1 - x0) / 20)
    let stepY = max(1, (y1 - y0) / 12)
    var (sum, squares, count) = (SIMD3<Float>.zero, Float(0), Float(0))
    for y in stride(from: y0, to: y1, by: stepY) {
      for x in stride(from: x0, to: x1, by: stepX) {
        let color = Color(packed: pixels[y * width + x])
        let grey = (color.red + color.green + color.blue) / 3
        sum += [color.red, color.green, color.blue]
        squares += grey * grey
        count += 1
      }
    }
    let mean = sum / count
    let grey = (mean.x + mean.y + mean.z) / 3
    let variance = max(0, squares / count - grey * grey)
    return (Color(mean.x, mean.y, mean.z), variance.squareRoot())
  }

  /// The picture without its owners.
  var image: Image {
    let count = width * height
    let bytes = [UInt8](unsafeUninitializedCapacity: count * 3) { out, initialized in
      for index in 0..<count {
        let pixel = pixels[index]
        out[index &* 3] = UInt8(truncatingIfNeeded: pixel)
        out[index &* 3 &+ 1] = UInt8(truncatingIfNeeded: pixel >> 8)
        out[index &* 3 &+ 2] = UInt8(truncatingIfNeeded: pixel >> 16)
      }
      initialized = count * 3
    }
    return Image(width: width, height: height, pixels: bytes)
  }

  /// A copy of the picture to be laid onto another.
  var sprite: Sprite {
    Sprite(
      width: width, height: height,
      pixels: Array(UnsafeBufferPointer(start: pixels, count: width * height)))
  }
}
