import CImageCodecs

/// Pictures to PNG files.
public enum PNGEncoder {
  /// The bytes of an 8-bit RGB PNG; `compression` is zlib's level, 0 (none) to 9 (smallest).
  public static func encode(
    _ image: Image, compression: Int = 6
  ) throws(ImageEncodingError) -> [UInt8] {
    precondition((0...9).contains(compression), "a compression of \(compression), not 0 to 9")
    var messages = codec_messages()
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    // The pointers are the encoder's; it copies rows and returns memory that is released below.
    let status = image.pixels.withUnsafeBufferPointer { pixels in
      codec_png_write(
        pixels.baseAddress, UInt32(image.width), UInt32(image.height), 3, Int32(compression),
        &bytes, &count, &messages)
    }
    guard status == CODEC_OK.rawValue, let bytes else {
      throw ImageEncodingError(reason: messages.errorText)
    }
    defer { codec_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}
