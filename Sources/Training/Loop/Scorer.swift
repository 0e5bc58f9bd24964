import Kernels
import NeuralNetworks
import Tensors

/// Runs a network over a source of batches and collects the logits.
public final class Scorer {
  private let session: Session
  private var labels: [Int32]

  /// Plans the memory.
  ///
  /// - Parameters:
  ///   - network: the network; its weights are read anew each time something is scored.
  ///   - batchSize: the most samples to compute at once.
  ///   - pool: the threads.
  /// - Throws: `NetworkError` when the network does not take such an input.
  public init(
    network: Network, batchSize: Int, pool: WorkerPool
  ) throws(NetworkError) {
    session = try network.makeSession(batch: batchSize, purpose: .inference, pool: pool)
    labels = Array(repeating: 0, count: batchSize)
  }

  /// The number of classes.
  public var classes: Int { session.outputShape.channels }

  /// Replaces the content of `samples` with the scores of a whole source, in its order.
  public func score(
    _ source: any BatchSource, into samples: inout ScoredSamples
  ) throws(BatchError) {
    samples.removeAll()
    for batch in 0..<source.batchCount {
      let count = try source.fill(epoch: 0, batch: batch, input: session.input, labels: &labels)
      session.forward(count: count)
      let output = session.output
      for sample in 0..<count {
        samples.append(
          logits: output.slice(sample * classes, classes), label: Int(labels[sample]))
      }
    }
  }
}
