import CImageCodecs

extension PNGEncoder {
  /// The bytes of a PNG of 8-bit grey, the picture's brightness.
  public static func encodeGrey(
    _ image: Image, compression: Int = 6
  ) throws(ImageEncodingError) -> [UInt8] {
    let grey = (0..<image.width * image.height).map { index in
      luma(image.pixels[index * 3], image.pixels[index * 3 + 1], image.pixels[index * 3 + 2])
    }
    return try write(grey, image, kind: CODEC_PNG_GREY, compression: compression)
  }

  /// The bytes of a PNG of 16-bit RGB; every value is stored twice, `value * 257`.
  public static func encode16(
    _ image: Image, compression: Int = 6
  ) throws(ImageEncodingError) -> [UInt8] {
    var wide: [UInt8] = []
    wide.reserveCapacity(image.pixels.count * 2)
    for value in image.pixels {
      wide.append(value)
      wide.append(value)
    }
    return try write(wide, image, kind: CODEC_PNG_RGB16, compression: compression)
  }

  /// The bytes of a PNG with a palette of 6 x 7 x 6 colours, dithered by a matrix of Bayer's.
  public static func encodePalette(
    _ image: Image, compression: Int = 6
  ) throws(ImageEncodingError) -> [UInt8] {
    var palette: [UInt8] = []
    for index in 0..<252 {
      palette.append(UInt8(index / 42 * 255 / 5))
      palette.append(UInt8(index / 6 % 7 * 255 / 6))
      palette.append(UInt8(index % 6 * 255 / 5))
    }
    // Thresholds within a step of the palette, of 16.
    let bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]
    var indices: [UInt8] = []
    indices.reserveCapacity(image.width * image.height)
    for y in 0..<image.height {
      for x in 0..<image.width {
        let at = (y * image.width + x) * 3
        let threshold = bayer[y % 4 * 4 + x % 4] * 255 / 16 + 8
        func step(_ value: UInt8, _ steps: Int) -> Int { (Int(value) * steps + threshold) / 255 }
        let red = min(5, step(image.pixels[at], 5))
        let green = min(6, step(image.pixels[at + 1], 6))
        let blue = min(5, step(image.pixels[at + 2], 5))
        indices.append(UInt8(red * 42 + green * 6 + blue))
      }
    }
    return try write(
      indices, image, kind: CODEC_PNG_PALETTE, palette: palette, compression: compression)
  }

  private static func write(
    _ bytes: [UInt8], _ image: Image, kind: codec_png_kind, palette: [UInt8] = [],
    compression: Int
  ) throws(ImageEncodingError) -> [UInt8] {
    precondition((0...9).contains(compression), "a compression of \(compression), not 0 to 9")
    var messages = codec_messages()
    var encoded: UnsafeMutablePointer<UInt8>?
    var count = 0
    // The pointers are the encoder's; it copies rows and returns memory that is released below.
    let status = bytes.withUnsafeBufferPointer { bytes in
      palette.withUnsafeBufferPointer { palette in
        codec_png_write_kind(
          bytes.baseAddress, UInt32(image.width), UInt32(image.height), kind, palette.baseAddress,
          UInt32(palette.count / 3), Int32(compression), &encoded, &count, &messages)
      }
    }
    guard status == CODEC_OK.rawValue, let encoded else {
      throw ImageEncodingError(reason: messages.errorText)
    }
    defer { codec_free(encoded) }
    return Array(UnsafeBufferPointer(start: encoded, count: count))
  }
}
