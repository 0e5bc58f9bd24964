import AdLens

/// An image file in memory, with its pixels as a model wants them.
struct LoadedImage {
  /// The path as given.
  let path: String

  /// The file.
  let bytes: [UInt8]

  /// Its pixels, which may be those of a fraction of its size.
  let decoded: DecodedImage

  /// Reads and decodes a file.
  init(
    _ path: String, limits: DecodeLimits,
    decode: (_ bytes: [UInt8]) throws(ImageError) -> DecodedImage
  ) throws(ImageError) {
    self.path = path
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path, limit: limits.fileBytes)
    } catch {
      throw ImageError(error)
    }
    decoded = try decode(bytes)
  }

  /// How the store knows the file; its bytes are hashed for that.
  var creative: Creative {
    Creative(
      sha256: SHA256.hex(of: bytes), path: path, width: decoded.info.uprightWidth,
      height: decoded.info.uprightHeight, format: decoded.info.format.rawValue)
  }
}
