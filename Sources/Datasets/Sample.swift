/// One labeled image of a dataset.
public struct Sample: Hashable, Sendable {
  /// What tables show: the path as the dataset writes it (relative to its folder, or absolute in a
  /// manifest), or the idx file and the position in it, as in `t10k-images-idx3-ubyte.gz#17`.
  public let path: String

  /// The position of the class in `Dataset.classNames`.
  public var label: Int

  /// The side it is on: declared by the data or given by `Splitter`; `nil` before that.
  public var split: Split?

  /// A name shared by variants of one design, which stay on one side of a split.
  public var family: String?

  /// The campaign a manifest names.
  public var campaign: String?

  /// SHA-256 of the file's bytes in hexadecimal; of the image's pixels in an idx file.
  public let sha256: String

  /// The width of the upright image in pixels.
  public let width: Int

  /// The height of the upright image in pixels.
  public let height: Int

  /// Where the pixels lie in `Dataset.pixels`; samples keep it when they are filtered or reordered.
  public let slot: Int

  /// Creates a sample.
  public init(
    path: String, label: Int, split: Split? = nil, family: String? = nil, campaign: String? = nil,
    sha256: String, width: Int, height: Int, slot: Int
  ) {
    self.path = path
    self.label = label
    self.split = split
    self.family = family
    self.campaign = campaign
    self.sha256 = sha256
    self.width = width
    self.height = height
    self.slot = slot
  }
}
