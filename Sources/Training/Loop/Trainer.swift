import Kernels
import NeuralNetworks
import Tensors

/// Trains a network epoch by epoch; whoever calls decides what happens between epochs.
///
///     let trainer = try Trainer(
///       network: network, options: options, training: batches, validation: heldOut, pool: pool)
///     while !trainer.isFinished {
///       guard let record = try trainer.trainEpoch() else { break }
///       print(record.epoch, record.trainLoss)
///     }
///
/// Everything random follows from the seed, the epoch and the step, so a trainer that is restored
/// from a checkpoint goes on bit for bit as if it had never stopped, also in the middle of an epoch.
/// A step allocates nothing.
public final class Trainer {
  /// The network being trained.
  public let network: Network

  /// How it is trained.
  public let options: TrainerOptions

  /// The learning rate of every step.
  public let rates: LearningRate

  /// The number of batches of an epoch.
  public let batchCount: Int

  /// How far the run has come.
  public internal(set) var position = TrainingPosition()

  /// The epochs that are finished.
  public internal(set) var history: [EpochRecord] = []

  /// The optimizer with its moments.
  let optimizer: OptimizerState

  /// The moving average of the weights, if one is kept.
  let average: WeightAverage?

  private let objective: any Objective
  private let pool: WorkerPool
  private let session: Session
  private let clock = ContinuousClock()

  /// Plans all memory of a run that learns to classify.
  ///
  /// - Parameters:
  ///   - network: the network, whose last layer gives one logit for each class; its seed is where
  ///     the random streams of dropout start.
  ///   - options: how to train.
  ///   - training: what to learn from.
  ///   - validation: what the best epoch is chosen on; without it the last one counts.
  ///   - pool: the threads.
  /// - Throws: `NetworkError` when the network does not take such an input.
  public convenience init(
    network: Network, options: TrainerOptions, training: any BatchSource,
    validation: (any BatchSource)?, pool: WorkerPool
  ) throws(NetworkError) {
    try self.init(network: network, options: options, pool: pool) { result throws(NetworkError) in
      try ClassificationObjective(
        training: training, validation: validation, network: result, options: options, pool: pool)
    }
  }

  /// Plans all memory of a run.
  ///
  /// - Parameters:
  ///   - network: the network; its seed is where the random streams of dropout start.
  ///   - options: how to train.
  ///   - pool: the threads.
  ///   - objective: makes what is to be learned; it is given the network whose weights count, which is
  ///     the one to measure.
  /// - Throws: `NetworkError` when the network does not take such an input.
  public init(
    network: Network, options: TrainerOptions, pool: WorkerPool,
    objective: (_ result: Network) throws(NetworkError) -> any Objective
  ) throws(NetworkError) {
    precondition(options.epochs >= 0, "epochs must not be negative, got \(options.epochs)")
    self.network = network
    self.options = options
    self.pool = pool
    average = try options.averageDecay.map { decay throws(NetworkError) in
      try WeightAverage(of: network, decay: decay)
    }
    let objective = try objective(average?.network ?? network)
    precondition(objective.sampleCount > 0, "there is nothing to learn from")
    self.objective = objective
    batchCount = objective.batchCount
    rates = LearningRate(
      peak: options.peakRate, schedule: options.schedule,
      warmUpSteps: Int((options.warmUpEpochs * Double(batchCount)).rounded()),
      totalSteps: options.epochs * batchCount)
    optimizer = OptimizerState(
      options.optimizer, weightDecay: options.weightDecay, count: network.weights.count,
      groups: ParameterGroup.merged(network.parameters))
    position.partSums = Array(repeating: 0, count: objective.lossPartNames.count)
    session = try network.makeSession(
      batch: min(objective.batchSize, objective.sampleCount), purpose: .training, pool: pool)
  }

  /// The network that counts: the average of the one being trained, if one is kept, else that one.
  public var result: Network { average?.network ?? network }

  /// The epoch whose weights count, from 1: the best on validation, else the last; 0 before the
  /// first one.
  public var bestEpoch: Int {
    var best: EpochRecord?
    for record in history {
      guard let validation = record.validation, let other = best?.validation else {
        best = record
        continue
      }
      if validation.isBetter(than: other) { best = record }
    }
    return best?.epoch ?? 0
  }

  /// Whether every epoch is done or patience has run out.
  public var isFinished: Bool { position.epoch >= options.epochs || isOutOfPatience }

