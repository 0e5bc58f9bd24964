import Tensors
import Training

/// Pictures of 6x6 pixels whose class is the row that is bright, made anew for each epoch from
/// (seed, epoch, sample), so that an order or a stream that a resume gets wrong shows.
final class StripeSource: BatchSource {
  static let side = 6
  static let classes = 3

  let sampleCount: Int
  let batchSize: Int
  private let shuffles: Bool
  private let seed: UInt64

  /// The batch at which reading fails, counted over all epochs; `nil` for never.
  var failingBatch: Int?

  init(sampleCount: Int = 22, batchSize: Int = 8, shuffles: Bool = true, seed: UInt64 = 1) {
    self.sampleCount = sampleCount
    self.batchSize = batchSize
    self.shuffles = shuffles
    self.seed = seed
  }

  func fill(
    epoch: Int, batch: Int, input: MutableFloatView, labels: inout [Int32]
  ) throws(BatchError) -> Int {
    if let failingBatch, epoch * batchCount + batch == failingBatch {
      throw BatchError(path: "a/b.png", reason: "is gone")
    }
    var order = Array(0..<sampleCount)
    if shuffles {
      var generator = RandomGenerator(seed: seed, stream: 7, UInt64(epoch))
      generator.shuffle(&order)
    }
    let count = min(batchSize, sampleCount - batch * batchSize)
    for row in 0..<count {
      let sample = order[batch * batchSize + row]
      labels[row] = Int32(sample % Self.classes)
      draw(sample, epoch: epoch, into: input, at: row * Self.side * Self.side)
    }
    return count
  }

  private func draw(_ sample: Int, epoch: Int, into input: MutableFloatView, at start: Int) {
    var generator = RandomGenerator(
      seed: seed, stream: 8, UInt64(shuffles ? epoch : 0), UInt64(sample))
    for pixel in 0..<Self.side * Self.side {
      let isBright = pixel / Self.side / 2 == sample % Self.classes
      input[start + pixel] = (isBright ? 1 : 0) + generator.uniform(-0.3, 0.3)
    }
  }
}
