import Images
import Tensors

/// Makes batches of pictures with objects, one after the other; used by one thread at a time.
final class SceneFiller: BatchFilling, @unchecked Sendable {
  private let gallery: Gallery
  private let pixels: PixelStore
  private let preprocessing: Preprocessing
  private let batchSize: Int
  private let order: BatchOrder
  private let seed: UInt64
  private let augmentation: (settings: BoxAugmentation, renderer: VariationRenderer)?
  private let scratch: DecodeScratch
  private var positions: [Int32]
  private var arrangedEpoch: Int?

  init(
    _ samples: [BoxSample], pixels: PixelStore, preprocessing: Preprocessing, batchSize: Int,
    order: BatchOrder, augmentation: BoxAugmentation?, seed: UInt64
  ) {
    gallery = Gallery(samples, usual: preprocessing.size)
    self.pixels = pixels
    self.preprocessing = preprocessing
    self.batchSize = batchSize
    self.order = order
    self.augmentation = augmentation.map { ($0, VariationRenderer(preprocessing)) }
    self.seed = seed
    scratch = DecodeScratch(count: preprocessing.count)
    positions = [Int32](repeating: 0, count: samples.count)
  }

  func fill(
    _ place: BatchPosition, input: MutableFloatView, truth: inout [[LabeledBox]]
  ) throws(DatasetError) -> Int {
    if arrangedEpoch != place.epoch {
      order.arrange(&positions, epoch: place.epoch)
      arrangedEpoch = place.epoch
    }
    var count = 0
    let range = order.range(of: place.batch, samples: positions.count, batchSize: batchSize)
    for position in positions[range] {
      let output = input.slice(count * preprocessing.count, preprocessing.count)
      truth[count] = try fill(Int(position), epoch: place.epoch, output)
      count += 1
    }
    return count
  }

  /// Renders one picture and returns what is to be found in it.
  private func fill(
    _ position: Int, epoch: Int, _ output: MutableFloatView
  ) throws(DatasetError) -> [LabeledBox] {
    guard let augmentation else {
      let sample = gallery.samples[position]
      precondition(sample.size == preprocessing.size, "pictures as they are have one size")
      try pixels.withPixels(of: sample.slot, size: sample.size, scratch: scratch) {
        preprocessing.normalize($0, into: output)
      }
      return sample.objects
    }
    let scene = Scene(
      gallery, position: position, settings: augmentation.settings, seed: seed, epoch: epoch)
    for part in scene.parts {
      let sample = gallery.samples[part.sample]
      try pixels.withPixels(of: sample.slot, size: sample.size, scratch: scratch) {
        augmentation.renderer.render(
          $0, size: sample.size, part.variation, in: part.region,
          into: output)
      }
    }
    return scene.objects
  }
}
