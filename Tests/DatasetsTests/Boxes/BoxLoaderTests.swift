import Images
import Tensors
import Testing

@testable import Datasets

@Suite struct BoxLoaderTests {
  private struct Batch: Equatable {
    var input: [Float]
    var objects: [[LabeledBox]]
  }

  private let dataset = Samples.dataset(
    (0..<7).map { Samples.Row($0 % 2) }, classes: 2, channels: 3)

  private var samples: [BoxSample] {
    (0..<7).map { slot in
      let object = LabeledBox(left: 1, top: 0, right: 3, bottom: 3, label: slot % 2)
      return BoxSample(
        slot: slot, size: PictureSize(width: 4, height: 3), objects: slot == 3 ? [] : [object],
        content: (x: 0, y: 0, width: 4, height: 3))
    }
  }

  private func loader(_ augmentation: BoxAugmentation?, shuffles: Bool = true) -> BoxLoader {
    BoxLoader(
      samples, pixels: dataset.pixels, preprocessing: dataset.preprocessing, batchSize: 3,
      shuffles: shuffles, seed: 4, augmentation: augmentation)
  }

  private func batch(_ loader: BoxLoader, _ epoch: Int, _ index: Int) throws -> Batch {
    let floats = dataset.preprocessing.count
    let arena = Arena(count: floats * loader.batchSize)
    var objects = [[LabeledBox]](repeating: [], count: loader.batchSize)
    let count = try loader.fill(epoch: epoch, batch: index, input: arena.view, objects: &objects)
    return Batch(
      input: arena.view(0, count * floats).array, objects: Array(objects.prefix(count)))
  }

  @Test func `without variation pictures and objects come as they are`() throws {
    let loader = loader(nil, shuffles: false)
    #expect(loader.sampleCount == 7 && loader.batchCount == 3)
    let batches = try (0..<3).map { try batch(loader, 0, $0) }
    #expect(batches.flatMap(\.objects) == samples.map(\.objects))
    let plain = BatchLoader(dataset, batchSize: 3, shuffles: false, seed: 0)
    let arena = Arena(count: plain.inputShape.count)
    var labels = [Int32](repeating: 0, count: 3)
    let count = try plain.fill(epoch: 0, batch: 1, input: arena.view, labels: &labels)
    #expect(batches[1].input == Array(arena.view.array.prefix(count * 36)))
  }

  @Test func `an epoch shows every picture once in an order of its own`() throws {
    let loader = loader(nil)
    for epoch in 0..<2 {
      let objects = try (0..<3).flatMap { try batch(loader, epoch, $0).objects }
      #expect(objects.count == 7 && objects.filter(\.isEmpty).count == 1)
    }
  }

  @Test func `the same epoch and batch give the same bytes, whatever came before`() throws {
    var augmentation = BoxAugmentation()
    augmentation.smallestSide = 0.1
    let loader = loader(augmentation)
    let first = try (0..<3).map { try batch(loader, 0, $0) }
    let later = try batch(loader, 5, 2)
    #expect(try batch(loader, 0, 1) == first[1])
    #expect(try batch(self.loader(augmentation), 5, 2) == later)
    #expect(try batch(loader, 1, 0) != first[0])
    #expect(first.contains { $0.objects.contains { !$0.isEmpty } })
  }
}
