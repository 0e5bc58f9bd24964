/// The coverage of one letter at one size.
public struct GlyphBitmap: Sendable {
  /// From the pen to the first column, in pixels.
  public let left: Int

  /// From the baseline up to the first row, in pixels.
  public let top: Int

  /// The width in pixels, 0 for a blank.
  public let width: Int

  /// The height in pixels, 0 for a blank.
  public let height: Int

  /// How much of each pixel is covered, 0 to 255, `[height, width]`.
  public let coverage: [UInt8]
}
