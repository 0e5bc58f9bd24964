import FileFormats
import NeuralNetworks
import TestSupport
import Tensors
import Testing
import Training

/// Ten steps of a trainer on one small network against PyTorch; see `Scripts/golden/network.py`.
@Suite struct GoldenNetworkTrainingTests {
  /// One of PyTorch's runs: its name in the file, its numbers, and how far ours may end from it.
  struct Run: Sendable, CustomTestStringConvertible {
    let name: String
    let optimizer: Optimizer
    let rate: Double
    let weightDecay: Float
    let tolerance: Float
    var testDescription: String { name }
  }

  /// The tolerances are many times what PyTorch's own float32 runs miss the float64 truth by.
  ///
  /// That is 3e-7 for momentum, 5e-7 for Adam and 6e-6 for RMSprop. Rules that divide by the size of a gradient magnify the rounding of
  /// small ones, RMSprop without a correction of its first steps most; weights move by 0.05 and more.
  private static let runs = [
    Run(
      name: "sgd", optimizer: .sgd(momentum: 0.9), rate: 0.05, weightDecay: 1e-3, tolerance: 1e-5),
    Run(
      name: "nesterov", optimizer: .sgd(momentum: 0.9, nesterov: true), rate: 0.05,
      weightDecay: 1e-3, tolerance: 1e-5),
    Run(
      name: "rmsprop", optimizer: .rmsprop(momentum: 0.9), rate: 2e-3, weightDecay: 1e-3,
      tolerance: 1e-3),
    Run(name: "adam", optimizer: .adam(), rate: 5e-3, weightDecay: 1e-3, tolerance: 1e-4),
    Run(name: "adamw", optimizer: .adamW(), rate: 5e-3, weightDecay: 0.05, tolerance: 1e-4),
  ]

  @Test(arguments: runs)
  func `ten steps of a trainer end at PyTorch's weights, statistics and losses`(run: Run) throws {
    let file = try SafeTensors(
      bytes: try FileReader.bytes(at: GoldenFile.path("network.safetensors")))
    let description = try JSONValue.parse(file.metadata["architecture"] ?? "")
    let network = try Network(try Architecture(json: description), seed: 1)
    try network.readTensors(from: file, prefix: "initial/")
    var options = TrainerOptions(epochs: 10, optimizer: run.optimizer, peakRate: run.rate)
    options.weightDecay = run.weightDecay
    let trainer = try Trainer(
      network: network, options: options, training: try GoldenSource(file), validation: nil,
      pool: .serial)
    while !trainer.isFinished { _ = try trainer.trainEpoch() }
    let losses = try file.floats(run.name + "/losses")
    #expect(trainer.history.count == losses.count)
    for (record, loss) in zip(trainer.history, losses) {
      #expect((Float(record.trainLoss) - loss).magnitude <= run.tolerance, "step \(record.epoch)")
    }
    for parameter in network.parameters {
      try expectClose(
        network.weights(of: parameter).array, file, run.name + "/" + parameter.name, run.tolerance)
    }
    for tensor in network.stateTensors {
      try expectClose(
        network.state.slice(tensor.range.lowerBound, tensor.range.count).array, file,
        run.name + "/" + tensor.name, run.tolerance)
    }
  }

  private func expectClose(
    _ values: [Float], _ file: SafeTensors, _ name: String, _ tolerance: Float
  ) throws {
    let expected = try file.floats(name)
    #expect(values.count == expected.count, "\(name)")
    let isClose = zip(values, expected).allSatisfy { ($0 - $1).magnitude <= tolerance }
    #expect(isClose, "\(name)")
  }
}

/// The one batch of the golden file, again in every epoch.
private final class GoldenSource: BatchSource {
  let sampleCount: Int
  let batchSize: Int
  private let pixels: [Float]
  private let classes: [Int]

  init(_ file: SafeTensors) throws {
    pixels = try file.floats("input")
    classes = try file.integers("labels")
    sampleCount = classes.count
    batchSize = classes.count
  }

  func fill(
    epoch: Int, batch: Int, input: MutableFloatView, labels: inout [Int32]
  ) throws(BatchError) -> Int {
    input.copy(from: pixels)
    for (sample, label) in classes.enumerated() { labels[sample] = Int32(label) }
    return classes.count
  }
}
