/// What is known about one finished epoch: a row of `results.csv`.
public struct EpochRecord: Hashable, Sendable {
  /// The epoch, from 1.
  public let epoch: Int

  /// Seconds of training and validation since the run began, over all its sittings.
  public let seconds: Double

  /// The mean loss of the training samples as it was minimised, with label smoothing and weights.
  public let trainLoss: Double

  /// The parts of that loss, if it has any.
  public let trainLossParts: [Validation.Figure]

  /// The figures on the validation samples, or `nil` without any.
  public let validation: Validation?

  /// The learning rate of the last step.
  public let rate: Double

  /// Training samples per second, validation not counted.
  public let imagesPerSecond: Double

  /// Creates the record of an epoch.
  public init(
    epoch: Int, seconds: Double, trainLoss: Double, trainLossParts: [Validation.Figure] = [],
    validation: Validation?, rate: Double, imagesPerSecond: Double
  ) {
    self.epoch = epoch
    self.seconds = seconds
    self.trainLoss = trainLoss
    self.trainLossParts = trainLossParts
    self.validation = validation
    self.rate = rate
    self.imagesPerSecond = imagesPerSecond
  }
}
