import Tensors

/// The labels of a batch, in memory that is taken once for every number of samples.
struct BatchLabels {
  private var received: [Int32]

  /// One array for each number of samples that a batch had so far: few, as sources fill batches evenly.
  private var labels: [[Int]] = []

  init(batchSize: Int) { received = Array(repeating: 0, count: batchSize) }

  /// Has the source fill one batch and returns its number of samples.
  mutating func fill(
    from source: any BatchSource, epoch: Int, batch: Int, input: MutableFloatView
  ) throws(BatchError) -> Int {
    let count = try source.fill(epoch: epoch, batch: batch, input: input, labels: &received)
    precondition(
      (1...received.count).contains(count), "a batch of \(count) instead of \(received.count)")
    let known = labels.firstIndex { $0.count == count }
    if known == nil { labels.append(Array(repeating: 0, count: count)) }
    let index = known ?? labels.count - 1
    for sample in 0..<count { labels[index][sample] = Int(received[sample]) }
    return count
  }

  /// The labels of the last filled batch of `count` samples.
  func values(_ count: Int) -> [Int] { labels.first { $0.count == count } ?? [] }
}
