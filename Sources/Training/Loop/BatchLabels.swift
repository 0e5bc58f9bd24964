import Tensors

/// The labels of a batch, in memory that is taken once for full batches and once for the last one.
struct BatchLabels {
  private var received: [Int32]
  private var full: [Int]
  private var last: [Int]

  init(batchSize: Int, sampleCount: Int) {
    received = Array(repeating: 0, count: batchSize)
    full = Array(repeating: 0, count: min(batchSize, sampleCount))
    last = Array(repeating: 0, count: sampleCount % batchSize)
  }

  /// Has the source fill one batch and returns its number of samples.
  mutating func fill(
    from source: any BatchSource, epoch: Int, batch: Int, input: MutableFloatView
  ) throws(BatchError) -> Int {
    let count = try source.fill(epoch: epoch, batch: batch, input: input, labels: &received)
    precondition(
      count == full.count || count == last.count, "a batch of \(count) instead of \(full.count)")
    if count == full.count {
      for index in 0..<count { full[index] = Int(received[index]) }
    } else {
      for index in 0..<count { last[index] = Int(received[index]) }
    }
    return count
  }

  /// The labels of the last filled batch, which has `count` samples.
  func values(_ count: Int) -> [Int] { count == full.count ? full : last }
}
