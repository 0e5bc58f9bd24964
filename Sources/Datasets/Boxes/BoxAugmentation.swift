/// How training pictures with objects are varied, each time another way.
///
/// What is drawn follows from (seed, epoch, sample) alone.
public struct BoxAugmentation: Hashable, Sendable {
  /// How often four pictures are laid together around a random point (Bochkovskiy and others, 2020),
  /// `0...1`.
  public var mosaicProbability: Float = 0.5

  /// How often a picture is mirrored left to right, `0...1`.
  public var flipProbability: Float = 0.5

  /// The largest change of size: factors from `1 / (1 + scale)` to `1 + scale`, evenly in logarithm.
  public var scale: Float = 0.5

  /// The largest shift, as a fraction of the width and of the height.
  public var shift: Float = 0.1

  /// The largest relative changes of brightness, contrast and saturation.
  public var brightness: Float = 0.3
  /// The largest relative change of contrast.
  public var contrast: Float = 0.3
  /// The largest relative change of saturation.
  public var saturation: Float = 0.5

  /// The share of an object's area that must stay visible for it to count.
  public var smallestVisiblePart: Float = 0.25

  /// The shortest side, in pixels, of an object that counts.
  public var smallestSide: Float = 2

  /// Creates the default variation.
  public init() {}
}
