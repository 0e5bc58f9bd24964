import Kernels
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite(.enabled(if: AllocationCounter.isUsable, "\(AllocationCounter.reason)"))
struct SessionAllocationTests {
  /// Steps that are counted; the first two may fill caches.
  static let steps = 3

  /// Allocations of training steps of an architecture, after two steps to warm up.
  static func trainingAllocations(_ name: String, input: [Int], threads: Int) throws -> Int {
    let architecture = try Architectures.named(name, input: input, classes: 5)
    let network = try Network(architecture, seed: 1)
    let session = try network.makeSession(
      batch: 8, purpose: .training, pool: WorkerPool(threads: threads))
    let loss = SoftmaxCrossEntropy(classes: 5, labelSmoothing: 0.1)
    let labels = [0, 1, 2, 3, 4, 0, 1, 2]
    func run(_ steps: Int) {
      for step in 0..<steps {
        session.forward(step: UInt64(step))
        _ = loss.loss(of: session.output, labels: labels, gradient: session.outputGradient)
        session.backward()
      }
    }
    run(2)
    return AllocationCounter.count { run(steps) }
  }

  @Test func `a training step of adnet allocates nothing`() async {
    await #expect(processExitsWith: .success) {
      for threads in 1...2 {
        let count = try Self.trainingAllocations("adnet", input: [32, 48, 3], threads: threads)
        precondition(count == 0, "\(count) allocations with \(threads) threads")
      }
    }
  }

  @Test func `a training step of keras-cnn allocates nothing`() async {
    await #expect(processExitsWith: .success) {
      for threads in 1...2 {
        let count = try Self.trainingAllocations("keras-cnn", input: [28, 28, 1], threads: threads)
        precondition(count == 0, "\(count) allocations with \(threads) threads")
      }
    }
  }

  @Test func `a training step of mobilenet-v2 allocates nothing`() async {
    await #expect(processExitsWith: .success) {
      for threads in 1...2 {
        let count = try Self.trainingAllocations(
          "mobilenet-v2", input: [32, 48, 3], threads: threads)
        precondition(count == 0, "\(count) allocations with \(threads) threads")
      }
    }
  }

  @Test func `inference allocates nothing, also with fewer samples seen before`() async {
    await #expect(processExitsWith: .success) {
      let architecture = try Architectures.named("adnet", input: [32, 32, 3], classes: 5)
      let session = try Network(architecture, seed: 1).makeSession(
        batch: 4, purpose: .inference, pool: WorkerPool(threads: 2))
      session.forward()
      session.forward(count: 3)
      let count = AllocationCounter.count {
        session.forward()
        session.forward(count: 3)
      }
      precondition(count == 0, "\(count) allocations")
    }
  }

  @Test func `inference on bytes allocates nothing`() async {
    await #expect(processExitsWith: .success) {
      let architecture = try Architectures.named("adnet", input: [32, 32, 3], classes: 5)
      let session = try Network(architecture, seed: 1).makeSession(
        batch: 2, purpose: .inference, pool: WorkerPool(threads: 2))
      let bytes = [UInt8](repeating: 100, count: session.inputShape.count)
      func run() {
        bytes.withUnsafeBufferPointer {
          session.forward(bytes: $0) { bytes, floats in
            for index in bytes.indices { floats[index] = Float(bytes[index]) }
          }
        }
      }
      run()
      let count = AllocationCounter.count { run() }
      precondition(count == 0, "\(count) allocations")
    }
  }

  @Test func `the counter sees an allocation`() async {
    await #expect(processExitsWith: .success) {
      let count = AllocationCounter.count { _ = Arena(count: 100) }
      precondition(count > 0, "the counter saw nothing")
    }
  }
}
