import Tensors

extension Reference {
  /// Unfolds pictures into one row of `taps * channels` per output position (im2col), zeros where a
  /// tap lies outside.
  ///
  /// - `input`: `[batch, height, width, channels]`
  /// - `columns`: `[batch * outputHeight * outputWidth, kernelHeight * kernelWidth * channels]`
  public static func unfold(
    _ convolution: Convolution, _ input: FloatView, into columns: MutableFloatView
  ) {
    let channels = convolution.channels
    columns.fill(0)
    forEachTap(
      convolution.window, batch: convolution.batch, height: convolution.height,
      width: convolution.width
    ) { outputPixel, inputPixel, tap in
      let start = (outputPixel * convolution.window.taps + tap) * channels
      for c in 0..<channels { columns[start + c] = input[inputPixel * channels + c] }
    }
  }

  /// The transpose of `unfold`: adds every column entry back to the pixel it was taken from.
  public static func fold(
    _ convolution: Convolution, _ columns: FloatView, addingTo input: MutableFloatView
  ) {
    let channels = convolution.channels
    forEachTap(
      convolution.window, batch: convolution.batch, height: convolution.height,
      width: convolution.width
    ) { outputPixel, inputPixel, tap in
      let start = (outputPixel * convolution.window.taps + tap) * channels
      for c in 0..<channels { input[inputPixel * channels + c] += columns[start + c] }
    }
  }
}
