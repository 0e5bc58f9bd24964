import Kernels
import Synchronization
import Tensors

/// A network: its architecture, and flat arenas of weights, gradients and state.
///
/// Sessions run it; any number of them, for different batches and image sizes, share the arenas. The
/// views are not synchronised: while one thread trains, no other may run a session of the network.
///
/// ```swift
/// let network = try Network(Architectures.named("adnet", input: [128, 128, 3], classes: 5), seed: 0)
/// let session = try network.makeSession(batch: 64, purpose: .training, pool: pool)
/// session.input.copy(from: pixels)
/// session.forward(step: step)
/// let loss = SoftmaxCrossEntropy(classes: 5)
///   .loss(of: session.output, labels: labels, gradient: session.outputGradient)
/// session.backward()
/// ```
public final class Network: Sendable {
  /// The structure.
  public let architecture: Architecture

  /// What is learned, in the order of the arenas.
  public let parameters: [Parameter]

  /// What is remembered beside it.
  public let stateTensors: [StateTensor]

  /// The nodes that sessions fuse and run.
  let graph: Graph

  private let weightArena: Arena
  private let gradientArena: Mutex<Arena?> = Mutex(nil)
  private let stateArena: Arena

  /// Counts the occasions on which weights or state may have changed; see `parametersChanged`.
  private let version = Atomic<UInt64>(0)

  /// The seed of the random streams of dropout.
  let dropoutSeed: UInt64

  /// Creates a network with weights drawn from `seed`, which also seeds its dropout.
  ///
  /// - Throws: `NetworkError` when the layers do not fit together.
  public convenience init(_ architecture: Architecture, seed: UInt64) throws(NetworkError) {
    self.init(architecture, layout: try NetworkLayout(architecture), seed: seed)
    for (position, parameter) in parameters.enumerated() {
      var generator = RandomGenerator(seed: seed, stream: Self.initialStream, UInt64(position))
      parameter.initializer.fill(weightArena.view(in: parameter.range), using: &generator)
    }
  }

  /// Names the random streams of initial weights.
  private static let initialStream: UInt64 = 0x696e_6974

  /// Creates a network whose weights are all zero, for a reader to fill.
  init(_ architecture: Architecture, layout: NetworkLayout, seed: UInt64 = 0) {
    self.architecture = architecture
    dropoutSeed = seed
    graph = layout.graph
    parameters = layout.parameters
    stateTensors = layout.state
    weightArena = Arena(count: layout.weightCount)
    stateArena = Arena(count: layout.stateCount)
    for tensor in stateTensors { stateArena.view(in: tensor.range).fill(tensor.value) }
  }

  /// All weights; the floats between parameters are padding and stay zero.
  public var weights: MutableFloatView {
    parametersChanged()
    return weightArena.view
  }

  /// The gradients, laid out as the weights; allocated at the first use.
  public var gradients: MutableFloatView {
    gradientArena.withLock { arena in
      if let arena { return arena.view }
      let made = Arena(count: weightArena.count)
      arena = made
      return made.view
    }
  }

  /// All state tensors.
  public var state: MutableFloatView {
    parametersChanged()
    return stateArena.view
  }

  /// The weights and the state for a session, which only reads them or reports its changes itself.
  var unversionedWeights: MutableFloatView { weightArena.view }
  var unversionedState: MutableFloatView { stateArena.view }

  /// The weights of one parameter.
  public func weights(of parameter: Parameter) -> MutableFloatView {
    weights.slice(parameter.range.lowerBound, parameter.range.count)
  }

  /// The gradient of one parameter.
  public func gradient(of parameter: Parameter) -> MutableFloatView {
    gradients.slice(parameter.range.lowerBound, parameter.range.count)
  }

  /// The number of learned floats.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.shape.count } }

  /// Tells inference sessions to fold the weights anew before they run.
  ///
  /// Reading `weights` or `state`, and running a training session, do so already; only who keeps a
  /// view and writes through it later, without training in between, needs to call this.
  public func parametersChanged() { version.add(1, ordering: .relaxed) }

  /// Differs whenever weights or state may have changed.
  var currentVersion: UInt64 { version.load(ordering: .relaxed) }
}

extension Arena {
  /// The part of a range.
  func view(in range: Range<Int>) -> MutableFloatView { view(range.lowerBound, range.count) }
}
