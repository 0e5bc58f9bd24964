import Tensors

/// Which samples an epoch visits in which order.
public enum BatchOrder: Hashable, Sendable {
  /// As listed, the same each epoch.
  case sequential
  /// Each epoch in another order, which follows from the seed and the epoch alone.
  case shuffled(seed: UInt64)

  /// Names the stream of random numbers that orders are drawn from.
  private static let stream: UInt64 = 0x5348_5546

  /// The fewest batches of at most `batchSize` samples that hold `samples`.
  static func batchCount(of samples: Int, batchSize: Int) -> Int {
    (samples + batchSize - 1) / batchSize
  }

  /// Where in an epoch's order the samples of a batch lie.
  ///
  /// Shuffled batches differ by one sample at most: a few left over at the end would make a noisy step,
  /// and batch normalization would remember their statistics as much as those of a full batch.
  func range(of batch: Int, samples: Int, batchSize: Int) -> Range<Int> {
    switch self {
    case .sequential: return batch * batchSize..<min((batch + 1) * batchSize, samples)
    case .shuffled:
      let batches = Self.batchCount(of: samples, batchSize: batchSize)
      return samples * batch / batches..<samples * (batch + 1) / batches
    }
  }

  /// Puts the positions below `positions.count` into the order of `epoch`.
  func arrange(_ positions: inout [Int32], epoch: Int) {
    for index in positions.indices { positions[index] = Int32(truncatingIfNeeded: index) }
    guard case .shuffled(let seed) = self else { return }
    var generator = RandomGenerator(
      seed: seed, stream: Self.stream, UInt64(truncatingIfNeeded: epoch))
    // `RandomGenerator.shuffle` with a known element: the generic one costs a call for each swap.
    for index in stride(from: positions.count - 1, to: 0, by: -1) {
      positions.swapAt(index, generator.integer(below: index + 1))
    }
  }
}
