import FileFormats

/// Files to pictures: tells the format by content, checks the limits, decodes.
///
/// ```swift
/// let decoded = try ImageDecoder.decode(contentsOf: "banner.png")
/// let image = decoded.upright(matte: .white)
/// ```
public enum ImageDecoder {
  /// Decodes the file at `path`.
  ///
  /// - Throws: `ImageError` with the path in it.
  public static func decode(
    contentsOf path: String, options: DecodeOptions = DecodeOptions()
  ) throws(ImageError) -> DecodedImage {
    let bytes = try read(path, limits: options.limits)
    do {
      return try decode(bytes, options: options)
    } catch {
      throw error.at(path)
    }
  }

  /// Decodes the bytes of a file.
  public static func decode(
    _ bytes: [UInt8], options: DecodeOptions = DecodeOptions()
  ) throws(ImageError) -> DecodedImage {
    try options.limits.check(fileBytes: bytes.count)
    switch try FormatSniffer.format(of: bytes) {
    case .jpeg: return try JPEGDecoder.decode(bytes, options: options)
    case .png: return try PNGDecoder.decode(bytes, options: options)
    case .webp: return try WebPDecoder.decode(bytes, options: options)
    case .gif: return try GIFDecoder.decode(bytes, options: options)
    }
  }

  /// What the headers of the file at `path` say, without decoding it.
  ///
  /// Damage inside the image data is not seen this way; a missing end is.
  public static func info(
    contentsOf path: String, limits: DecodeLimits = DecodeLimits()
  ) throws(ImageError) -> ImageInfo {
    let bytes = try read(path, limits: limits)
    do {
      return try info(bytes, limits: limits)
    } catch {
      throw error.at(path)
    }
  }

  /// What the headers of a file's bytes say.
  public static func info(
    _ bytes: [UInt8], limits: DecodeLimits = DecodeLimits()
  ) throws(ImageError) -> ImageInfo {
    try limits.check(fileBytes: bytes.count)
    switch try FormatSniffer.format(of: bytes) {
    case .jpeg: return try JPEGDecoder.info(bytes, limits: limits)
    case .png: return try PNGDecoder.info(bytes, limits: limits)
    case .webp: return try WebPDecoder.info(bytes, limits: limits)
    case .gif: return try GIFDecoder.info(bytes, limits: limits)
    }
  }

  /// Whether the file at `path` begins like an image of a format that is decoded; nothing more of it
  /// is read.
  public static func recognizes(contentsOf path: String) -> Bool { format(of: path) != nil }

  /// The format that the first bytes of the file at `path` show; `nil` when it is none that is decoded, or
  /// the file cannot be read.
  public static func format(of path: String) -> ImageFormat? {
    guard let start = try? FileReader.start(of: path, count: FormatSniffer.signatureBytes)
    else { return nil }
    return try? FormatSniffer.format(of: start)
  }

  private static func read(_ path: String, limits: DecodeLimits) throws(ImageError) -> [UInt8] {
    do {
      return try FileReader.bytes(at: path, limit: limits.fileBytes)
    } catch {
      throw ImageError(error)
    }
  }
}
