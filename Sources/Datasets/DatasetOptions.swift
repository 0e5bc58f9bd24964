import Images

/// How a dataset is opened.
public struct DatasetOptions: Sendable {
  /// What it is opened for.
  public var purpose = DatasetPurpose.training

  /// How images become the input of a network.
  ///
  /// `nil` takes idx images as stored, and brings others to 128 x 128 as `Preprocessing` does by
  /// default.
  public var preprocessing: Preprocessing?

  /// How many levels of folders make a class name, joined with "/".
  public var classDepth = 1

  /// Whether links to files and folders are followed.
  public var followsSymbolicLinks = false

  /// The folder under which absolute paths of a manifest must lie; `nil` refuses them.
  public var root: String?

  /// The most memory for prepared pixels, in bytes; what does not fit is prepared anew each epoch.
  public var cacheBudget = 2 << 30

  /// The most bytes of an idx file, and what a compressed one may unpack to.
  public var idxLimit = 2 << 30

  /// What an image file may ask for.
  public var limits = DecodeLimits()

  /// How many threads read and decode.
  public var threads = 2

  /// Called after each file with how many are done and how many there are, from any thread.
  public var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  /// Creates the default options.
  public init() {}
}
