import Images

/// Labeled images that were read once: every sample is known to decode.
///
///     let dataset = try DatasetReader.open("creatives", options: DatasetOptions())
///     let split = Splitter(validationFraction: 0.2, seed: 0).split(dataset)
///     print(split.samples(on: .train).count, split.problems.count)
public struct Dataset: Sendable {
  /// How it is laid out.
  public let kind: DatasetKind

  /// The path it was opened from.
  public let path: String

  /// The class names: folder names in byte order, idx labels in numeric order.
  public internal(set) var classNames: [String]

  /// The usable samples in byte order of their class and path, or in file order.
  public internal(set) var samples: [Sample]

  /// What was left out and what should be known, in the order it was found.
  public internal(set) var problems: [DataProblem]

  /// How an image becomes the input of a network.
  public let preprocessing: Preprocessing

  /// The pixels of all samples.
  public let pixels: PixelStore

  /// The samples on one side of the split.
  public func samples(on split: Split) -> [Sample] {
    samples.filter { $0.split == split }
  }

  /// Whether the data itself says what the test images are.
  public var hasTest: Bool { samples.contains { $0.split == .test } }

  /// The number of samples of each class, in class order; of one side when `split` is given.
  public func classCounts(on split: Split? = nil) -> [Int] {
    var counts = [Int](repeating: 0, count: classNames.count)
    for sample in samples where split == nil || sample.split == split { counts[sample.label] += 1 }
    return counts
  }
}
