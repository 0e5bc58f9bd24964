import FileFormats
import Kernels
import NeuralNetworks
import TestSupport
import Testing

@testable import Training

@Suite struct CheckpointTests {
  private let folder = TemporaryDirectory()

  private var path: String { folder.file("checkpoint.safetensors") }

  private func trainer(
    _ optimizer: Optimizer = .adamW(), filters: Int = 4, pool: WorkerPool = .serial
  ) throws -> Trainer {
    try Trainer(
      network: try TinyNetwork.make(filters: filters),
      options: TinyNetwork.options(optimizer: optimizer), training: StripeSource(),
      validation: StripeSource(sampleCount: 13, shuffles: false, seed: 5), pool: pool)
  }

  /// Trains until so many steps of the whole run are done, then saves.
  private func interrupt(_ trainer: Trainer, after steps: Int) throws {
    while trainer.position.step < steps {
      _ = try trainer.trainEpoch(shouldStop: { trainer.position.step >= steps })
    }
    try trainer.saveCheckpoint(to: path)
  }

  private func finish(_ trainer: Trainer) throws {
    while !trainer.isFinished { _ = try trainer.trainEpoch() }
  }

  @Test(
    arguments: [
      Optimizer.sgd(), .sgd(momentum: 0.9, nesterov: true), .rmsprop(momentum: 0.5), .adamW(),
    ], [1, 3, 5, 6, 8])
  func `a resumed run equals one that was never stopped`(
    optimizer: Optimizer, steps: Int
  ) throws {
    let whole = try trainer(optimizer)
    try finish(whole)
    try interrupt(try trainer(optimizer), after: steps)
    let resumed = try trainer(optimizer, pool: WorkerPool(threads: 2))
    try resumed.restore(try Checkpoint(contentsOf: path))
    #expect(resumed.position.step == steps)
    try finish(resumed)
    #expect(resumed.network.weights.array == whole.network.weights.array)
    #expect(resumed.network.state.array == whole.network.state.array)
    for (first, second) in zip(resumed.optimizer.moments, whole.optimizer.moments) {
      #expect(first.view.array == second.view.array)
    }
    #expect(resumed.history.map(\.trainLoss) == whole.history.map(\.trainLoss))
    #expect(resumed.history.map(\.validation) == whole.history.map(\.validation))
    #expect(resumed.history.map(\.rate) == whole.history.map(\.rate))
  }

  @Test func `time goes on where the last sitting ended`() throws {
    let first = try trainer()
    try interrupt(first, after: 4)
    let resumed = try trainer()
    try resumed.restore(try Checkpoint(contentsOf: path))
    #expect(resumed.position == first.position)
    try finish(resumed)
    #expect(resumed.history[1].seconds > first.position.seconds)
  }

  @Test func `patience that has run out stays so, and counts anew where a run was extended`() throws
  {
    var options = TinyNetwork.options(epochs: 50)
    options.schedule = .constant
    options.patience = 2
    func trainer() throws -> Trainer {
      try Trainer(
        network: try TinyNetwork.make(), options: options, training: StripeSource(),
        validation: StripeSource(sampleCount: 13, shuffles: false, seed: 5), pool: .serial)
    }
    let first = try trainer()
    try finish(first)
    #expect(first.isOutOfPatience)
    try first.saveCheckpoint(to: path)
    let checkpoint = try Checkpoint(contentsOf: path)
    let same = try trainer()
    try same.restore(checkpoint)
    #expect(same.isFinished)
    options.epochs = 60
    options.patienceStart = checkpoint.history.count
    let longer = try trainer()
    try longer.restore(checkpoint)
    #expect(!longer.isFinished)
    try finish(longer)
    #expect(longer.history.count >= first.history.count + 2)
  }

