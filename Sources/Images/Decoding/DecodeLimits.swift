/// How much a file may ask for, checked on headers before anything is allocated.
public struct DecodeLimits: Hashable, Sendable {
  /// The most pixels of a picture.
  public var pixels = 50_000_000

  /// The longest side in pixels.
  public var side = 16_384

  /// The largest file in bytes.
  public var fileBytes = 64 << 20

  /// The most memory in bytes for the coefficients that a multi-scan JPEG keeps until its last scan.
  public var coefficientBytes = 256 << 20

  /// The most scans of a JPEG; usual progressive files have about ten.
  public var scans = 100

  /// The most work of a multi-scan JPEG: the 8x8 blocks that all its scans visit plus the bytes of its
  /// coded data, which bounds the time of a decode to a few seconds.
  ///
  /// The usual ten scans of the largest allowed picture visit a fifth of it.
  public var scanWork = 32 << 20

  /// Creates the default limits.
  public init() {}

  /// Creates the limits for pictures of at most so many pixels.
  ///
  /// Pictures larger than the default ones have longer sides, larger files and more coefficients, so
  /// that these limits grow in proportion, up to a thousand times.
  public init(pixels: Int) {
    let factor = max(1, min(1000, (Double(pixels) / Double(self.pixels)).rounded(.up)))
    self.pixels = pixels
    side *= Int(factor)
    fileBytes *= Int(factor)
    coefficientBytes *= Int(factor)
    scanWork *= Int(factor)
  }
}
