import Images
import Tensors

/// Gives a network its batches: normalised pixels and labels, in an order and with a variation that
/// follow from (seed, epoch, batch) alone.
///
/// Batches that take work (decoding, augmentation) are made ahead on a thread of the loader; others
/// are a mere conversion of cached bytes and are made on the spot. Nothing is allocated per batch
/// while all images are cached. Any batch of any epoch may be asked for, which is all a resumed run
/// needs; going on in order is fastest. One thread at a time may call a loader.
///
///     let loader = BatchLoader(
///       dataset, split: .train, batchSize: 64, shuffles: true, seed: 0, augmentation: Augmentation())
///     let count = try loader.fill(epoch: 0, batch: 0, input: session.input, labels: &labels)
public final class BatchLoader {
  /// The samples of an epoch, in the order that they are listed (shuffled ones too).
  public let samples: [Sample]

  /// The most samples in a batch; only the last batch of an epoch has fewer.
  public let batchSize: Int

  /// The shape of a full batch, `[batch, height, width, channels]`.
  public let inputShape: Shape

  private let filler: BatchFiller
  private let prefetcher: Prefetcher<BatchFiller>?

  /// Batches made ahead: enough to ride out a slow image, few enough to stay small.
  private static let buffers = 3

  /// Creates a loader of the given samples, or of one side of the dataset's split.
  ///
  /// - Parameters:
  ///   - dataset: where the pixels come from.
  ///   - samples: what an epoch visits; all samples by default.
  ///   - batchSize: the most samples in a batch.
  ///   - shuffles: whether each epoch has an order of its own.
  ///   - seed: decides orders and variations.
  ///   - augmentation: how images are varied; `nil` gives them as they are.
  /// - Precondition: there is a sample, and `batchSize` is positive.
  public init(
    _ dataset: Dataset, samples: [Sample]? = nil, batchSize: Int, shuffles: Bool, seed: UInt64,
    augmentation: Augmentation? = nil
  ) {
    let samples = samples ?? dataset.samples
    precondition(batchSize > 0, "the batch size must be positive, got \(batchSize)")
    precondition(!samples.isEmpty, "a loader needs at least one sample")
    self.samples = samples
    self.batchSize = batchSize
    let preprocessing = dataset.preprocessing
    inputShape = Shape(
      batchSize, preprocessing.height, preprocessing.width, preprocessing.channels)
    let makeFiller = {
      BatchFiller(
        dataset: dataset, samples: samples, batchSize: batchSize,
        order: shuffles ? .shuffled(seed: seed) : .sequential, augmentation: augmentation,
        seed: seed)
    }
    filler = makeFiller()
    let isWork = augmentation != nil || !dataset.pixels.isFullyCached
    prefetcher =
      isWork
      ? Prefetcher(
        filler: makeFiller(), none: 0,
        batchCount: BatchOrder.batchCount(of: samples.count, batchSize: batchSize),
        floatsPerBatch: inputShape.count, batchSize: batchSize, buffers: Self.buffers)
      : nil
  }

  /// Creates a loader of one side of the dataset's split.
  public convenience init(
    _ dataset: Dataset, split: Split, batchSize: Int, shuffles: Bool, seed: UInt64,
    augmentation: Augmentation? = nil
  ) {
    self.init(
      dataset, samples: dataset.samples(on: split), batchSize: batchSize, shuffles: shuffles,
      seed: seed, augmentation: augmentation)
  }

  /// The number of samples of an epoch.
  public var sampleCount: Int { samples.count }

  /// The number of batches of an epoch.
  public var batchCount: Int { BatchOrder.batchCount(of: samples.count, batchSize: batchSize) }

  /// Fills one batch and returns its number of samples.
  ///
  /// - Parameters:
  ///   - epoch: the epoch from 0.
  ///   - batch: the batch from 0, below `batchCount`.
  ///   - input: receives `[count, height, width, channels]`; has room for the samples of the batch.
  ///   - labels: receives the class of each sample; has room for them too.
  /// - Throws: `DatasetError.changed` when an image that was there at first can no longer be read.
  public func fill(
    epoch: Int, batch: Int, input: MutableFloatView, labels: inout [Int32]
  ) throws(DatasetError) -> Int {
    precondition(batch >= 0 && batch < batchCount, "batch \(batch) of \(batchCount)")
    let place = BatchPosition(epoch: epoch, batch: batch)
    if let prefetcher { return try prefetcher.fill(place, input: input, truth: &labels) }
    return try filler.fill(place, input: input, truth: &labels)
  }

  /// The samples that a batch holds, in its order.
  public func samples(epoch: Int, batch: Int) -> [Sample] {
    precondition(batch >= 0 && batch < batchCount, "batch \(batch) of \(batchCount)")
    return filler.members(of: BatchPosition(epoch: epoch, batch: batch)).map { samples[Int($0)] }
  }
}
