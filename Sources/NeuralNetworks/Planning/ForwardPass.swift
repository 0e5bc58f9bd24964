import Kernels
import Tensors

/// What one layer reads and writes in a forward pass.
public struct ForwardPass: Sendable {
  /// The sizes, as the layer planned them.
  public let plan: Plan

  /// The input, `plan.input`; shares memory with the output when the plan allows it.
  public let input: FloatView

  /// The second operand, `plan.skip`; only sums and joins have one.
  public let skip: FloatView?

  /// The output, `plan.output`, overwritten.
  public let output: MutableFloatView

  /// The parameters, as `plan.parameters` lists them.
  public let parameters: [FloatView]

  /// The packed parameters, in inference by a layer that packs some.
  public let packed: FloatView?

  /// The state, as `plan.state` lists it; written in training.
  public let state: [MutableFloatView]

  /// `plan.keptCount` floats that the backward pass sees again.
  public let kept: MutableFloatView

  /// Scratch memory, as many floats as the layer asked for; undefined at the start.
  public let workspace: MutableFloatView

  /// Training or inference.
  public var mode: Mode

  /// The threads.
  public let pool: WorkerPool

  /// Points a pass at its memory; sessions do this once, tests for one layer.
  public init(
    plan: Plan, input: FloatView, skip: FloatView? = nil, output: MutableFloatView,
    parameters: [FloatView], packed: FloatView? = nil, state: [MutableFloatView],
    kept: MutableFloatView, workspace: MutableFloatView, mode: Mode, pool: WorkerPool
  ) {
    self.plan = plan
    self.input = input
    self.skip = skip
    self.output = output
    self.parameters = parameters
    self.packed = packed
    self.state = state
    self.kept = kept
    self.workspace = workspace
    self.mode = mode
    self.pool = pool
  }

  /// Whether the pass trains.
  public var isTraining: Bool { mode != .inference }
}

/// What a pass is for.
public enum Mode: Hashable, Sendable {
  /// Statistics come from the batch; `seed` names the random stream of this layer in this step.
  case training(seed: UInt64)

  /// Statistics come from the state; nothing is random and nothing is kept.
  case inference
}
