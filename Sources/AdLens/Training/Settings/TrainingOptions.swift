/// What a user may say about a training run; what is `nil` follows from the data.
///
/// A classifier of idx files (small grey pictures) gets the small network and plain settings, of everything
/// else the residual network with augmentation; `TrainingSettings` shows what came out of it.
public struct TrainingOptions: Sendable {
  /// A folder, an idx folder or a CSV manifest; for a detector annotations in any format that
  /// `AnnotatedDataset` reads.
  public var data: String

  /// What is learned.
  public var task = ModelTask.classify

  /// The folder of a detector's images; by default they are looked for beside the annotations.
  public var imagesFolder: String?

  /// The folder of all runs.
  public var runsDirectory = "runs"

  /// The name of the run; by default that of the data.
  ///
  /// A taken name gets a number.
  public var name: String?

  /// The name of an architecture, as `Architectures` knows them.
  public var architecture: String?

  /// Epochs of the run.
  public var epochs: Int?

  /// Samples of a batch.
  public var batch: Int?

  /// The rule that moves the weights.
  public var optimizer: OptimizerName?

  /// The course of the learning rate.
  public var schedule: ScheduleName?

  /// The highest learning rate.
  public var rate: Double?

  /// Epochs during which the learning rate climbs.
  public var warmUpEpochs: Double?

  /// The pull of the weights towards zero.
  public var weightDecay: Double?

  /// The share of each label that is spread over all classes.
  public var labelSmoothing: Double?

  /// The decay of the moving average of the weights, below 1; 0 keeps none, `nil` follows from the task.
  public var averageDecay: Double?

  /// The longest gradient; `nil` does not clip.
  public var clipNorm: Double?

  /// The size that pictures are brought to.
  public var imageSize: PictureSize?

  /// How other aspect ratios are brought into it.
  public var fit: Fit?

  /// How pictures much longer than the input are looked at; `nil` follows from the task, the size and the fit.
  public var aspect: Aspect?

  /// Whether margins in which nothing can be seen are cut off; detectors keep them.
  public var margins: Margins?

  /// What lies under transparency and beside letterboxed pictures.
  public var matte = RGBColor.white

  /// How training images are varied; `nil` varies them unless they are idx.
  public var augmentation: AugmentationPolicy?

  /// A model file whose weights are the start, its last layer if the classes are the same.
  public var pretrained: String?

  /// Whether only the last dense layer learns.
  public var freezesFeatures = false

  /// Epochs without a better validation after which the run ends: 0 never ends it early, `nil`
  /// follows from the data.
  public var patience: Int?

  /// Whether rare classes weigh more in the loss.
  public var balancesClasses = false

  /// The share of the training images held out for validation; 0 lets the last epoch count.
  public var validationFraction = 0.2

  /// Where every random choice starts.
  public var seed = 0

  /// Threads to compute with.
  public var threads: Int?

  /// How many levels of folders make a class name.
  public var classDepth = 1

  /// The folder under which absolute paths of a manifest must lie.
  public var root: String?

  /// The most pixels of an image; `nil` for the usual limit.
  public var maximumPixels: Int?

  /// The store that the run is logged to; `nil` logs nothing.
  public var store: String?

  /// A label on what is logged.
  public var campaign: String?

  /// The experiment that the logged run belongs to.
  public var experiment: String?

  /// Creates the default options for some data.
  public init(data: String) { self.data = data }
}
