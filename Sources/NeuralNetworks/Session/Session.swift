import Kernels
import Tensors

/// A network made ready to run for one batch size and image size.
///
/// All memory is taken when the session is made; `forward` and `backward` allocate nothing. A session
/// belongs to one thread at a time, and its pool spreads the work.
public final class Session {
  /// What a session is for.
  public enum Purpose: Hashable, Sendable {
    /// Forward with the statistics of the batch, and backward.
    case training

    /// Forward only, with batch norm and activations fused into the layers before them.
    case inference

    /// Forward as in inference, and backward as far as the output of one part, given by its full name;
    /// parameters get no gradients and stay as they are.
    case attribution(to: String)
  }

  /// The network whose weights are used.
  public let network: Network

  /// What the session is for.
  public let purpose: Purpose

  /// The shape of the input at the largest batch.
  public let inputShape: Shape

  /// The shape of the output at the largest batch.
  public let outputShape: Shape

  /// The bytes of all values, gradients and scratch memory, and of folded and packed weights.
  public let arenaBytes: Int

  let graph: Graph
  private let pool: WorkerPool
  let builder: ProgramBuilder
  private let prepared: InferenceWeights?

  /// The passes for every number of samples so far.
  ///
  /// They are changed in place: a copy of the one in
  /// use would be copied again, and take memory, whenever the number changes.
  private var programs: [Program]

  /// Which of them is in use.
  private var current = 0

  /// Makes the session; see `Network.makeSession`.
  init(
    network: Network, input: Shape, purpose: Purpose, pool: WorkerPool, memoryLimit: Int
  ) throws(NetworkError) {
    self.network = network
    self.purpose = purpose
    self.pool = pool
    inputShape = input
    var graph = network.graph
    if case .attribution(let part) = purpose { graph = try graph.watching(part) }
    graph = graph.fused(for: purpose)
    let plans = try graph.plans(for: input)
    try network.check(plans, of: graph, input: input)
    if purpose == .inference { graph.settleAlgorithms(plans) }
    self.graph = graph
    outputShape = plans.last?.output ?? input
    builder = try ProgramBuilder(
      network: network, graph: graph, plans: plans, isTraining: purpose != .inference,
      pool: pool, memoryLimit: memoryLimit)
    prepared = builder.prepared
    arenaBytes = builder.byteCount + (prepared?.byteCount ?? 0)
    programs = [builder.program(for: plans)]
  }

  private var program: Program { programs[current] }

  /// The largest number of samples of one pass.
  public var batch: Int { inputShape.batch }

  /// The number of samples of the last pass.
  public var count: Int { program.count }

  /// The input for a full batch, `[batch, …]`; fill it before `forward`, which leaves it unchanged.
  public var input: MutableFloatView { builder.input }

  /// The output of the last forward pass, `[count, …]`.
  public var output: FloatView { program.output }

  /// Where the loss writes its gradient between `forward` and `backward`, shaped as `output`;
  /// `backward` overwrites it.
  ///
  /// - Precondition: the session is for training or an attribution.
  public var outputGradient: MutableFloatView {
    guard let gradient = program.outputGradient else {
      preconditionFailure("a session for inference has no gradients")
    }
    return gradient
  }

  /// The output of the part that an attribution leads back to, `[count, …]`, after a forward pass.
  ///
  /// - Precondition: the session is for an attribution.
  public var features: FloatView { watched.values }

  /// The gradient at `features`, after a backward pass.
  ///
  /// - Precondition: the session is for an attribution.
  public var featureGradient: FloatView { watched.gradient }

  /// The shape of both.
  ///
  /// - Precondition: the session is for an attribution.
  public var featureShape: Shape { watched.shape }

  private var watched: Program.Watched {
    guard let watched = program.watched else {
      preconditionFailure("only a session for an attribution keeps features")
    }
    return watched
  }

  /// Computes `output` from the first `count` samples of `input` (all by default).
  ///
  /// The first pass with a new count prepares it once, which allocates; later ones do not.
  ///
  /// - Parameter step: names the random streams of this step (dropout).
  public func forward(count: Int? = nil, step: UInt64 = 0) {
    prepare(count: count ?? batch, step: step)
    for node in graph.nodes.indices {
      graph.nodes[node].layer.forward(program.forward[node])
    }
  }

