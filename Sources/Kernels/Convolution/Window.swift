/// A window that slides over a picture: what convolutions and pooling have in common.
///
/// `outputSize = (size + paddingBefore + paddingAfter - dilation * (kernel - 1) - 1) / stride + 1`,
/// rounded down, and 0 where the window does not fit even once. Window position `o`, tap `k` reads
/// the input at `o * stride + k * dilation - paddingBefore`.
public struct Window: Hashable, Sendable {
  /// Rows of the window.
  public let kernelHeight: Int
  /// Columns of the window.
  public let kernelWidth: Int
  /// Rows from one window to the next.
  public let strideY: Int
  /// Columns from one window to the next.
  public let strideX: Int
  /// Zeros around the picture.
  public let padding: Padding
  /// Pixels from one tap to the next, in both directions.
  public let dilation: Int

  /// Creates a window; the extents, strides and the dilation are at least 1.
  public init(
    kernelHeight: Int, kernelWidth: Int, strideY: Int = 1, strideX: Int = 1,
    padding: Padding = .zero, dilation: Int = 1
  ) {
    precondition(
      min(kernelHeight, kernelWidth, strideY, strideX, dilation) >= 1,
      "a window needs positive extents, got \(kernelHeight)x\(kernelWidth), stride \(strideY)x\(strideX), dilation \(dilation)"
    )
    self.kernelHeight = kernelHeight
    self.kernelWidth = kernelWidth
    self.strideY = strideY
    self.strideX = strideX
    self.padding = padding
    self.dilation = dilation
  }

  /// Creates a square window.
  public init(_ kernel: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1) {
    self.init(
      kernelHeight: kernel, kernelWidth: kernel, strideY: stride, strideX: stride,
      padding: Padding(padding), dilation: dilation)
  }

  /// The number of taps.
  public var taps: Int { kernelHeight * kernelWidth }

  /// The number of window positions down a picture `height` pixels high.
  public func outputHeight(of height: Int) -> Int {
    Self.outputSize(
      of: height + padding.top + padding.bottom, kernel: kernelHeight, stride: strideY,
      dilation: dilation)
  }

  /// The number of window positions across a picture `width` pixels wide.
  public func outputWidth(of width: Int) -> Int {
    Self.outputSize(
      of: width + padding.left + padding.right, kernel: kernelWidth, stride: strideX,
      dilation: dilation)
  }

  private static func outputSize(of size: Int, kernel: Int, stride: Int, dilation: Int) -> Int {
    let extent = dilation * (kernel - 1) + 1
    return size < extent ? 0 : (size - extent) / stride + 1
  }

  /// The padding that makes `outputSize = ceil(size / stride)` for a `height` x `width` picture,
  /// the odd pixel going below and to the right, as TensorFlow and Keras do.
  public func samePadding(height: Int, width: Int) -> Padding {
    func total(_ size: Int, _ kernel: Int, _ stride: Int) -> Int {
      let outputs = (size + stride - 1) / stride
      return max(0, (outputs - 1) * stride + dilation * (kernel - 1) + 1 - size)
    }
    let rows = total(height, kernelHeight, strideY)
    let columns = total(width, kernelWidth, strideX)
    return Padding(
      top: rows / 2, left: columns / 2, bottom: rows - rows / 2, right: columns - columns / 2)
  }

  /// The same window with other padding.
  public func padded(by padding: Padding) -> Window {
    Window(
      kernelHeight: kernelHeight, kernelWidth: kernelWidth, strideY: strideY, strideX: strideX,
      padding: padding, dilation: dilation)
  }
}