  @Test func `an infinite validation loss survives`() throws {
    let record = EpochRecord(
      epoch: 1, seconds: 1, trainLoss: 2,
      validation: EpochRecord.Validation(loss: .nan, top1: 0.5, top5: 1), rate: 0.1,
      imagesPerSecond: 3)
    #expect(record.validation?.loss == .infinity)
    let json = try JSONValue.parse(record.jsonValue.bytes(), maximumDepth: 8)
    #expect(try EpochRecord(json: json) == record)
  }

  @Test func `figures of other tasks survive in their order`() throws {
    let validation = EpochRecord.Validation(
      loss: 1, figures: [.init("map50", 0.25), .init("a", 0.5), .init("map50_95", 0.125)])
    let record = EpochRecord(
      epoch: 1, seconds: 1, trainLoss: 2, validation: validation, rate: 0.1, imagesPerSecond: 3)
    let json = try JSONValue.parse(record.jsonValue.bytes(), maximumDepth: 8)
    #expect(try EpochRecord(json: json) == record)
    #expect(validation.value("a") == 0.5 && validation.value("b") == nil)
  }

  @Test func `a checkpoint from before there were other tasks is read`() throws {
    let text = """
      {"epoch":1,"seconds":1,"train_loss":2,"rate":0.1,"images_per_second":3,\
      "validation":{"loss":1,"top1":0.5,"top5":0.75}}
      """
    let record = try EpochRecord(json: try JSONValue.parse(text, maximumDepth: 8))
    #expect(record.validation == EpochRecord.Validation(loss: 1, top1: 0.5, top5: 0.75))
  }

  @Test func `a checkpoint of another network is refused`() throws {
    try interrupt(try trainer(), after: 1)
    let checkpoint = try Checkpoint(contentsOf: path)
    let other = try trainer(filters: 8)
    #expect {
      try other.restore(checkpoint)
    } throws: { error in
      guard case .doesNotFit(path, let reason)? = error as? CheckpointError else { return false }
      return reason.contains("weights")
    }
  }

  @Test func `a checkpoint of another optimizer is refused`() throws {
    try interrupt(try trainer(.sgd()), after: 1)
    let checkpoint = try Checkpoint(contentsOf: path)
    let other = try trainer(.adam())
    #expect(
      throws: CheckpointError.doesNotFit(path: path, reason: "it has no moment.0")
    ) { try other.restore(checkpoint) }
  }

  @Test func `a checkpoint at a place the run cannot reach is refused`() throws {
    try interrupt(try trainer(), after: 2)
    let checkpoint = try Checkpoint(contentsOf: path)
    let other = try Trainer(
      network: try TinyNetwork.make(), options: TinyNetwork.options(),
      training: StripeSource(sampleCount: 8), validation: nil, pool: .serial)
    #expect(throws: CheckpointError.self) { try other.restore(checkpoint) }
  }

  @Test func `every cut of the file is refused with its path`() throws {
    try interrupt(try trainer(), after: 1)
    let bytes = try FileReader.bytes(at: path)
    for count in stride(from: 0, to: bytes.count, by: 97) {
      let cut = folder.file("cut")
      try AtomicFile.write(Array(bytes[..<count]), to: cut)
      #expect {
        try Checkpoint(contentsOf: cut)
      } throws: { error in
        guard case .damaged(cut, _)? = error as? CheckpointError else { return false }
        return true
      }
    }
  }

  @Test func `a missing checkpoint is a file error`() {
    #expect(throws: CheckpointError.file(.missing(path: path))) {
      try Checkpoint(contentsOf: path)
    }
  }

  @Test func `a model file is no checkpoint`() throws {
    try AtomicFile.write(SafeTensorsWriter().bytes(), to: path)
    #expect(throws: CheckpointError.self) { try Checkpoint(contentsOf: path) }
  }

  @Test func `a failed write leaves the earlier checkpoint`() throws {
    let trainer = try trainer()
    try interrupt(trainer, after: 1)
    let before = try FileReader.bytes(at: path)
    #expect(throws: FileError.self) {
      try trainer.saveCheckpoint(to: folder.file("missing/checkpoint.safetensors"))
    }
    #expect(try FileReader.bytes(at: path) == before)
  }
}