  /// Computes `output` from `count` pictures of bytes (as many as fit by default), as `forward` does from the
  /// floats that they are converted to, to the bit.
  ///
  /// In inference a first layer of few channels reads the bytes as they are, and `input` stays as it was; any
  /// other reads `input`, into which they are converted.
  ///
  /// - Parameters:
  ///   - bytes: `[count, height, width, channels]`.
  ///   - convert: turns a number of whole pixels into as many floats; called on the threads of the pool.
  public func forward(
    bytes: UnsafeBufferPointer<UInt8>, count: Int? = nil,
    convert: (UnsafeBufferPointer<UInt8>, MutableFloatView) -> Void
  ) {
    let needed = inputShape.count / batch * (count ?? batch)
    precondition(bytes.count == needed, "\(bytes.count) bytes for \(needed) values")
    prepare(count: count ?? batch, step: 0)
    var rest = graph.nodes.indices
    if purpose == .inference, let first = graph.nodes.first, first.inputs == [0],
      !graph.nodes.dropFirst().contains(where: { $0.inputs.contains(0) }),
      let conv = first.layer as? Conv2D, conv.readsBytes(program.forward[0])
    {
      conv.forward(program.forward[0], bytes: bytes, convert: convert)
      rest = rest.dropFirst()
    } else {
      convert(bytes, input.slice(0, needed))
    }
    for node in rest { graph.nodes[node].layer.forward(program.forward[node]) }
  }

  /// Computes the gradients of all parameters from `outputGradient`, for the last forward pass; once, since
  /// gradients take the place of values.
  ///
  /// - Parameter accumulating: adds to the gradients of an earlier pass instead of replacing them.
  /// - Precondition: the session is for training or an attribution.
  public func backward(accumulating: Bool = false) {
    prepareBackward(accumulating: accumulating)
    for node in graph.nodes.indices.reversed() where program.backward[node] != nil {
      runBackward(node)
    }
  }

  /// Runs a forward pass and adds the seconds of each node to `seconds`, in the order of `nodes`.
  public func measureForward(addingTo seconds: inout [Double], step: UInt64 = 0) {
    prepare(count: batch, step: step)
    for node in graph.nodes.indices {
      let start = ContinuousClock.now
      graph.nodes[node].layer.forward(program.forward[node])
      seconds[node] += (ContinuousClock.now - start) / .seconds(1)
    }
  }

  /// Runs a backward pass and adds the seconds of each node to `seconds`, in the order of `nodes`.
  public func measureBackward(addingTo seconds: inout [Double]) {
    prepareBackward(accumulating: false)
    for node in graph.nodes.indices.reversed() where program.backward[node] != nil {
      let start = ContinuousClock.now
      runBackward(node)
      seconds[node] += (ContinuousClock.now - start) / .seconds(1)
    }
  }

  private func prepare(count: Int, step: UInt64) {
    precondition(
      (1...batch).contains(count), "a pass takes 1...\(batch) samples, got \(count)")
    if count != program.count { select(count: count) }
    prepared?.update()
    guard purpose == .training else { return }
    network.parametersChanged()
    programs[current].reseed(network: network.dropoutSeed, step: step)
  }

  private func prepareBackward(accumulating: Bool) {
    precondition(purpose != .inference, "a session for inference has no gradients")
    guard purpose == .training else { return }
    network.parametersChanged()
    if !accumulating { network.gradients.fill(0) }
  }

  private func runBackward(_ node: Int) {
    guard let pass = program.backward[node] else { return }
    graph.nodes[node].layer.backward(pass)
  }

  private func select(count: Int) {
    if let known = programs.firstIndex(where: { $0.count == count }) {
      current = known
      return
    }
    do throws(NetworkError) {
      programs.append(
        builder.program(for: try graph.plans(for: inputShape.batched(count))))
    } catch {
      preconditionFailure("a smaller batch must fit where a larger one did: \(error)")
    }
    current = programs.count - 1
  }
}