  /// Whether the run ends early because validation has not improved for too long.
  ///
  /// At a high rate validation often stands still and improves once the rate falls, so patience counts
  /// from the epoch that begins with at most half the peak; a rate that never falls so far counts from
  /// the start.
  public var isOutOfPatience: Bool {
    guard let patience = options.patience, objective.hasValidation else { return false }
    let start = max(bestEpoch, options.patienceStart, halvingEpoch)
    return position.epoch - start >= max(patience, 1)
  }

  /// The epochs before the first one that begins with at most half the peak rate; 0 if none does.
  private var halvingEpoch: Int {
    rates.halvingStep.map { ($0 + batchCount - 1) / batchCount } ?? 0
  }

  /// Trains what is left of the current epoch and validates.
  ///
  /// - Parameters:
  ///   - shouldStop: asked after every step.
  ///   - didStep: told after every step.
  /// - Returns: the record of the finished epoch, or `nil` when it was stopped before its end.
  public func trainEpoch(
    shouldStop: () -> Bool = { false }, didStep: (TrainingProgress) -> Void = { _ in }
  ) throws(TrainingError) -> EpochRecord? {
    precondition(!isFinished, "the run is finished after \(position.epoch) epochs")
    let start = clock.now
    let (earlier, earlierInEpoch) = (position.seconds, position.epochSeconds)
    while position.batch < batchCount {
      try step()
      let passed = (clock.now - start).seconds
      position.seconds = earlier + passed
      position.epochSeconds = earlierInEpoch + passed
      didStep(progress)
      if position.batch < batchCount && shouldStop() { return nil }
    }
    let validated = try validate()
    position.seconds = earlier + (clock.now - start).seconds
    return finishEpoch(validated)
  }

  /// One batch: forward, loss, backward, optimizer.
  private func step() throws(TrainingError) {
    let count: Int
    do throws(BatchError) {
      count = try objective.fill(
        epoch: position.epoch, batch: position.batch, input: session.input)
    } catch {
      throw .batch(error)
    }
    session.forward(count: count, step: UInt64(position.step))
    let mean = objective.loss(of: session.output, gradient: session.outputGradient)
    let rate = rates.rate(at: position.step)
    guard mean.isFinite else {
      throw .diverged(epoch: position.epoch + 1, step: position.step + 1, rate: rate)
    }
    session.backward()
    optimizer.update(
      network.weights, gradients: network.gradients.readOnly, rate: rate, step: position.step + 1,
      gradientScale: gradientScale(), pool: pool)
    average?.update(from: network, step: position.step + 1, pool: pool)
    position.lossSum += mean * Double(count)
    objective.addLossParts(to: &position.partSums, weight: Double(count))
    position.sampleCount += count
    position.step += 1
    position.batch += 1
  }

  /// What brings a gradient that is too long to the allowed length.
  private func gradientScale() -> Float {
    guard let limit = options.clipNorm else { return 1 }
    let norm = optimizer.gradientNorm(network.gradients.readOnly, pool: pool)
    // PyTorch adds the same small number, so that a zero gradient is not divided by zero.
    return Float(min(1, Double(limit) / (norm + 1e-6)))
  }

  private var progress: TrainingProgress {
    let stepsLeft = options.epochs * batchCount - position.step
    let perStep = position.seconds / Double(max(position.step, 1))
    return TrainingProgress(
      epoch: position.epoch + 1, epochs: options.epochs, batch: position.batch,
      batches: batchCount, loss: position.lossSum / Double(max(position.sampleCount, 1)),
      rate: rates.rate(at: position.step - 1),
      imagesPerSecond: Double(position.sampleCount) / max(position.epochSeconds, 1e-9),
      secondsLeft: perStep * Double(stepsLeft))
  }

  /// Measures the weights that count.
  private func validate() throws(TrainingError) -> EpochRecord.Validation? {
    do throws(BatchError) {
      return try objective.validate()
    } catch {
      throw .batch(error)
    }
  }

  private func finishEpoch(_ validation: EpochRecord.Validation?) -> EpochRecord {
    let record = EpochRecord(
      epoch: position.epoch + 1, seconds: position.seconds,
      trainLoss: position.lossSum / Double(position.sampleCount),
      trainLossParts: zip(objective.lossPartNames, position.partSums).map {
        .init($0, $1 / Double(position.sampleCount))
      },
      validation: validation, rate: rates.rate(at: position.step - 1),
      imagesPerSecond: Double(position.sampleCount) / max(position.epochSeconds, 1e-9))
    history.append(record)
    position.startNextEpoch()
    return record
  }
}
