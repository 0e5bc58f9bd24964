/// The time of one node of a network.
public struct LayerTiming: Sendable {
  /// The node.
  public let node: NodeSummary

  /// The durations of all repetitions in seconds, in the order of time.
  public let samples: [Double]

  /// The median of them.
  public let seconds: Double

  /// Creates the timing of a node.
  init(node: NodeSummary, samples: [Double]) {
    self.node = node
    self.samples = samples
    seconds = LatencySummary(samples).percentile(50)
  }

  /// The billions of floating-point operations in a second; nothing for nodes without a product, whose
  /// operations are no multiply-adds.
  public var gigaflops: Double? {
    node.isProduct && seconds > 0 ? Double(node.operationCount) / seconds / 1e9 : nil
  }

  /// The billions of bytes that were moved at least in a second.
  public var gigabytesPerSecond: Double? {
    seconds > 0 ? Double(node.byteCount) / seconds / 1e9 : nil
  }
}
