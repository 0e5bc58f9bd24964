/// An upright picture in memory: 8-bit RGB, rows from the top, three bytes a pixel.
///
/// It is what every decoder ends in and every network input starts from. Transparency is gone (laid
/// over a matte) and the EXIF turn is done.
public struct Image: Hashable, Sendable {
  /// The width in pixels, at least 1.
  public let width: Int

  /// The height in pixels, at least 1.
  public let height: Int

  /// The pixels, `[height, width, 3]`.
  public internal(set) var pixels: [UInt8]

  /// Creates a picture from its pixels, `[height, width, 3]`.
  public init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(width > 0 && height > 0, "an image of \(width)x\(height)")
    precondition(
      pixels.count == width * height * 3,
      "\(pixels.count) bytes for an image of \(width)x\(height)x3")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Creates a picture of one colour.
  public init(width: Int, height: Int, fill color: RGBColor) {
    var pixels = [UInt8](repeating: color.red, count: width * height * 3)
    if color.green != color.red || color.blue != color.red {
      for index in 0..<width * height {
        pixels[index * 3 + 1] = color.green
        pixels[index * 3 + 2] = color.blue
      }
    }
    self.init(width: width, height: height, pixels: pixels)
  }

  /// Creates a grey picture from one byte a pixel, `[height, width]`.
  public init(width: Int, height: Int, grey: some Collection<UInt8>) {
    // Copied in one go: iterating a generic collection from another module is slow.
    let grey = Array(grey)
    let pixels = [UInt8](unsafeUninitializedCapacity: grey.count * 3) { out, count in
      for (index, value) in grey.enumerated() {
        out[index * 3] = value
        out[index * 3 + 1] = value
        out[index * 3 + 2] = value
      }
      count = grey.count * 3
    }
    self.init(width: width, height: height, pixels: pixels)
  }

  /// The colour at column `x` of row `y`.
  public func color(x: Int, y: Int) -> RGBColor {
    precondition(
      x >= 0 && x < width && y >= 0 && y < height, "pixel (\(x), \(y)) of \(width)x\(height)")
    let offset = (y * width + x) * 3
    return RGBColor(red: pixels[offset], green: pixels[offset + 1], blue: pixels[offset + 2])
  }
}

extension Image: CustomStringConvertible {
  /// The size; pixels are not text.
  public var description: String { "image of \(width)x\(height)" }
}
