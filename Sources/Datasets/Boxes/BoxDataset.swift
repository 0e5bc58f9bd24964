import FileFormats
import Images
import Tensors

/// Annotated images, opened and prepared for a detector, every image on a side.
///
/// Images that cannot be read are problems and left out; images with the same bytes are on the same side.
public struct BoxDataset: Sendable {
  /// An image with its objects.
  public struct Item: Sendable {
    /// The image as it was annotated, boxes in pixels of the upright image.
    public let image: AnnotatedImage

    /// The image as it is trained with, boxes in pixels of its own input; crowds are left out.
    public let sample: BoxSample

    /// The SHA-256 of the file, in hexadecimal.
    public let sha256: String

    /// The side.
    public internal(set) var split: Split
  }

  /// The names of the classes.
  public let classNames: [String]

  /// The number of each class in COCO files.
  public let classNumbers: [Int]

  /// The images that can be used, in the order of the annotations.
  public internal(set) var items: [Item]

  /// What was left out and why.
  public internal(set) var problems: [DataProblem]

  /// How images become the input of the network.
  public let preprocessing: Preprocessing

  /// Where the prepared images are.
  public let pixels: PixelStore

  /// Opens the images.
  ///
  /// - Parameters:
  ///   - data: the annotations, whose images were looked for.
  ///   - preprocessing: how images become the input; it keeps margins and crops nothing.
  ///   - validationFraction: the share of the images without a declared side that is held out when the data
  ///     declares no validation images; 0 holds none out.
  ///   - seed: decides which.
  ///   - options: threads, limits, memory and progress.
  public init(
    _ data: AnnotatedDataset, preprocessing: Preprocessing, validationFraction: Double = 0,
    seed: UInt64 = 0, options: DatasetOptions = DatasetOptions()
  ) {
    precondition(preprocessing.margins == .keep, "boxes are those of the whole image")
    let listed = data.images.filter { $0.file != nil }
    let decoder = PreparedDecoder(preprocessing: preprocessing, limits: options.limits)
    let store = PixelStore(
      files: listed.map { $0.file ?? "" }, decoder: decoder, budget: options.cacheBudget)
    let candidates = listed.map {
      Candidate(path: $0.path, file: $0.file ?? "", className: "", split: $0.split)
    }
    let findings = ImageVerifier(candidates, decoder: decoder, store: store, options: options)
      .findings()
    var items: [Item] = []
    var problems: [DataProblem] = []
    for (slot, finding) in findings.enumerated() {
      switch finding {
      case .problem(let problem): problems.append(problem)
      case .image(let sha256, let width, let height):
        let own = preprocessing.adapted(to: PictureSize(width: width, height: height))
        let frame = own.frame(width: width, height: height)
        let sample = BoxSample(
          slot: slot, size: own.size,
          objects: listed[slot].objects.filter { !$0.isCrowd }.map(frame.prepared),
          content: (x: frame.x, y: frame.y, width: frame.width, height: frame.height))
        items.append(
          Item(
            image: listed[slot], sample: sample, sha256: sha256,
            split: listed[slot].split ?? .train))
      }
    }
    classNames = data.classNames
    classNumbers = data.classNumbers
    self.items = items
    self.problems = problems
    self.preprocessing = preprocessing
    pixels = store
    holdOut(validationFraction, seed: seed)
  }

  /// The images of a side.
  public func items(on split: Split) -> [Item] { items.filter { $0.split == split } }

  /// How many objects a side has.
  public func objectCount(on split: Split) -> Int {
    items.reduce(0) { $0 + ($1.split == split ? $1.image.objects.count : 0) }
  }

  /// Names the stream of random numbers that sides are drawn from.
  private static let splitStream: UInt64 = 0x424F_5853

  /// Draws a share of the training images for validation, the same for the same bytes, and takes copies of
  /// images that are held out from the training side.
  private mutating func holdOut(_ fraction: Double, seed: UInt64) {
    let measured = Set(items.lazy.filter { $0.split != .train }.map(\.sha256))
    let copies = items.filter { $0.split == .train && measured.contains($0.sha256) }
    problems += copies.map {
      DataProblem(
        path: $0.image.path, code: .straddlingDuplicate,
        message: "has the bytes of a validation or test image; left out of training")
    }
    items.removeAll { $0.split == .train && measured.contains($0.sha256) }
    guard fraction > 0, !items.contains(where: { $0.split == .validation }) else { return }
    var order = Set(items.lazy.filter { $0.split == .train }.map(\.sha256)).sorted()
    var generator = RandomGenerator(seed: seed, stream: Self.splitStream)
    generator.shuffle(&order)
    // Something must be left to learn from.
    let count = min(Int((Double(order.count) * fraction).rounded()), order.count - 1)
    let heldOut = Set(order.prefix(max(count, 0)))
    for index in items.indices
    where items[index].split == .train && heldOut.contains(items[index].sha256) {
      items[index].split = .validation
    }
  }
}

extension FitFrame {
  /// An object in pixels of the input.
  fileprivate func prepared(_ object: AnnotatedObject) -> LabeledBox {
    let first = target(x: object.box.x, y: object.box.y)
    let last = target(x: object.box.right, y: object.box.bottom)
    return LabeledBox(
      left: Float(first.x), top: Float(first.y), right: Float(last.x), bottom: Float(last.y),
      label: object.classIndex)
  }
}
