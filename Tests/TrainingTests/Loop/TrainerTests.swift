import Kernels
import NeuralNetworks
import Tensors
import Testing
import Training

@Suite struct TrainerTests {
  private func trainer(
    _ options: TrainerOptions = TinyNetwork.options(), training: StripeSource = StripeSource(),
    validates: Bool = true, pool: WorkerPool = .serial
  ) throws -> Trainer {
    try Trainer(
      network: try TinyNetwork.make(), options: options, training: training,
      validation: validates ? StripeSource(sampleCount: 13, shuffles: false, seed: 5) : nil,
      pool: pool)
  }

  @discardableResult
  private func finish(_ trainer: Trainer) throws -> Trainer {
    while !trainer.isFinished { _ = try trainer.trainEpoch() }
    return trainer
  }

  @Test func `training lowers the loss and finds the bright row`() throws {
    let trainer = try finish(try trainer(TinyNetwork.options(epochs: 15)))
    let losses = trainer.history.map(\.trainLoss)
    #expect(losses[14] < losses[0] / 2)
    #expect(trainer.history[14].validation?.top1 == 1)
    #expect(trainer.position.step == 15 * 3)
  }

  @Test func `one and two threads give the same bits`() throws {
    let one = try finish(try trainer())
    let two = try finish(try trainer(pool: WorkerPool(threads: 2)))
    #expect(one.network.weights.array == two.network.weights.array)
    #expect(one.network.state.array == two.network.state.array)
    #expect(one.history.map(\.trainLoss) == two.history.map(\.trainLoss))
  }

  @Test func `a record tells the epoch, its losses and its rate`() throws {
    let trainer = try trainer()
    let record = try #require(try trainer.trainEpoch())
    #expect(record.epoch == 1)
    #expect(record.rate == trainer.rates.rate(at: 2))
    #expect(record.seconds > 0 && record.imagesPerSecond > 0)
    let validation = try #require(record.validation)
    #expect(validation.loss > 0 && (0...1).contains(validation.top1) && validation.top5 == 1)
    #expect(trainer.history == [record])
  }

  @Test func `a stop is heeded after the step it is asked in`() throws {
    let trainer = try trainer()
    var steps: [Int] = []
    let record = try trainer.trainEpoch(
      shouldStop: { steps.count == 2 }, didStep: { steps.append($0.batch) })
    #expect(record == nil)
    #expect(steps == [1, 2])
    #expect(trainer.position.batch == 2 && trainer.history.isEmpty)
    #expect(try trainer.trainEpoch()?.epoch == 1)
  }

  @Test func `progress counts epochs and batches from one`() throws {
    let trainer = try trainer()
    var seen: [TrainingProgress] = []
    _ = try trainer.trainEpoch(didStep: { seen.append($0) })
    #expect(seen.map(\.batch) == [1, 2, 3])
    #expect(seen.allSatisfy { $0.epoch == 1 && $0.epochs == 3 && $0.batches == 3 })
    #expect(seen.allSatisfy { $0.loss.isFinite && $0.imagesPerSecond > 0 && $0.secondsLeft > 0 })
  }

  @Test func `without validation the last epoch counts`() throws {
    let trainer = try trainer(validates: false)
    #expect(trainer.bestEpoch == 0)
    try finish(trainer)
    #expect(trainer.bestEpoch == 3)
    #expect(trainer.history.allSatisfy { $0.validation == nil })
  }

  @Test func `patience ends a run that no longer improves`() throws {
    var options = TinyNetwork.options(epochs: 50)
    options.schedule = .constant
    options.patience = 2
    let trainer = try finish(try trainer(options))
    #expect(trainer.isOutOfPatience)
    #expect(trainer.history.count == trainer.bestEpoch + 2)
  }

  @Test(arguments: [(Schedule.step, 7), (.cosine, 10), (.oneCycle, 13)])
  func `patience counts once the rate has fallen to half its peak`(
    schedule: Schedule, epoch: Int
  ) throws {
    // Such a rate changes no weight: after the first few epochs, in which the statistics of batch norm
    // settle, validation stands still.
    var options = TinyNetwork.options(epochs: 20, optimizer: .sgd(), rate: 1e-30)
    options.schedule = schedule
    options.patience = 2
    let trainer = try finish(try trainer(options))
    #expect(trainer.isOutOfPatience)
    #expect(trainer.history.count == max(trainer.bestEpoch, epoch) + 2)
    #expect(trainer.history.count >= epoch + 2)
  }

  @Test func `a gradient that is too long is cut to the limit, a short one is left alone`() throws {
    func distance(clipNorm: Float?) throws -> Double {
      var options = TinyNetwork.options(optimizer: .sgd(), rate: 0.5)
      options.schedule = .constant
      options.weightDecay = 0
      options.clipNorm = clipNorm
      let trainer = try trainer(options)
      let start = trainer.network.weights.array
      _ = try trainer.trainEpoch(shouldStop: { true })
      #expect(trainer.position.step == 1)
      return zip(trainer.network.weights.array, start).reduce(0) { sum, pair in
        sum + Double(pair.0 - pair.1) * Double(pair.0 - pair.1)
      }.squareRoot()
    }
    // Weights of about 1 are rounded to 6e-8 each.
    #expect(try (distance(clipNorm: 0.01) - 0.5 * 0.01).magnitude <= 1e-5)
    #expect(try distance(clipNorm: 1e6) == distance(clipNorm: nil))
  }

  @Test func `the first of equally good epochs is the best`() throws {
    let trainer = try finish(try trainer(TinyNetwork.options(epochs: 12)))
    let best = try #require(trainer.history[trainer.bestEpoch - 1].validation)
    for (index, record) in trainer.history.enumerated() {
      let other = try #require(record.validation)
      #expect(!other.isBetter(than: best))
      #expect(index >= trainer.bestEpoch - 1 || best.isBetter(than: other))
    }
  }

  @Test func `a batch larger than the data becomes one batch`() throws {
    let trainer = try finish(
      try trainer(training: StripeSource(sampleCount: 5, batchSize: 64)))
    #expect(trainer.position.step == 3)
  }

  @Test func `class weights change what is learned`() throws {
    var options = TinyNetwork.options()
    let plain = try finish(try trainer(options))
    options.classWeights = [3, 0.5, 0.5]
    let weighted = try finish(try trainer(options))
    #expect(plain.network.weights.array != weighted.network.weights.array)
  }

  @Test func `a loss that is not a number is an error that names the rate`() throws {
    var options = TinyNetwork.options(optimizer: .sgd(), rate: 1e30)
    options.clipNorm = nil
    let trainer = try trainer(options)
    #expect {
      try finish(trainer)
    } throws: { error in
      guard case .diverged(_, _, let rate)? = error as? TrainingError else { return false }
      return rate > 1e28 && "\(error)".contains("learning rate")
    }
  }

  @Test func `an image that is gone is an error that names it`() throws {
    let source = StripeSource()
    source.failingBatch = 4
    let trainer = try trainer(training: source)
    #expect(throws: TrainingError.batch(BatchError(path: "a/b.png", reason: "is gone"))) {
      try finish(trainer)
    }
    #expect(trainer.position.step == 4)
  }
}
