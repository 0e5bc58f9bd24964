import Images

/// Pictures of files as sprites.
enum SpriteMaker {
  /// A picture without transparency.
  static func opaque(_ image: Image) -> Sprite {
    let pixels = (0..<image.width * image.height).map { index in
      Self.packed(image.pixels, index * 3, alpha: 255)
    }
    return Sprite(width: image.width, height: image.height, pixels: pixels)
  }

  /// A picture with transparency, its empty margins cut off.
  static func cutOut(_ decoded: DecodedImage) -> Sprite {
    let source = decoded.pixels
    let pixels = (0..<decoded.width * decoded.height).map { index in
      packed(source, index * 4, alpha: UInt32(source[index * 4 + 3]))
    }
    return trimmed(pixels, decoded.width, decoded.height)
  }

  /// A thing photographed before white: white that is connected to the edge becomes transparent.
  static func beforeWhite(_ image: Image) -> Sprite {
    let (width, height) = (image.width, image.height)
    var pixels = (0..<width * height).map { packed(image.pixels, $0 * 3, alpha: 255) }
    var waiting: [Int] = []
    for x in 0..<width { waiting += [x, (height - 1) * width + x] }
    for y in 0..<height { waiting += [y * width, y * width + width - 1] }
    while let at = waiting.popLast() {
      guard pixels[at] != 0, isWhite(pixels[at]) else { continue }
      pixels[at] = 0
      let x = at % width
      if x > 0 { waiting.append(at - 1) }
      if x < width - 1 { waiting.append(at + 1) }
      if at >= width { waiting.append(at - width) }
      if at < width * (height - 1) { waiting.append(at + width) }
    }
    return trimmed(pixels, width, height)
  }

  private static func isWhite(_ pixel: UInt32) -> Bool {
    min(pixel & 255, pixel >> 8 & 255, pixel >> 16 & 255) >= 238
  }

  private static func packed(_ bytes: [UInt8], _ at: Int, alpha: UInt32) -> UInt32 {
    func part(_ offset: Int) -> UInt32 { (UInt32(bytes[at + offset]) * alpha + 127) / 255 }
    return part(0) | part(1) << 8 | part(2) << 16 | alpha << 24
  }

  /// Without rows and columns in which nothing is visible.
  private static func trimmed(_ pixels: [UInt32], _ width: Int, _ height: Int) -> Sprite {
    var (left, top, right, bottom) = (width, height, 0, 0)
    for y in 0..<height {
      for x in 0..<width where pixels[y * width + x] >> 24 > 40 {
        left = min(left, x)
        right = max(right, x + 1)
        top = min(top, y)
        bottom = y + 1
      }
    }
    guard right > left, bottom > top else {
      return Sprite(width: width, height: height, pixels: pixels)
    }
    top = min(top, bottom - 1)
    var cut: [UInt32] = []
    cut.reserveCapacity((right - left) * (bottom - top))
    for y in top..<bottom { cut += pixels[y * width + left..<y * width + right] }
    return Sprite(width: right - left, height: bottom - top, pixels: cut)
  }
}
