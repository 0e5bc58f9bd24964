import Images
import Tensors

/// Gives a detector its batches: normalised pixels and the objects in them, in an order and with a
/// variation that follow from (seed, epoch, batch) alone.
///
/// Like `BatchLoader`, it works ahead on a thread of its own where pictures are varied or decoded.
public final class BoxLoader {
  /// The pictures.
  public let samples: [BoxSample]

  /// The most samples in a batch.
  public let batchSize: Int

  private let filler: SceneFiller
  private let prefetcher: Prefetcher<SceneFiller>?

  /// Batches made ahead.
  private static let buffers = 3

  /// Creates a loader.
  ///
  /// - Parameters:
  ///   - samples: the pictures, with their objects.
  ///   - pixels: where the prepared pictures are.
  ///   - preprocessing: how they were prepared.
  ///   - batchSize: the most samples in a batch.
  ///   - shuffles: whether each epoch has an order of its own.
  ///   - seed: decides orders and variations.
  ///   - augmentation: how pictures are varied; `nil` gives them as they are.
  /// - Precondition: there is a sample, and `batchSize` is positive.
  public init(
    _ samples: [BoxSample], pixels: PixelStore, preprocessing: Preprocessing, batchSize: Int,
    shuffles: Bool, seed: UInt64, augmentation: BoxAugmentation? = nil
  ) {
    precondition(batchSize > 0, "the batch size must be positive, got \(batchSize)")
    precondition(!samples.isEmpty, "a loader needs at least one sample")
    self.samples = samples
    self.batchSize = batchSize
    let makeFiller = {
      SceneFiller(
        samples, pixels: pixels, preprocessing: preprocessing, batchSize: batchSize,
        order: shuffles ? .shuffled(seed: seed) : .sequential, augmentation: augmentation,
        seed: seed)
    }
    filler = makeFiller()
    prefetcher =
      augmentation != nil || !pixels.isFullyCached
      ? Prefetcher(
        filler: makeFiller(), none: [],
        batchCount: BatchOrder.batchCount(of: samples.count, batchSize: batchSize),
        floatsPerBatch: preprocessing.count * batchSize, batchSize: batchSize,
        buffers: Self.buffers)
      : nil
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
  ///   - objects: receives what is to be found in each picture; has `batchSize` elements.
  /// - Throws: `DatasetError.changed` when a picture that was there at first can no longer be read.
  public func fill(
    epoch: Int, batch: Int, input: MutableFloatView, objects: inout [[LabeledBox]]
  ) throws(DatasetError) -> Int {
    precondition(batch >= 0 && batch < batchCount, "batch \(batch) of \(batchCount)")
    let place = BatchPosition(epoch: epoch, batch: batch)
    if let prefetcher { return try prefetcher.fill(place, input: input, truth: &objects) }
    return try filler.fill(place, input: input, truth: &objects)
  }
}
