/// Everything that decides what a run computes, as `args.json` keeps it: a resume needs nothing else.
public struct TrainingSettings: Hashable, Sendable {
  /// What is learned.
  public let task: ModelTask

  /// The folder of a detector's images, from the root of the file system.
  public let imagesFolder: String?

  /// The data, from the root of the file system.
  public let data: String

  /// The name of the architecture.
  public let architecture: String

  /// Epochs of the run.
  public var epochs: Int

  /// Samples of a batch.
  public let batch: Int

  /// The rule that moves the weights.
  public let optimizer: OptimizerName

  /// The course of the learning rate.
  public let schedule: ScheduleName

  /// The highest learning rate.
  public let rate: Double

  /// Epochs during which the learning rate climbs.
  public let warmUpEpochs: Double

  /// The pull of the weights towards zero.
  public let weightDecay: Double

  /// The share of each label that is spread over all classes.
  public let labelSmoothing: Double

  /// The decay of the moving average of the weights that is validated and kept, or `nil` for none.
  public let averageDecay: Double?

  /// The longest gradient, or `nil`.
  public let clipNorm: Double?

  /// The size that pictures are brought to; `nil` keeps idx pictures as stored.
  public let imageSize: PictureSize?

  /// How other aspect ratios are brought into it.
  public let fit: Fit

  /// How pictures much longer than the input are looked at.
  public let aspect: Aspect

  /// Whether margins in which nothing can be seen are cut off.
  public let margins: Margins

  /// What lies under transparency and beside letterboxed pictures.
  public let matte: RGBColor

  /// How training images are varied.
  public let augmentation: AugmentationPolicy

  /// The model file whose weights are the start, from the root of the file system.
  public let pretrained: String?

  /// The SHA-256 of that file, so that a resume starts from the same weights.
  public var pretrainedSHA256: String?

  /// Whether only the last dense layer learns.
  public let freezesFeatures: Bool

  /// Epochs without a better validation after which the run ends, counted once the learning rate has
  /// fallen to half its peak; `nil` never ends it early.
  public let patience: Int?

  /// The epoch from which patience counts: where a finished run was extended.
  public var patienceStart = 0

  /// Whether rare classes weigh more in the loss.
  public let balancesClasses: Bool

  /// The share of the training images held out for validation.
  public let validationFraction: Double

  /// Where every random choice starts.
  public let seed: Int

  /// Threads to compute with; they change the time and nothing else.
  public var threads: Int

  /// How many levels of folders make a class name.
  public let classDepth: Int

  /// The folder under which absolute paths of a manifest must lie.
  public let root: String?

  /// The most pixels of an image; `nil` for the usual limit.
  public let maximumPixels: Int?

  /// Settles what the options leave open.
  ///
  /// - Parameters:
  ///   - options: what the user said.
  ///   - kind: how the data of a classifier is laid out.
  ///   - cores: the cores of this machine.
  /// - Throws: `TrainingRunError.unusedSetting` for an option that the task has no use for.
  public init(
    _ options: TrainingOptions, kind: DatasetKind?, cores: Int
  ) throws(TrainingRunError) {
    try Self.refuseUnused(options)
    let isIdx = kind == .idx
    let isDetector = options.task == .detect
    task = options.task
    imagesFolder = options.imagesFolder.map { FileSystem.resolved($0) ?? $0 }
    let optimizer = options.optimizer ?? (isIdx ? .adam : .adamw)
    self.optimizer = optimizer
    data = FileSystem.resolved(options.data) ?? options.data
    architecture =
      options.architecture
      ?? (isDetector ? Architectures.detectorNames[0] : isIdx ? "keras-cnn" : "adnet")
    epochs = options.epochs ?? (isDetector ? 100 : isIdx ? 10 : 40)
    batch = options.batch ?? (isDetector ? 16 : 64)
    schedule = options.schedule ?? (isIdx ? .constant : .oneCycle)
    rate = options.rate ?? (isDetector && optimizer == .adamw ? 0.002 : optimizer.usualRate)
    warmUpEpochs = options.warmUpEpochs ?? 0
    weightDecay = options.weightDecay ?? (optimizer == .adamw ? 0.05 : 0)
    labelSmoothing = options.labelSmoothing ?? (isIdx || isDetector ? 0 : 0.1)
    let decay = options.averageDecay ?? (isDetector ? 0.998 : 0)
    averageDecay = decay == 0 ? nil : decay
    clipNorm = options.clipNorm ?? (isDetector ? 10 : nil)
    let usualSide = max(128, Architectures.usualInput(of: architecture)[0])
    imageSize = options.imageSize ?? (isIdx ? nil : PictureSize(side: usualSide))
    fit = options.fit ?? .letterbox
    margins = options.margins ?? (isDetector ? .keep : .trim)
    matte = options.matte
    augmentation = options.augmentation ?? (isIdx ? .off : .auto)
    let canAdapt =
      isDetector && fit == .letterbox && imageSize?.isSquare == true && augmentation != .off
    aspect = options.aspect ?? (canAdapt ? .adaptive : .fixed)
    pretrained = options.pretrained.map { FileSystem.resolved($0) ?? $0 }
    freezesFeatures = options.freezesFeatures
    let patience = options.patience ?? (isIdx || isDetector ? 0 : 12)
    self.patience = patience == 0 ? nil : patience
    balancesClasses = options.balancesClasses
    validationFraction = options.validationFraction
    seed = options.seed
    threads = options.threads ?? cores
    classDepth = options.classDepth
    root = options.root.map { FileSystem.resolved($0) ?? $0 }
    maximumPixels = options.maximumPixels
  }

  /// Refuses what would be silently ignored.
  private static func refuseUnused(_ options: TrainingOptions) throws(TrainingRunError) {
    let unused: [(name: String, isGiven: Bool)]
    switch options.task {
    case .classify: unused = [("images", options.imagesFolder != nil)]
    case .detect:
      unused = [
        ("label-smoothing", options.labelSmoothing != nil),
        ("class-weights", options.balancesClasses), ("freeze", options.freezesFeatures),
        ("class-depth", options.classDepth != 1), ("root", options.root != nil),
        ("margins", options.margins == .trim), ("fit", options.fit == .crop),
      ]
    case .ctr: unused = []
    }
    for option in unused where option.isGiven {
      throw .unusedSetting(name: option.name, task: options.task)
    }
  }
}
