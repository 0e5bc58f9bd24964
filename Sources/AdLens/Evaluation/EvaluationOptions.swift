/// What a user may say about measuring a model.
public struct EvaluationOptions: Sendable {
  /// Which images of the data are measured.
  public enum Selection: String, Hashable, Sendable, CaseIterable {
    /// Those to learn from.
    case train
    /// Those that the epoch was chosen on.
    case validation = "val"
    /// Those that nothing was chosen on.
    case test
    /// Every image.
    case all
  }

  /// A folder, an idx folder or a CSV manifest; for a detector annotations in any format that
  /// `AnnotatedDataset` reads.
  public var data: String

  /// The folder of a detector's images; by default they are looked for beside the annotations.
  public var imagesFolder: String?

  /// The path of the model file.
  public var model: String

  /// Which images are measured; `nil` takes the test images, or all when the data declares none.
  public var selection: Selection?

  /// How many images are computed at once.
  public var batch = 64

  /// Threads to compute with.
  public var threads: Int?

  /// How many levels of folders make a class name.
  public var classDepth = 1

  /// The folder under which absolute paths of a manifest must lie.
  public var root: String?

  /// The most pixels of an image; `nil` for the usual limit.
  public var maximumPixels: Int?

  /// Creates the default options.
  public init(data: String, model: String) {
    self.data = data
    self.model = model
  }
}
