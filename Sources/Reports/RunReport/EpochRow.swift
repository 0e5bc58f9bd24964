/// The figures of one epoch; those that were not measured are `nil`.
public struct EpochRow: Hashable, Sendable {
  /// The number of the epoch, from 1.
  public var epoch: Int

  /// The mean training loss.
  public var trainLoss: Double

  /// The validation loss.
  public var validationLoss: Double?

  /// The share of validation images whose label was right, 0 to 1.
  public var top1: Double?

  /// The mean average precision of a detector over overlaps of 0.5 to 0.95, 0 to 1.
  public var map: Double?

  /// The mean average precision of a detector at an overlap of 0.5, 0 to 1.
  public var map50: Double?

  /// The learning rate at the end.
  public var learningRate: Double?

  /// Creates a row.
  public init(
    epoch: Int, trainLoss: Double, validationLoss: Double? = nil, top1: Double? = nil,
    map: Double? = nil, map50: Double? = nil, learningRate: Double? = nil
  ) {
    self.epoch = epoch
    self.trainLoss = trainLoss
    self.validationLoss = validationLoss
    self.top1 = top1
    self.map = map
    self.map50 = map50
    self.learningRate = learningRate
  }
}
