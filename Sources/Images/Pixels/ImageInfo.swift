/// What is known about an image file besides its pixels.
public struct ImageInfo: Hashable, Sendable {
  /// The format its first bytes show, whatever its name says.
  public var format: ImageFormat

  /// The stored width in pixels, before the EXIF turn.
  public var width: Int

  /// The stored height in pixels, before the EXIF turn.
  public var height: Int

  /// How pixels are stored, in Pillow's words: `RGB`, `L`, `CMYK`, `P`, `RGBA`, `LA`, `1`, `I;16`.
  public var mode: String

  /// The EXIF orientation; upright when there is none or it is not valid.
  public var orientation: Orientation = .upright

  /// The number of frames of an animation, otherwise 1.
  public var frames: Int = 1

  /// Whether image data is missing: the file is cut short or ends without its end marker.
  public var isPartial: Bool = false

  /// What a decoder complained about and read over, one line each.
  public var warnings: [String] = []

  /// The size once upright.
  public var uprightWidth: Int { orientation.swapsSides ? height : width }

  /// The size once upright.
  public var uprightHeight: Int { orientation.swapsSides ? width : height }

  /// Both.
  public var uprightSize: PictureSize {
    PictureSize(width: uprightWidth, height: uprightHeight)
  }
}
