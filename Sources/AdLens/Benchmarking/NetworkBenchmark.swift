/// Measures how fast a network runs on this machine, on random pictures.
///
/// ```swift
/// let benchmark = NetworkBenchmark(network, input: Shape(1, 128, 128, 3), pool: pool)
/// let summary = try benchmark.forward()
/// print(summary.percentile(50) * 1000, "ms")
/// ```
public struct NetworkBenchmark {
  /// The network.
  public let network: Network

  /// The shape of a batch, `[batch, height, width, channels]`.
  public let input: Shape

  /// The threads.
  public let pool: WorkerPool

  /// The measured repetitions.
  public var repetitions = 100

  /// The repetitions before them, which are not measured.
  public var warmUps = 10

  /// Prepares to measure a network.
  public init(_ network: Network, input: Shape, pool: WorkerPool) {
    self.network = network
    self.input = input
    self.pool = pool
  }

  /// The time of one node of the network.
  public struct LayerTiming: Sendable {
    /// The node.
    public let node: NodeSummary

    /// The mean time of a forward pass, in seconds.
    public let seconds: Double

    /// The billions of floating-point operations in a second.
    public var gigaflops: Double {
      seconds > 0 ? Double(node.operationCount) / seconds / 1e9 : 0
    }
  }

  /// Measures forward passes for inference.
  public func forward() throws(NetworkError) -> LatencySummary {
    let session = try makeSession(.inference)
    return measure { _ in session.forward() }
  }

  /// Measures training steps: forward, loss, backward and the optimizer.
  ///
  /// The weights of the network change.
  public func trainingStep() throws(NetworkError) -> LatencySummary {
    let session = try makeSession(.training)
    let classes = session.outputShape.channels
    let loss = SoftmaxCrossEntropy(classes: classes)
    let labels = (0..<input.batch).map { $0 % classes }
    let optimizer = OptimizerState(
      .adamW(), weightDecay: 0.01, count: network.weights.count,
      groups: network.parameters.map { ParameterGroup(range: $0.range, decays: $0.decays) })
    return measure { step in
      session.forward(step: UInt64(step))
      _ = loss.loss(of: session.output, labels: labels, gradient: session.outputGradient)
      session.backward()
      optimizer.update(
        network.weights, gradients: network.gradients.readOnly, rate: 1e-5, step: step + 1,
        pool: pool)
    }
  }

  /// Measures every node of forward passes for inference.
  public func layers() throws(NetworkError) -> [LayerTiming] {
    let session = try makeSession(.inference)
    let nodes = session.nodes
    var unmeasured = [Double](repeating: 0, count: nodes.count)
    for _ in 0..<warmUps { session.measureForward(addingTo: &unmeasured) }
    var seconds = [Double](repeating: 0, count: nodes.count)
    for _ in 0..<repetitions { session.measureForward(addingTo: &seconds) }
    return zip(nodes, seconds).map {
      LayerTiming(node: $0, seconds: $1 / Double(repetitions))
    }
  }

  private func makeSession(_ purpose: Session.Purpose) throws(NetworkError) -> Session {
    let session = try network.makeSession(input: input, purpose: purpose, pool: pool)
    var generator = RandomGenerator(seed: 0)
    for index in session.input.indices { session.input[index] = generator.uniform() * 2 - 1 }
    return session
  }

  private func measure(_ body: (Int) -> Void) -> LatencySummary {
    for step in 0..<warmUps { body(step) }
    let seconds = (0..<repetitions).map { step in
      let start = ContinuousClock.now
      body(warmUps + step)
      return (ContinuousClock.now - start) / .seconds(1)
    }
    return LatencySummary(seconds)
  }
}
