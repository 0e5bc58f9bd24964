/// How training images are varied, each time another way.
///
/// The variation of a sample follows from (seed, epoch, sample) alone, so that work may be done in
/// any order on any thread and a resumed run sees what an uninterrupted one would have seen.
public struct Augmentation: Hashable, Sendable {
  /// How often an image is mirrored left to right, `0...1`.
  ///
  /// Photos of things gain from it. Text does not read backwards, so set it to 0 where the words in
  /// a creative are what tells the classes apart.
  public var flipProbability: Float = 0.5

  /// The largest shift, as a fraction of the width and of the height.
  public var shift: Float = 0.08

  /// The largest change of size: factors from `1 / (1 + scale)` to `1 + scale`, evenly in logarithm.
  public var scale: Float = 0.2

  /// The largest turn in degrees.
  public var rotation: Float = 12

  /// The largest relative change of brightness.
  public var brightness: Float = 0.25

  /// The largest relative change of contrast, around the image's mean grey.
  public var contrast: Float = 0.25

  /// The largest relative change of saturation; grey data has none.
  public var saturation: Float = 0.25

  /// How often a rectangle is erased (Zhong et al., 2017), `0...1`.
  public var erasingProbability: Float = 0.25

  /// The smallest erased fraction of the area.
  public var smallestErasedArea: Float = 0.02

  /// The largest erased fraction of the area.
  public var largestErasedArea: Float = 0.2

  /// Creates the default variation, the one `auto` means.
  public init() {}

  /// What `auto` means for a kind of data: nothing for idx (digits do not mirror), the defaults
  /// otherwise.
  public static func automatic(for kind: DatasetKind) -> Augmentation? {
    kind == .idx ? nil : Augmentation()
  }
}
