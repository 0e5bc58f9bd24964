import Kernels
import NeuralNetworks
import TestSupport
import Testing

@testable import Training

@Suite struct WeightAverageTests {
  private func trainer(
    decay: Float?, epochs: Int = 3, validates: Bool = true, pool: WorkerPool = .serial
  ) throws -> Trainer {
    var options = TinyNetwork.options(epochs: epochs)
    options.averageDecay = decay
    return try Trainer(
      network: try TinyNetwork.make(), options: options, training: StripeSource(),
      validation: validates ? StripeSource(sampleCount: 13, shuffles: false, seed: 5) : nil,
      pool: pool)
  }

  /// Runs to the end and tells the weights and the state after every step.
  private func trace(_ trainer: Trainer) throws -> [(weights: [Float], state: [Float])] {
    var trace: [(weights: [Float], state: [Float])] = []
    while !trainer.isFinished {
      _ = try trainer.trainEpoch(didStep: { _ in
        trace.append((trainer.network.weights.array, trainer.network.state.array))
      })
    }
    return trace
  }

  @Test(arguments: [Float(0.3), 0.5, 0.9])
  func `the average follows its formula`(decay: Float) throws {
    let trainer = try trainer(decay: decay)
    var weights = trainer.network.weights.array.map(Double.init)
    var state = trainer.network.state.array.map(Double.init)
    let steps = try trace(trainer)
    #expect(steps.count == 9)
    for (index, step) in steps.enumerated() {
      let kept = min(Double(decay), Double(index + 2) / Double(index + 11))
      for i in weights.indices { weights[i] += (1 - kept) * (Double(step.weights[i]) - weights[i]) }
      for i in state.indices { state[i] += (1 - kept) * (Double(step.state[i]) - state[i]) }
    }
    for (value, expected) in zip(trainer.result.weights.array, weights) {
      #expect(abs(Double(value) - expected) < 1e-5)
    }
    for (value, expected) in zip(trainer.result.state.array, state) {
      #expect(abs(Double(value) - expected) < 1e-5)
    }
  }

  @Test func `averaging leaves what is learned as it is`() throws {
    let plain = try trainer(decay: nil)
    let averaged = try trainer(decay: 0.9)
    _ = try trace(plain)
    _ = try trace(averaged)
    #expect(plain.result === plain.network)
    #expect(averaged.network.weights.array == plain.network.weights.array)
    #expect(averaged.result.weights.array != plain.network.weights.array)
    #expect(averaged.history.map(\.trainLoss) == plain.history.map(\.trainLoss))
    #expect(averaged.history.map(\.validation) != plain.history.map(\.validation))
  }

  @Test(arguments: [1, 3, 5, 8])
  func `a resumed average equals one that was never stopped`(steps: Int) throws {
    let folder = TemporaryDirectory()
    let path = folder.file("checkpoint.safetensors")
    let whole = try trainer(decay: 0.7)
    _ = try trace(whole)
    let first = try trainer(decay: 0.7)
    while first.position.step < steps {
      _ = try first.trainEpoch(shouldStop: { first.position.step >= steps })
    }
    try first.saveCheckpoint(to: path)
    let resumed = try trainer(decay: 0.7, pool: WorkerPool(threads: 2))
    try resumed.restore(try Checkpoint(contentsOf: path))
    _ = try trace(resumed)
    #expect(resumed.result.weights.array == whole.result.weights.array)
    #expect(resumed.result.state.array == whole.result.state.array)
    #expect(resumed.history.map(\.validation) == whole.history.map(\.validation))
  }

  @Test func `a checkpoint without an average is refused where one is kept`() throws {
    let folder = TemporaryDirectory()
    let path = folder.file("checkpoint.safetensors")
    try trainer(decay: nil).saveCheckpoint(to: path)
    let checkpoint = try Checkpoint(contentsOf: path)
    let other = try trainer(decay: 0.9)
    #expect(
      throws: CheckpointError.doesNotFit(path: path, reason: "it has no average.weights")
    ) { try other.restore(checkpoint) }
  }
}
