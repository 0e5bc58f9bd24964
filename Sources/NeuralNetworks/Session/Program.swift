import Kernels
import Tensors

/// The passes of every node for one number of samples.
struct Program {
  /// The number of samples.
  let count: Int

  /// One pass per node.
  var forward: [ForwardPass]

  /// One pass per node, or `nil` where no gradient is needed.
  var backward: [BackwardPass?]

  /// The network's output.
  let output: FloatView

  /// The gradient at it, in training.
  let outputGradient: MutableFloatView?

  /// What an attribution leads back to.
  let watched: Watched?

  /// The output of a part and the gradient there.
  struct Watched {
    let values: FloatView
    let gradient: FloatView
    let shape: Shape
  }

  /// The nodes that draw random numbers.
  let randomNodes: [Int]

  /// Scratch memory of its own, when that of the session is too small.
  let ownWorkspace: Arena?

  /// Gives each random node its own stream for this step.
  mutating func reseed(network seed: UInt64, step: UInt64) {
    for node in randomNodes {
      let mode = Mode.training(seed: Self.mixed(seed, step, UInt64(node)))
      forward[node].mode = mode
      backward[node]?.mode = mode
    }
  }

  /// A hash of three numbers, without the allocation that a generator's variadic stream would cost
  /// in every step.
  private static func mixed(_ seed: UInt64, _ step: UInt64, _ node: UInt64) -> UInt64 {
    finalized(finalized(seed ^ step) ^ node)
  }

  /// The finaliser of SplitMix64 after one of its steps.
  private static func finalized(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
