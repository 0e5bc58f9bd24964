import Tensors

/// A two-dimensional convolution (cross-correlation, as in every framework) of pictures.
///
/// `output[n, y, x, f] = activation(bias[f] + sum over ky, kx, c of
///  input[n, y * strideY + ky * dilation - top, x * strideX + kx * dilation - left, c]
///  * weights[ky, kx, c, f])`
///
/// - `input`: `[batch, height, width, channels]`
/// - `weights`: `[kernelHeight, kernelWidth, channels / groups, filters]`; group `g` joins its
///   `channels / groups` channels to its `filters / groups` filters
/// - `bias`: `[filters]`
/// - `output`: `[batch, outputHeight, outputWidth, filters]`
public struct Convolution: Hashable, Sendable {
  /// Pictures.
  public let batch: Int
  /// Rows of the input.
  public let height: Int
  /// Columns of the input.
  public let width: Int
  /// Channels of the input.
  public let channels: Int
  /// Channels of the output.
  public let filters: Int
  /// Taps, strides, padding and dilation.
  public let window: Window
  /// Independent groups of channels; `groups == channels == filters` is a depthwise convolution.
  public let groups: Int
  /// How it is computed.
  public let algorithm: Algorithm

  /// Creates a convolution.
  ///
  /// - Precondition: extents are positive, `groups` divides `channels` and `filters`, and the algorithm
  ///   is defined for the extents.
  public init(
    batch: Int, height: Int, width: Int, channels: Int, filters: Int, window: Window,
    groups: Int = 1, algorithm: Algorithm = .automatic
  ) {
    precondition(
      min(batch, height, width, channels) >= 1 && min(filters, groups) >= 1,
      "extents must be positive, got \(batch)x\(height)x\(width)x\(channels), \(filters) filters, \(groups) groups"
    )
    precondition(
      channels % groups == 0 && filters % groups == 0,
      "\(groups) groups must divide \(channels) channels and \(filters) filters")
    self.batch = batch
    self.height = height
    self.width = width
    self.channels = channels
    self.filters = filters
    self.window = window
    self.groups = groups
    self.algorithm = algorithm
    precondition(
      algorithm != .winograd || supportsWinograd,
      "Winograd's algorithm is for three by three taps, stride 1, padding up to 2, got \(window), \(groups) groups"
    )
  }

  /// Rows of the output.
  public var outputHeight: Int { window.outputHeight(of: height) }
  /// Columns of the output.
  public var outputWidth: Int { window.outputWidth(of: width) }
  /// Floats of the input.
  public var inputCount: Int { batch * height * width * channels }
  /// Floats of the output.
  public var outputCount: Int { batch * outputHeight * outputWidth * filters }
  /// Floats of the weights.
  public var weightCount: Int { window.taps * (channels / groups) * filters }
  /// Floating-point operations of one forward pass, two per multiplication with its addition.
  public var operations: Int { 2 * batch * outputHeight * outputWidth * weightCount }
  /// Whether every channel is a group of its own with one filter.
  public var isDepthwise: Bool { groups == channels && filters == channels }
  /// Whether the depthwise functions serve it; they hold at most 32 taps a side.
  public var usesDepthwise: Bool {
    isDepthwise && max(window.kernelHeight, window.kernelWidth) <= 32
  }

  /// The floats of workspace that `forward` needs with a pool of `threads`.
  public func forwardWorkspaceCount(threads: Int) -> Int {
    forwardScratchCount(.forward, threads: threads)
  }

  /// The floats of workspace that `backwardInput` needs with a pool of `threads`.
  public func backwardInputWorkspaceCount(threads: Int) -> Int {
    backwardInputScratchCount(threads: threads)
  }

  /// The floats of workspace that `backwardWeights` needs with a pool of `threads`.
  public func backwardWeightsWorkspaceCount(threads: Int) -> Int {
    backwardWeightsScratchCount(threads: threads)
  }

  /// Overwrites `output`.
  public func forward(
    _ input: FloatView, weights: FloatView, bias: FloatView? = nil,
    activation: Activation = .identity, into output: MutableFloatView,
    workspace: MutableFloatView, pool: WorkerPool
  ) {
    check(input, weights, output.readOnly)
    if let bias { require(bias, filters, "bias") }
    require(workspace: workspace, forwardWorkspaceCount(threads: pool.threads))
    runForward(
      .forward, input, weights, bias, activation, output, accumulating: false, workspace, pool)
  }

  /// Overwrites `output` with `activation(output + bias + convolution)`: a skip connection copied
  /// into `output` beforehand is added for nothing.
  public func forward(
    _ input: FloatView, weights: FloatView, bias: FloatView? = nil,
    activation: Activation = .identity, addingTo output: MutableFloatView,
    workspace: MutableFloatView, pool: WorkerPool
  ) {
    check(input, weights, output.readOnly)
    if let bias { require(bias, filters, "bias") }
    require(workspace: workspace, forwardWorkspaceCount(threads: pool.threads))
    runForward(
      .forward, input, weights, bias, activation, output, accumulating: true, workspace, pool)
  }

  /// Overwrites `inputGradient`, shaped as the input.
  public func backwardInput(
    _ outputGradient: FloatView, weights: FloatView, into inputGradient: MutableFloatView,
    workspace: MutableFloatView, pool: WorkerPool
  ) {
    check(inputGradient.readOnly, weights, outputGradient)
    require(workspace: workspace, backwardInputWorkspaceCount(threads: pool.threads))
    runBackwardInput(
      outputGradient, weights, inputGradient, accumulating: false, workspace, pool)
  }

  /// Adds to `inputGradient`, shaped as the input.
  public func backwardInput(
    _ outputGradient: FloatView, weights: FloatView, addingTo inputGradient: MutableFloatView,
    workspace: MutableFloatView, pool: WorkerPool
  ) {
    check(inputGradient.readOnly, weights, outputGradient)
    require(workspace: workspace, backwardInputWorkspaceCount(threads: pool.threads))
    runBackwardInput(
      outputGradient, weights, inputGradient, accumulating: true, workspace, pool)
  }

  /// Overwrites `weightGradient`, shaped as the weights, and `biasGradient`, if given.
  public func backwardWeights(
    _ outputGradient: FloatView, input: FloatView, into weightGradient: MutableFloatView,
    biasGradient: MutableFloatView? = nil, workspace: MutableFloatView, pool: WorkerPool
  ) {
    check(input, weightGradient.readOnly, outputGradient)
    if let biasGradient { require(biasGradient, filters, "biasGradient") }
    require(workspace: workspace, backwardWeightsWorkspaceCount(threads: pool.threads))
    runBackwardWeights(
      outputGradient, input, weightGradient, biasGradient, accumulating: false, workspace, pool)
  }

  /// Adds to `weightGradient`, shaped as the weights, and to `biasGradient`, if given.
  public func backwardWeights(
    _ outputGradient: FloatView, input: FloatView, addingTo weightGradient: MutableFloatView,
    biasGradient: MutableFloatView? = nil, workspace: MutableFloatView, pool: WorkerPool
  ) {
    check(input, weightGradient.readOnly, outputGradient)
    if let biasGradient { require(biasGradient, filters, "biasGradient") }
    require(workspace: workspace, backwardWeightsWorkspaceCount(threads: pool.threads))
    runBackwardWeights(
      outputGradient, input, weightGradient, biasGradient, accumulating: true, workspace, pool)
  }

  private func check(_ input: FloatView, _ weights: FloatView, _ output: FloatView) {
    require(input, inputCount, "input")
    require(weights, weightCount, "weights")
    require(output, outputCount, "output")
  }
}
