/// What is known about one finished epoch: a row of `results.csv`.
public struct EpochRecord: Hashable, Sendable {
  /// The epoch, from 1.
  public let epoch: Int

  /// Seconds of training and validation since the run began, over all its sittings.
  public let seconds: Double

  /// The mean loss of the training samples as it was minimised, with label smoothing and weights.
  public let trainLoss: Double

  /// The figures on the validation samples, or `nil` without any.
  public let validation: Validation?

  /// The learning rate of the last step.
  public let rate: Double

  /// Training samples per second, validation not counted.
  public let imagesPerSecond: Double

  /// The figures on the validation samples.
  public struct Validation: Hashable, Sendable {
    /// The mean negative log-likelihood; infinite when it is not a finite number.
    public let loss: Double

    /// The share of samples whose true class has the highest score.
    public let top1: Double

    /// The share of samples whose true class is among the five highest scores.
    public let top5: Double

    /// Creates the figures.
    public init(loss: Double, top1: Double, top5: Double) {
      self.loss = loss.isFinite ? loss : .infinity
      self.top1 = top1
      self.top5 = top5
    }

    /// Whether a model with these figures is to be preferred: more right answers or, with as many,
    /// a lower loss.
    public func isBetter(than other: Validation) -> Bool {
      top1 != other.top1 ? top1 > other.top1 : loss < other.loss
    }
  }

  /// Creates the record of an epoch.
  public init(
    epoch: Int, seconds: Double, trainLoss: Double, validation: Validation?, rate: Double,
    imagesPerSecond: Double
  ) {
    self.epoch = epoch
    self.seconds = seconds
    self.trainLoss = trainLoss
    self.validation = validation
    self.rate = rate
    self.imagesPerSecond = imagesPerSecond
  }
}
