import CKernels

extension Window {
  /// The sizes as the C functions read them.
  func sizes(height: Int, width: Int, channels: Int) -> adl_window {
    adl_window(
      height: height, width: width, channels: channels, output_height: outputHeight(of: height),
      output_width: outputWidth(of: width), kernel_height: kernelHeight, kernel_width: kernelWidth,
      stride_y: strideY, stride_x: strideX, top: padding.top, left: padding.left,
      dilation: dilation)
  }
}

extension Convolution {
  /// The sizes as the C functions read them.
  var sizes: adl_window { window.sizes(height: height, width: width, channels: channels) }

  /// Channels of a group.
  var groupChannels: Int { channels / groups }
  /// Filters of a group.
  var groupFilters: Int { filters / groups }
  /// Output pixels of all pictures.
  var outputPixels: Int { batch * outputHeight * outputWidth }
  /// Whether the taps of a pixel are copied together before the product (`GatheredRows`).
  var gathersTaps: Bool { groupChannels < 8 && window.taps > 1 }
  /// A window of one pixel on every pixel: then all pictures are one long row.
  var isPointwise: Bool {
    window.taps == 1 && window.strideY == 1 && window.strideX == 1 && window.padding == .zero
  }
}
