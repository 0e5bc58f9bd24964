import Kernels
import NeuralNetworks
import Tensors
import TestSupport
import Testing
import Training

@Suite struct TrainerAllocationTests {
  @Test(.enabled(if: AllocationCounter.isUsable, "\(AllocationCounter.reason)"))
  func `a training step allocates nothing`() async {
    await #expect(processExitsWith: .success) {
      for optimizer in [Optimizer.sgd(momentum: 0.9), .rmsprop(), .adam(), .adamW()] {
        var options = TinyNetwork.options(optimizer: optimizer)
        options.averageDecay = optimizer == .adamW() ? 0.99 : nil
        let trainer = try Trainer(
          network: try TinyNetwork.make(), options: options,
          training: ConstantSource(), validation: nil, pool: WorkerPool(threads: 2))
        // The first epoch prepares the shorter last batch.
        _ = try trainer.trainEpoch()
        var steps = 0
        let count = AllocationCounter.count {
          _ = try? trainer.trainEpoch(shouldStop: { steps == 20 }, didStep: { _ in steps += 1 })
        }
        precondition(steps == 20 && count == 0, "\(count) allocations in \(steps) steps")
      }
    }
  }
}

/// The same picture again and again, which takes no memory.
private final class ConstantSource: BatchSource {
  let sampleCount = 21 * 8 + 5
  let batchSize = 8

  func fill(
    epoch: Int, batch: Int, input: MutableFloatView, labels: inout [Int32]
  ) throws(BatchError) -> Int {
    input.fill(Float(batch % 3))
    let count = min(batchSize, sampleCount - batch * batchSize)
    for row in 0..<count { labels[row] = Int32(row % StripeSource.classes) }
    return count
  }
}
