/// An ad image, known by the hash of its file.
public struct Creative: Hashable, Sendable {
  /// The SHA-256 of the file in hexadecimal.
  public var sha256: String

  /// Where it was last seen.
  public var path: String

  /// The width in pixels, upright.
  public var width: Int

  /// The height in pixels, upright.
  public var height: Int

  /// `jpeg`, `png`, `webp` or `gif`.
  public var format: String

  /// The perceptual hash, if it was computed.
  public var perceptualHash: String?

  /// Creates a creative.
  public init(
    sha256: String, path: String, width: Int, height: Int, format: String,
    perceptualHash: String? = nil
  ) {
    self.sha256 = sha256
    self.path = path
    self.width = width
    self.height = height
    self.format = format
    self.perceptualHash = perceptualHash
  }
}
