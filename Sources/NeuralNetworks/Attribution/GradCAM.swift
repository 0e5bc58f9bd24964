import Kernels
import Tensors

/// Which places of a picture speak for one of a network's outputs.
///
/// `map = relu(Σ weight[channel] * features[…, channel])`, where a channel's weight is the mean over all places of
/// the gradient of the output with respect to it (Selvaraju and others, "Grad-CAM", 2017). An output that looks
/// at one place of the picture, as those of detectors do, is better explained by the gradient of each place
/// instead of the mean (Zhao and others, "ODAM", 2022): means would show everything that looks alike. The
/// network runs as in use: without dropout and with the running statistics of batch norm.
///
/// ```swift
/// let cam = try GradCAM(network, features: "relu3", input: Shape(1, 128, 128, 3), pool: pool)
/// cam.input.copy(from: pixels)
/// cam.forward()
/// let map = cam.map(of: 2)
/// ```
public final class GradCAM {
  /// What a channel weighs at a place.
  public enum Weighting: Hashable, Sendable {
    /// The mean of its gradient over all places, for outputs that look at all of the picture.
    case mean

    /// Its gradient there, for outputs that look at one place.
    case local
  }

  private let session: Session
  private let weights: Arena

  /// Whether the values of the forward pass are still there: on the way back gradients take their place.
  private var isForwardDone = false

  /// Prepares to explain the outputs for one picture.
  ///
  /// - Parameters:
  ///   - network: the network, whose weights are only read.
  ///   - features: the full name of the part whose feature maps are looked at, `[1, height, width, channels]`.
  ///   - input: the shape of the input, `[1, height, width, channels]`.
  ///   - pool: the threads.
  ///   - memoryLimit: the most memory in bytes.
  /// - Throws: `NetworkError` when there is no such part, or it gives no feature maps.
  public init(
    _ network: Network, features: String, input: Shape, pool: WorkerPool,
    memoryLimit: Int = Network.defaultMemoryLimit
  ) throws(NetworkError) {
    precondition(input.batch == 1, "one picture is explained at a time, not \(input.batch)")
    session = try network.makeSession(
      input: input, purpose: .attribution(to: features), pool: pool, memoryLimit: memoryLimit)
    guard session.featureShape.rank == 4 else { throw .unknownPart(features) }
    weights = Arena(count: session.featureShape.channels)
  }

  /// The input; fill it before `forward`.
  public var input: MutableFloatView { session.input }

  /// The outputs after `forward`.
  public var output: FloatView { session.output }

  /// Rows of the map.
  public var rows: Int { session.featureShape[1] }

  /// Columns of the map.
  public var columns: Int { session.featureShape[2] }

  /// Channels of the features.
  public var channels: Int { session.featureShape.channels }

  /// Computes the outputs.
  public func forward() {
    session.forward()
    isForwardDone = true
  }

  /// The map of an output for the input, `[rows, columns]`, none below zero.
  ///
  /// - Precondition: there is an output of this number.
  public func map(of index: Int, weighting: Weighting = .mean) -> [Float] {
    clearGradient()
    session.outputGradient[index] = 1
    return sums(weighting).map { max($0, 0) }
  }

  /// What each place adds to a weighted sum of outputs that are means over all places, `[rows, columns]`; all places
  /// together make the sum (Zhou and others, "Learning deep features for discriminative localization", 2016).
  ///
  /// - Parameters:
  ///   - outputs: the numbers of the outputs.
  ///   - weights: what each of them counts.
  /// - Precondition: there are as many weights as outputs.
  public func contributions(to outputs: Range<Int>, weights: [Float]) -> [Float] {
    precondition(outputs.count == weights.count, "every output has a weight")
    clearGradient()
    for (output, weight) in zip(outputs, weights) { session.outputGradient[output] = weight }
    return sums(.local)
  }

  /// Makes the gradient of the output 0, behind a forward pass whose values are still there.
  private func clearGradient() {
    if !isForwardDone { session.forward() }
    isForwardDone = false
    session.outputGradient.fill(0)
  }

  /// The weighted features of each place, for the gradient that the output has.
  private func sums(_ weighting: Weighting) -> [Float] {
    session.backward()
    let channels = session.featureShape.channels
    let (features, gradient) = (session.features, session.featureGradient)
    if weighting == .local {
      return stride(from: 0, to: features.count, by: channels).map { start in
        let (place, slope) = (features.slice(start, channels), gradient.slice(start, channels))
        return place.indices.reduce(0 as Float) { $0 + slope[$1] * place[$1] }
      }
    }
    let weights = weights.view(0, channels)
    weights.fill(0)
    for start in stride(from: 0, to: gradient.count, by: channels) {
      let place = gradient.slice(start, channels)
      for c in weights.indices { weights[c] += place[c] }
    }
    let scale = 1 / Float(rows * columns)
    return stride(from: 0, to: features.count, by: channels).map { start in
      let place = features.slice(start, channels)
      return weights.indices.reduce(0 as Float) { $0 + weights[$1] * place[$1] } * scale
    }
  }
}
