import Tensors

/// Where a trainer gets its batches from: the same bytes for the same epoch and batch, whenever and
/// in whatever order they are asked for.
///
/// A source may prepare batches ahead on other threads; it is asked in order `0, 1, 2, …` of an
/// epoch, beginning anywhere after a resume.
public protocol BatchSource: AnyObject {
  /// The number of samples of an epoch.
  var sampleCount: Int { get }

  /// The most samples in a batch; others may have fewer, none has none.
  var batchSize: Int { get }

  /// Fills one batch.
  ///
  /// - Parameters:
  ///   - epoch: the epoch from 0; it decides the order of the samples and their augmentation.
  ///   - batch: the batch from 0, below `batchCount`.
  ///   - input: receives `[count, …]` normalised pixels; has room for `batchSize` samples.
  ///   - labels: receives the class of each sample; has `batchSize` elements.
  /// - Returns: the number of samples of this batch.
  func fill(
    epoch: Int, batch: Int, input: MutableFloatView, labels: inout [Int32]
  ) throws(BatchError) -> Int
}

extension BatchSource {
  /// The number of batches of an epoch.
  public var batchCount: Int { (sampleCount + batchSize - 1) / batchSize }
}
