import Images
import Tensors

/// Makes batches one after the other; used by one thread at a time.
final class BatchFiller: BatchFilling, @unchecked Sendable {
  private let samples: [Sample]
  private let pixels: PixelStore
  private let preprocessing: Preprocessing
  private let batchSize: Int
  private let order: BatchOrder
  private let augmentation: (settings: Augmentation, seed: UInt64, renderer: VariationRenderer)?
  private let scratch: DecodeScratch

  /// The order of the samples in `arrangedEpoch`.
  private var positions: [Int32]
  private var arrangedEpoch: Int?

  init(
    dataset: Dataset, samples: [Sample], batchSize: Int, order: BatchOrder,
    augmentation: Augmentation?, seed: UInt64
  ) {
    self.samples = samples
    pixels = dataset.pixels
    preprocessing = dataset.preprocessing
    self.batchSize = batchSize
    self.order = order
    self.augmentation = augmentation.map { ($0, seed, VariationRenderer(dataset.preprocessing)) }
    scratch = DecodeScratch(count: dataset.preprocessing.count)
    positions = [Int32](repeating: 0, count: samples.count)
  }

  /// The positions in `samples` that a batch holds.
  func members(of place: BatchPosition) -> ArraySlice<Int32> {
    if arrangedEpoch != place.epoch {
      order.arrange(&positions, epoch: place.epoch)
      arrangedEpoch = place.epoch
    }
    return positions[order.range(of: place.batch, samples: positions.count, batchSize: batchSize)]
  }

  /// Fills a batch and returns its number of samples.
  func fill(
    _ place: BatchPosition, input: MutableFloatView, truth: inout [Int32]
  ) throws(DatasetError) -> Int {
    var count = 0
    for position in members(of: place) {
      let sample = Int(position)
      let output = input.slice(count * preprocessing.count, preprocessing.count)
      try pixels.withPixels(of: samples[sample].slot, scratch: scratch) { bytes in
        render(bytes, sample, place.epoch, output)
      }
      truth[count] = Int32(truncatingIfNeeded: samples[sample].label)
      count += 1
    }
    return count
  }

  private func render(
    _ bytes: UnsafeBufferPointer<UInt8>, _ sample: Int, _ epoch: Int, _ output: MutableFloatView
  ) {
    guard let augmentation else {
      preprocessing.normalize(bytes, into: output)
      return
    }
    let variation = Variation(
      augmentation.settings, seed: augmentation.seed, epoch: epoch, sample: sample,
      width: preprocessing.width, height: preprocessing.height)
    augmentation.renderer.render(bytes, variation, into: output)
  }
}
