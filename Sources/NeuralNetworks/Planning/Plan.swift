import Tensors

/// All sizes of one layer for one input shape; the only place where they are decided.
public struct Plan: Sendable {
  /// The shape of the input, `[batch, …]`.
  public var input: Shape

  /// The shape of the output, `[batch, …]`.
  public var output: Shape

  /// The shape of the second operand; `nil` where it is that of the output.
  public var skip: Shape?

  /// What the layer learns, in the order of the views in a pass.
  public var parameters: [ParameterSpec] = []

  /// What the layer remembers beside its parameters (running statistics), in the order of a pass.
  public var state: [StateSpec] = []

  /// Floats saved from the forward to the backward pass.
  public var keptCount = 0

  /// The values that the backward pass reads again; their memory is not reused before it.
  public var backwardReads: BackwardReads = []

  /// Whether the passes may write the output over the input (and the input gradient over the
  /// output gradient).
  public var sharing: Sharing = .separate

  /// Whether the backward pass overwrites the output gradient although it is not in place.
  public var overwritesOutputGradient = false

  /// Whether the backward pass needs memory for the input gradient even when nothing before learns.
  public var requiresInputGradient = false

  /// Multiply-adds of one forward pass.
  public var multiplyAddCount = 0

  /// The kernel that was chosen, as `bench --layers` shows it.
  public var kernel = ""

  /// Creates the plan of a layer that learns and keeps nothing.
  public init(input: Shape, output: Shape) {
    self.input = input
    self.output = output
  }

  /// What a backward pass reads beside the output gradient.
  public struct BackwardReads: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int

    /// Creates a set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The layer's input.
    public static let input = BackwardReads(rawValue: 1)

    /// The layer's output.
    public static let output = BackwardReads(rawValue: 2)
  }

  /// How input and output may share memory.
  public enum Sharing: Sendable {
    /// They never do.
    case separate

    /// The passes work element by element, so the output may replace the input.
    case inPlace

    /// The output is the input under another shape: nothing needs to be copied.
    case identical

    /// The output may replace the second operand, to which the layer adds.
    case onSkip
  }
}

/// A tensor that a layer learns.
public struct ParameterSpec: Hashable, Sendable {
  /// The name inside the layer, as in `weight`.
  public let name: String

  /// The extents.
  public let shape: Shape

  /// The values at the start.
  public let initializer: Initializer

  /// Whether weight decay applies: to weights, not to biases and scales.
  public let decays: Bool

  /// Describes a parameter.
  public init(_ name: String, _ shape: Shape, _ initializer: Initializer, decays: Bool) {
    self.name = name
    self.shape = shape
    self.initializer = initializer
    self.decays = decays
  }
}

/// A tensor that a layer keeps beside its parameters, as in the running mean of batch norm.
public struct StateSpec: Hashable, Sendable {
  /// The name inside the layer, as in `running_mean`.
  public let name: String

  /// The extents.
  public let shape: Shape

  /// The value of every element at the start.
  public let value: Float

  /// Whether no element may be below zero, as of a variance.
  public let isNonnegative: Bool

  /// Describes a state tensor.
  public init(_ name: String, _ shape: Shape, value: Float, isNonnegative: Bool = false) {
    self.name = name
    self.shape = shape
    self.value = value
    self.isNonnegative = isNonnegative
  }
}
