import Tensors

// Inference reads the same weights in every pass: they are brought into the order of the kernels, or
// through Winograd's transform, once.

extension Convolution {
  /// The floats of packed weights, or 0 where the kernels read them best as they are (depthwise).
  public var packedWeightCount: Int { countPacked() }

  /// The floats of workspace that `forward` needs with packed weights and a pool of `threads`.
  public func packedForwardWorkspaceCount(threads: Int) -> Int {
    forwardScratchCount(.packedForward, threads: threads)
  }

  /// Packs weights for this convolution, for others that differ only in the extents of the pictures and
  /// use the same algorithm, and for the instruction set in use.
  public func pack(_ weights: FloatView, into packed: MutableFloatView, pool: WorkerPool) {
    require(weights, weightCount, "weights")
    require(packed, packedWeightCount, "packed")
    runPack(weights, packed, pool)
  }

  /// Overwrites `output`.
  ///
  /// - Precondition: there is a packed form (`packedWeightCount > 0`).
  public func forward(
    _ input: FloatView, packed weights: FloatView, bias: FloatView? = nil,
    activation: Activation = .identity, into output: MutableFloatView,
    workspace: MutableFloatView, pool: WorkerPool
  ) {
    check(input, packed: weights, bias, output, workspace, pool)
    runForward(
      .packedForward, input, weights, bias, activation, output, accumulating: false, workspace,
      pool)
  }

  /// Overwrites `output` with `activation(output + bias + convolution)`.
  ///
  /// - Precondition: there is a packed form (`packedWeightCount > 0`).
  public func forward(
    _ input: FloatView, packed weights: FloatView, bias: FloatView? = nil,
    activation: Activation = .identity, addingTo output: MutableFloatView,
    workspace: MutableFloatView, pool: WorkerPool
  ) {
    check(input, packed: weights, bias, output, workspace, pool)
    runForward(
      .packedForward, input, weights, bias, activation, output, accumulating: true, workspace,
      pool)
  }

  /// Overwrites `output`, reading pictures of bytes: what `forward` computes of the floats they are converted to, to
  /// the bit, without a whole picture of floats.
  ///
  /// - Parameters:
  ///   - bytes: `[batch, height, width, channels]`.
  ///   - convert: turns a number of whole pixels into as many floats; called on the threads of the pool.
  /// - Precondition: `readsTapRows`.
  public func forward(
    bytes: UnsafeBufferPointer<UInt8>, packed weights: FloatView, bias: FloatView? = nil,
    activation: Activation = .identity, into output: MutableFloatView,
    workspace: MutableFloatView, pool: WorkerPool,
    convert: (UnsafeBufferPointer<UInt8>, MutableFloatView) -> Void
  ) {
    precondition(readsTapRows, "only convolutions of few channels read bytes")
    precondition(bytes.count == inputCount, "\(bytes.count) bytes for \(inputCount) values")
    check(packed: weights, bias, output, workspace, pool)
    guard let base = bytes.baseAddress else { return }
    runTapRows(
      bytes: base, weights, bias, activation, output, workspace, pool, convert: convert)
  }

  private func check(
    _ input: FloatView, packed weights: FloatView, _ bias: FloatView?,
    _ output: MutableFloatView, _ workspace: MutableFloatView, _ pool: WorkerPool
  ) {
    require(input, inputCount, "input")
    check(packed: weights, bias, output, workspace, pool)
  }

  private func check(
    packed weights: FloatView, _ bias: FloatView?, _ output: MutableFloatView,
    _ workspace: MutableFloatView, _ pool: WorkerPool
  ) {
    precondition(packedWeightCount > 0, "a depthwise convolution has no packed weights")
    require(weights, packedWeightCount, "packed weights")
    require(output, outputCount, "output")
    if let bias { require(bias, filters, "bias") }
    require(workspace: workspace, packedForwardWorkspaceCount(threads: pool.threads))
  }
}
