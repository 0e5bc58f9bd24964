import Tensors

/// Pooling of pictures over a sliding window.
///
/// - `input`: `[batch, height, width, channels]`
/// - `output`: `[batch, outputHeight, outputWidth, channels]`
///
/// Padding never takes part: the largest and the mean are taken over the cells inside the picture,
/// of which every window must have at least one. Padding smaller than the window guarantees it, if the
/// picture does not fit between two taps.
public struct Pooling: Hashable, Sendable {
  /// Pictures.
  public let batch: Int
  /// Rows of the input.
  public let height: Int
  /// Columns of the input.
  public let width: Int
  /// Channels of input and output.
  public let channels: Int
  /// Taps, strides, padding and dilation.
  public let window: Window

  /// Creates a pooling of the given extents.
  ///
  /// - Precondition: extents are positive, padding is smaller than the window, and padded pictures are
  ///   not smaller than the dilation.
  public init(batch: Int, height: Int, width: Int, channels: Int, window: Window) {
    precondition(
      min(batch, height, width, channels) >= 1,
      "extents must be positive, got \(batch)x\(height)x\(width)x\(channels)")
    let padding = window.padding
    precondition(
      max(padding.top, padding.bottom) < window.dilation * (window.kernelHeight - 1) + 1
        && max(padding.left, padding.right) < window.dilation * (window.kernelWidth - 1) + 1,
      "padding must be smaller than the window")
    precondition(
      padding == .zero || min(height, width) >= window.dilation,
      "an image of \(height)x\(width) fits between taps \(window.dilation) apart")
    self.batch = batch
    self.height = height
    self.width = width
    self.channels = channels
    self.window = window
  }

  /// Rows of the output.
  public var outputHeight: Int { window.outputHeight(of: height) }
  /// Columns of the output.
  public var outputWidth: Int { window.outputWidth(of: width) }
  /// Floats of the input.
  public var inputCount: Int { batch * height * width * channels }
  /// Floats of the output.
  public var outputCount: Int { batch * outputHeight * outputWidth * channels }

  /// Overwrites `output` with the largest cell under each window; NaN wins.
  public func maximum(_ input: FloatView, into output: MutableFloatView, pool: WorkerPool) {
    check(input, output.readOnly)
    runMaximum(input, output, pool)
  }

  /// Overwrites `inputGradient`: each output's gradient goes to the first cell of its window, in
  /// row-major order, that equals the output.
  public func maximumGradient(
    _ outputGradient: FloatView, input: FloatView, output: FloatView,
    into inputGradient: MutableFloatView, pool: WorkerPool
  ) {
    check(inputGradient.readOnly, outputGradient)
    check(input, output)
    runMaximumGradient(
      outputGradient, input, output, inputGradient, accumulating: false, pool)
  }

  /// Adds to `inputGradient`; see `maximumGradient(_:input:output:into:pool:)`.
  public func maximumGradient(
    _ outputGradient: FloatView, input: FloatView, output: FloatView,
    addingTo inputGradient: MutableFloatView, pool: WorkerPool
  ) {
    check(inputGradient.readOnly, outputGradient)
    check(input, output)
    runMaximumGradient(
      outputGradient, input, output, inputGradient, accumulating: true, pool)
  }

  /// Overwrites `output` with the mean under each window, over the cells inside the picture or,
  /// `countingPadding`, over all taps.
  public func average(
    _ input: FloatView, countingPadding: Bool = false, into output: MutableFloatView,
    pool: WorkerPool
  ) {
    check(input, output.readOnly)
    runAverage(input, countingPadding: countingPadding, output, pool)
  }

  /// Overwrites `inputGradient`.
  public func averageGradient(
    _ outputGradient: FloatView, countingPadding: Bool = false,
    into inputGradient: MutableFloatView, pool: WorkerPool
  ) {
    check(inputGradient.readOnly, outputGradient)
    runAverageGradient(
      outputGradient, countingPadding: countingPadding, inputGradient, accumulating: false, pool)
  }

  /// Adds to `inputGradient`.
  public func averageGradient(
    _ outputGradient: FloatView, countingPadding: Bool = false,
    addingTo inputGradient: MutableFloatView, pool: WorkerPool
  ) {
    check(inputGradient.readOnly, outputGradient)
    runAverageGradient(
      outputGradient, countingPadding: countingPadding, inputGradient, accumulating: true, pool)
  }

  private func check(_ input: FloatView, _ output: FloatView) {
    require(input, inputCount, "input")
    require(output, outputCount, "output")
  }
}
