import Tensors

/// What a trainer learns: where its batches come from, what it minimises, and what it is measured by.
///
/// The batches of an epoch are asked for in order `0, 1, 2, …`, beginning anywhere after a resume; the same
/// epoch and batch must always give the same bytes.
public protocol Objective: AnyObject {
  /// The number of samples of an epoch, at least one.
  var sampleCount: Int { get }

  /// The most samples in a batch; others may have fewer, none has none.
  var batchSize: Int { get }

  /// Whether there are held-out samples to choose the epoch by.
  var hasValidation: Bool { get }

  /// Fills the input of one batch and remembers its truth.
  ///
  /// - Parameters:
  ///   - epoch: the epoch from 0.
  ///   - batch: the batch from 0, below `batchCount`.
  ///   - input: receives `[count, …]` normalised pixels; has room for `batchSize` samples.
  /// - Returns: the number of samples of this batch.
  func fill(epoch: Int, batch: Int, input: MutableFloatView) throws(BatchError) -> Int

  /// The mean loss of the batch that was filled last; overwrites `gradient` with its gradient at the output.
  func loss(of output: FloatView, gradient: MutableFloatView) -> Double

  /// The names of the parts that the loss is made of, as in the column `train/<name>` of `results.csv`; none
  /// when it has no parts worth telling.
  var lossPartNames: [String] { get }

  /// Adds the parts of the loss that was computed last, times a weight, to `sums`, which has one for each name.
  func addLossParts(to sums: inout [Double], weight: Double)

  /// Measures the network on the held-out samples; `nil` without any.
  func validate() throws(BatchError) -> EpochRecord.Validation?
}

extension Objective {
  /// The number of batches of an epoch.
  public var batchCount: Int { (sampleCount + batchSize - 1) / batchSize }

  /// No parts.
  public var lossPartNames: [String] { [] }

  /// Adds nothing.
  public func addLossParts(to sums: inout [Double], weight: Double) {}
}
