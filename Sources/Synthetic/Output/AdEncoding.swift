import Images
import Tensors

/// How one ad is stored.
public struct AdEncoding: Hashable, Sendable {
  /// The kind of file and of pixels in it.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case jpeg
    case jpegGrey = "jpeg-grey"
    case jpegCMYK = "jpeg-cmyk"
    case png
    case pngPalette = "png-palette"
    case pngGrey = "png-grey"
    case png16 = "png-16"
  }

  /// The kind of file.
  public let kind: Kind

  /// The quality of a JPEG, 40 to 95.
  public let quality: Int

  /// How much colour detail a JPEG keeps.
  public let subsampling: JPEGEncoder.Subsampling

  /// Whether a JPEG is progressive.
  public let isProgressive: Bool

  /// How a viewer must turn the stored picture.
  public let orientation: Orientation

  /// The quality of an earlier JPEG whose traces are in the picture, 0 for none.
  public let earlierQuality: Int

  /// `jpg` or `png`.
  public var fileExtension: String { isJPEG ? "jpg" : "png" }

  private var isJPEG: Bool { [.jpeg, .jpegGrey, .jpegCMYK].contains(kind) }

  init(_ random: inout RandomGenerator) {
    let weights: [(Kind, Float)] = [
      (.jpeg, 0.73), (.jpegGrey, 0.015), (.jpegCMYK, 0.015), (.png, 0.18), (.pngPalette, 0.03),
      (.pngGrey, 0.01), (.png16, 0.01),
    ]
    kind = random.pick(weights, weights: \.1).0
    quality = random.integer(40...95)
    subsampling = random.chance(0.6) ? .half : .none
    isProgressive = random.chance(0.12)
    let isTurned = random.chance(0.05)
    let turn = random.pick(Orientation.allCases)
    earlierQuality = random.chance(0.08) ? random.integer(30...80) : 0
    // Only JPEG files carry EXIF here.
    orientation = isTurned && [.jpeg, .jpegGrey].contains(kind) ? turn : .upright
  }
}
