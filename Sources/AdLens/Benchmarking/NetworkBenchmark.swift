/// Measures how fast a network runs on this machine, on random pictures.
///
/// ```swift
/// let benchmark = NetworkBenchmark(network, input: Shape(1, 128, 128, 3), pool: pool)
/// let result = try benchmark.forward()
/// print(result.summary.percentile(50) * 1000, "ms")
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

  /// Measures forward passes for inference.
  public func forward() throws(NetworkError) -> BenchmarkResult {
    let session = try makeSession(.inference)
    return timing.run(parts: ["forward"], memory: session.memory) { _ in
      let start = ContinuousClock.now
      session.forward()
      return [start, .now]
    }
  }

  /// Measures training steps in three parts: forward, loss and backward, and the optimizer.
  ///
  /// The weights of the network change.
  public func trainingStep() throws(NetworkError) -> BenchmarkResult {
    let session = try makeSession(.training)
    let classes = session.outputShape.channels
    let loss = SoftmaxCrossEntropy(classes: classes)
    let labels = (0..<input.batch).map { $0 % classes }
    let optimizer = OptimizerState(
      .adamW(), weightDecay: 0.01, count: network.weights.count,
      groups: network.parameters.map { ParameterGroup(range: $0.range, decays: $0.decays) })
    return timing.run(parts: ["forward", "backward", "update"], memory: session.memory) { step in
      let start = ContinuousClock.now
      session.forward(step: UInt64(step))
      let afterForward = ContinuousClock.now
      _ = loss.loss(of: session.output, labels: labels, gradient: session.outputGradient)
      session.backward()
      let afterBackward = ContinuousClock.now
      optimizer.update(
        network.weights, gradients: network.gradients.readOnly, rate: 1e-5, step: step + 1,
        pool: pool)
      return [start, afterForward, afterBackward, .now]
    }
  }

  /// Measures every node of forward passes for inference, and the passes as a whole.
  public func layers() throws(NetworkError) -> (whole: BenchmarkResult, layers: [LayerTiming]) {
    let session = try makeSession(.inference)
    let nodes = session.nodes
    var samples = nodes.map { _ in [Double]() }
    let whole = timing.run(parts: ["forward"], memory: session.memory) { step in
      var seconds = [Double](repeating: 0, count: nodes.count)
      let start = ContinuousClock.now
      session.measureForward(addingTo: &seconds)
      let end = ContinuousClock.now
      if step >= warmUps { for node in nodes.indices { samples[node].append(seconds[node]) } }
      return [start, end]
    }
    return (whole, zip(nodes, samples).map { LayerTiming(node: $0, samples: $1) })
  }

  private var timing: RepeatedTiming {
    RepeatedTiming(repetitions: repetitions, warmUps: warmUps, pool: pool)
  }

  private func makeSession(_ purpose: Session.Purpose) throws(NetworkError) -> Session {
    let session = try network.makeSession(input: input, purpose: purpose, pool: pool)
    var generator = RandomGenerator(seed: 0)
    for index in session.input.indices { session.input[index] = generator.uniform() * 2 - 1 }
    return session
  }
}
