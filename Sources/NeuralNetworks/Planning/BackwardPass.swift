import Kernels
import Tensors

/// What one layer reads and writes in a backward pass.
public struct BackwardPass: Sendable {
  /// The sizes, as the layer planned them.
  public let plan: Plan

  /// The input of the forward pass; defined only if `plan.backwardReads` contains it.
  public let input: FloatView

  /// The output of the forward pass; defined only if `plan.backwardReads` contains it.
  public let output: FloatView

  /// The gradient at the output, `plan.output`; overwritten only by layers whose plan says so.
  public let outputGradient: MutableFloatView

  /// The gradient at the input, or `nil` when nothing before this layer learns.
  public let inputGradient: MutableFloatView?

  /// Whether another layer has written `inputGradient` before, so that this one adds to it.
  public let accumulates: Bool

  /// The gradient at the second operand; only sums and joins have one.
  public let skipGradient: MutableFloatView?

  /// Whether another layer has written `skipGradient` before.
  public let skipAccumulates: Bool

  /// The parameters, as `plan.parameters` lists them.
  public let parameters: [FloatView]

  /// Their gradients, added to; empty when nothing learns, as in an attribution.
  public let parameterGradients: [MutableFloatView]

  /// What the forward pass kept.
  public let kept: MutableFloatView

  /// Scratch memory, as many floats as the layer asked for; undefined at the start.
  public let workspace: MutableFloatView

  /// The mode of the forward pass.
  public var mode: Mode

  /// The threads.
  public let pool: WorkerPool

  /// Points a pass at its memory; sessions do this once, tests for one layer.
  public init(
    plan: Plan, input: FloatView, output: FloatView, outputGradient: MutableFloatView,
    inputGradient: MutableFloatView?, accumulates: Bool = false,
    skipGradient: MutableFloatView? = nil, skipAccumulates: Bool = false,
    parameters: [FloatView], parameterGradients: [MutableFloatView], kept: MutableFloatView,
    workspace: MutableFloatView, mode: Mode, pool: WorkerPool
  ) {
    self.plan = plan
    self.input = input
    self.output = output
    self.outputGradient = outputGradient
    self.inputGradient = inputGradient
    self.accumulates = accumulates
    self.skipGradient = skipGradient
    self.skipAccumulates = skipAccumulates
    self.parameters = parameters
    self.parameterGradients = parameterGradients
    self.kept = kept
    self.workspace = workspace
    self.mode = mode
    self.pool = pool
  }
}
