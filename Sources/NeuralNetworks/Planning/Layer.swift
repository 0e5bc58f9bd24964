import FileFormats
import Kernels
import Tensors

/// One operation of a network: a struct of hyper-parameters that owns no memory and keeps no mode.
///
/// `plan` decides every size once; `forward` and `backward` read and write the views a pass hands
/// them and allocate nothing.
///
/// ```swift
/// public struct Doubling: Layer {
///   public static let kind = "doubling"
///   public init() {}
///   public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {}
///   public func plan(for input: Shape) -> Plan { Plan(input: input, output: input) }
///   public func forward(_ pass: ForwardPass) {
///     scale(pass.input, by: 2, into: pass.output, pool: pass.pool)
///   }
///   public func backward(_ pass: BackwardPass) {
///     guard let gradient = pass.inputGradient else { return }
///     if !pass.accumulates { gradient.fill(0) }
///     add(pass.outputGradient.readOnly, scaledBy: 2, addingTo: gradient, pool: pass.pool)
///   }
/// }
/// ```
public protocol Layer: Sendable {
  /// The name of this kind of layer in model files, as in `conv2d`.
  static var kind: String { get }

  /// The hyper-parameters that `init(configuration:)` reads back.
  var configuration: JSONObject { get }

  /// Creates a layer from the hyper-parameters of a model file.
  init(configuration: inout LayerConfiguration) throws(ArchitectureError)

  /// Every size of this layer for an input of the shape `[batch, …]`.
  ///
  /// - Throws: `PlanError` when the layer cannot take such an input.
  func plan(for input: Shape) throws(PlanError) -> Plan

  /// Every size of this layer for an input and, in a node with two operands, a second one.
  ///
  /// - Throws: `PlanError` when the layer cannot take them together.
  func plan(for input: Shape, skip: Shape?) throws(PlanError) -> Plan

  /// Floats of scratch memory that the passes of a plan need with a pool of `threads`.
  func workspaceCount(for plan: Plan, threads: Int, isTraining: Bool) -> Int

  /// Floats of the parameters in the order in which the kernels of inference read them, or 0 if that is
  /// how they are stored.
  func packedCount(for plan: Plan) -> Int

  /// Brings parameters into that order, for the passes of every plan that differs only in the batch.
  func pack(
    _ parameters: [FloatView], for plan: Plan, into packed: MutableFloatView, pool: WorkerPool)

  /// Computes the output from the input.
  func forward(_ pass: ForwardPass)

  /// Computes the gradient at the input, and adds to the gradients of the parameters.
  func backward(_ pass: BackwardPass)
}

extension Layer {
  /// The name of this kind of layer in model files.
  public var kind: String { Self.kind }

  /// No hyper-parameters.
  public var configuration: JSONObject { JSONObject() }

  /// A second operand is added to the output, so it must have its shape.
  public func plan(for input: Shape, skip: Shape?) throws(PlanError) -> Plan {
    let plan = try plan(for: input)
    if let skip, skip != plan.output {
      throw .operands(body: plan.output, shortcut: skip)
    }
    return plan
  }

  /// Nothing to pack.
  public func packedCount(for plan: Plan) -> Int { 0 }

  /// Nothing to pack.
  public func pack(
    _ parameters: [FloatView], for plan: Plan, into packed: MutableFloatView, pool: WorkerPool
  ) {}

  /// No scratch memory.
  public func workspaceCount(for plan: Plan, threads: Int, isTraining: Bool) -> Int { 0 }
}
