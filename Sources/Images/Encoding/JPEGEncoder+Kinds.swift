import CTurboJPEG

extension JPEGEncoder {
  /// The bytes of a JPEG with one channel, the picture's brightness.
  public static func encodeGrey(
    _ image: Image, quality: Int = 90
  ) throws(ImageEncodingError) -> [UInt8] {
    try compress(
      image.pixels, image, quality: quality, pixels: TJPF_RGB, subsampling: TJSAMP_GRAY)
  }

  /// The bytes of a JPEG in the four inks of print, with Adobe's marker.
  ///
  /// Black is `1 - max(red, green, blue)`; values are stored inverted, as Adobe does.
  public static func encodeCMYK(
    _ image: Image, quality: Int = 90
  ) throws(ImageEncodingError) -> [UInt8] {
    let count = image.width * image.height
    let inks = [UInt8](unsafeUninitializedCapacity: count * 4) { out, initialized in
      image.pixels.withUnsafeBufferPointer { source in
        for index in 0..<count {
          let red = Int(source[index * 3])
          let green = Int(source[index * 3 + 1])
          let blue = Int(source[index * 3 + 2])
          let light = max(red, green, blue, 1)
          out[index * 4] = UInt8(red * 255 / light)
          out[index * 4 + 1] = UInt8(green * 255 / light)
          out[index * 4 + 2] = UInt8(blue * 255 / light)
          out[index * 4 + 3] = UInt8(light)
        }
      }
      initialized = count * 4
    }
    return try compress(
      inks, image, quality: quality, pixels: TJPF_CMYK, subsampling: TJSAMP_444)
  }

  /// A JPEG with an EXIF block behind its first marker that names an orientation.
  ///
  /// - Parameter bytes: a JPEG without EXIF; its pixels are turned by the caller.
  public static func adding(_ orientation: Orientation, to bytes: [UInt8]) -> [UInt8] {
    precondition(bytes.starts(with: [0xFF, 0xD8]), "not a JPEG")
    // Big-endian TIFF with one directory of one entry: tag 0x0112, type 3 (short), count 1.
    let tiff: [UInt8] = [
      0x4D, 0x4D, 0x00, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0,
      UInt8(orientation.rawValue), 0, 0, 0, 0, 0, 0,
    ]
    let block = Array("Exif\0\0".utf8) + tiff
    let length = block.count + 2
    let marker: [UInt8] = [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)]
    return Array(bytes[..<2]) + marker + block + Array(bytes[2...])
  }
}
