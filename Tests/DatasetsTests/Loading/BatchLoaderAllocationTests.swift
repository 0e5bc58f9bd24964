import Images
import Tensors
import TestSupport
import Testing

@testable import Datasets

@Suite struct BatchLoaderAllocationTests {
  @Test(.enabled(if: AllocationCounter.isUsable, "\(AllocationCounter.reason)"))
  func `batches of cached images allocate nothing`() async {
    await #expect(processExitsWith: .success) {
      for channels in [1, 3] {
        for augmentation in [nil, Augmentation()] {
          let loader = BatchLoader(
            Samples.dataset(counts: [20, 21], channels: channels), batchSize: 4, shuffles: true,
            seed: 0, augmentation: augmentation)
          let arena = Arena(count: loader.inputShape.count)
          var labels = [Int32](repeating: 0, count: 4)
          func runEpoch(_ epoch: Int) {
            for batch in 0..<loader.batchCount {
              let count = try? loader.fill(
                epoch: epoch, batch: batch, input: arena.view, labels: &labels)
              precondition(count != nil, "the batch is there")
            }
          }
          runEpoch(0)
          let count = AllocationCounter.count { for epoch in 1..<4 { runEpoch(epoch) } }
          precondition(count == 0, "\(count) allocations with \(channels) channels")
        }
      }
    }
  }
}
