import Kernels
import NeuralNetworks
import Tensors

/// A second network whose weights and state are an exponential moving average over the steps of the
/// one that learns (Polyak and Juditsky, 1992).
///
/// After step `t`, counted from 1, `average += (1 - d) * (value - average)` with
/// `d = min(decay, (1 + t) / (10 + t))`: the ramp of TensorFlow's `ExponentialMovingAverage`, by which the
/// first, random weights are soon forgotten. Batch-norm statistics are averaged alike.
public final class WeightAverage {
  /// The averaged network.
  public let network: Network

  /// The share of the average that stays at each step once the ramp is over.
  public let decay: Float

  /// Starts from a network as it is.
  ///
  /// - Precondition: `0 < decay < 1`.
  public init(of learning: Network, decay: Float) throws(NetworkError) {
    precondition(decay > 0 && decay < 1, "the decay must lie between 0 and 1, got \(decay)")
    self.decay = decay
    network = try Network(learning.architecture, seed: 0)
    network.weights.copy(from: learning.weights.readOnly)
    network.state.copy(from: learning.state.readOnly)
  }

  /// Takes up the values after one more step; allocates nothing.
  ///
  /// - Parameters:
  ///   - learning: the network that learns.
  ///   - step: the number of the step, from 1.
  ///   - pool: the threads.
  public func update(from learning: Network, step: Int, pool: WorkerPool) {
    let kept = min(decay, Float(1 + step) / Float(10 + step))
    blend(learning.weights, into: network.weights, kept: kept, pool: pool)
    blend(learning.state, into: network.state, kept: kept, pool: pool)
  }

  private func blend(
    _ values: MutableFloatView, into average: MutableFloatView, kept: Float, pool: WorkerPool
  ) {
    scale(average.readOnly, by: kept, into: average, pool: pool)
    add(values.readOnly, scaledBy: 1 - kept, addingTo: average, pool: pool)
  }
}
