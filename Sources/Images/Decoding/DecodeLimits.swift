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

  /// The most 8x8 blocks that all scans of a JPEG may visit together.
  ///
  /// Five times what the usual ten scans of the largest allowed picture need; at some 50 ns a block
  /// it bounds the time of a decode to about two seconds.
  public var scannedBlocks = 32 << 20

  /// Creates the default limits.
  public init() {}
}
