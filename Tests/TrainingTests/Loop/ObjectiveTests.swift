import Kernels
import NeuralNetworks
import Tensors
import Testing
import Training

@Suite struct ObjectiveTests {
  /// Learns to give the sum of the inputs, and is measured on the weights that count.
  private final class Sums: Objective {
    let sampleCount = 20
    let batchSize = 8
    let hasValidation = true
    private let session: Session
    private let loss = MeanSquaredError()
    private var targets: [Float] = []
    private(set) var asked: [[Int]] = []

    init(_ network: Network) throws(NetworkError) {
      session = try network.makeSession(batch: 4, purpose: .inference, pool: .serial)
    }

    private func inputs(_ sample: Int) -> [Float] {
      (0..<3).map { Float((sample * 7 + $0 * 5) % 11) / 11 }
    }

    func fill(epoch: Int, batch: Int, input: MutableFloatView) throws(BatchError) -> Int {
      asked.append([epoch, batch])
      let count = min(batchSize, sampleCount - batch * batchSize)
      targets = []
      for row in 0..<count {
        let values = inputs(batch * batchSize + row)
        for (column, value) in values.enumerated() { input[row * 3 + column] = value }
        targets.append(values.reduce(0, +))
      }
      return count
    }

    func loss(of output: FloatView, gradient: MutableFloatView) -> Double {
      let arena = Arena(count: targets.count)
      for (index, target) in targets.enumerated() { arena.view[index] = target }
      return loss.loss(of: output, targets: arena.view.readOnly, gradient: gradient)
    }

    func validate() throws(BatchError) -> EpochRecord.Validation? {
      var error: Float = 0
      for row in 0..<4 {
        for (column, value) in inputs(100 + row).enumerated() {
          session.input[row * 3 + column] = value
        }
      }
      session.forward()
      for row in 0..<4 {
        error = max(error, abs(session.output[row] - inputs(100 + row).reduce(0, +)))
      }
      return EpochRecord.Validation(
        loss: Double(error), figures: [.init("closeness", -Double(error))])
    }
  }

  @Test(arguments: [nil, Float(0.5)])
  func `a trainer learns whatever its objective asks for`(decay: Float?) throws {
    let network = try Network(
      Architecture(name: "sums", input: [3], modules: [.layer("dense", Dense(units: 1))]), seed: 1)
    var options = TrainerOptions(epochs: 60, optimizer: .adam(), peakRate: 0.1)
    options.averageDecay = decay
    var objective: Sums?
    let trainer = try Trainer(network: network, options: options, pool: .serial) {
      result throws(NetworkError) in
      let made = try Sums(result)
      objective = made
      return made
    }
    while !trainer.isFinished { _ = try trainer.trainEpoch() }
    let last = try #require(trainer.history.last?.validation)
    #expect(last.loss < 0.05)
    #expect(trainer.history[0].validation?.isBetter(than: last) == false)
    #expect(trainer.bestEpoch > 20)
    #expect(trainer.batchCount == 3)
    #expect(objective?.asked.prefix(4) == [[0, 0], [0, 1], [0, 2], [1, 0]])
  }
}
