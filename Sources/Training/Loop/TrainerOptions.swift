/// How a network is trained.
public struct TrainerOptions: Hashable, Sendable {
  /// Epochs of the run.
  public var epochs: Int

  /// The rule that moves the weights.
  public var optimizer: Optimizer

  /// The highest learning rate.
  public var peakRate: Double

  /// The course of the learning rate.
  public var schedule: Schedule

  /// Epochs during which the rate climbs; fractions are allowed.
  public var warmUpEpochs: Double = 0

  /// The pull of the weights that decay towards zero.
  public var weightDecay: Float = 0

  /// The longest gradient; a longer one is scaled down.
  ///
  /// `nil` does not clip.
  public var clipNorm: Float?

  /// The decay of the moving average of the weights, which then is what is validated and kept
  /// (`WeightAverage`).
  ///
  /// `nil` keeps the weights as they are after the last step.
  public var averageDecay: Float?

  /// The share of each label that is spread over all classes.
  public var labelSmoothing: Float = 0

  /// The weight of each class in the loss, or `nil` for equal ones.
  public var classWeights: [Float]?

  /// Epochs without a better validation after which the run ends, counted once the learning rate has
  /// fallen to half its peak (`Trainer.isOutOfPatience`); `nil` never ends it early.
  public var patience: Int?

  /// The epoch from which patience counts: where a finished run was extended.
  public var patienceStart = 0

  /// Creates options without regularisation.
  public init(
    epochs: Int, optimizer: Optimizer, peakRate: Double, schedule: Schedule = .constant
  ) {
    self.epochs = epochs
    self.optimizer = optimizer
    self.peakRate = peakRate
    self.schedule = schedule
  }
}
