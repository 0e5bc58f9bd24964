import CKernels
import Tensors

// With few channels, as in the first layer, the taps of a window's row are one short run of floats. The
// kernel reads these runs where they lie and copies only the pixels at the border.

extension Convolution {
  /// Whether the forward pass goes row by row over runs of taps: few channels, taps next to each other.
  public var readsTapRows: Bool {
    groups == 1 && !usesWinograd(for: .forward) && gathersTaps && window.dilation == 1
      && window.taps * channels <= Int(adl_tap_row_depth)
      && window.kernelHeight <= Int(adl_tap_row_height)
  }

  func tapRowsScratchCount(_ pass: Pass) -> Int {
    var scratch = Scratch()
    if pass == .forward { _ = scratch.take(packedPanels(Kernel.table).count) }
    return scratch.count
  }

  func runTapRows(
    _ pass: Pass, _ input: FloatView, _ weights: FloatView, _ bias: FloatView?,
    _ activation: Activation, _ output: MutableFloatView, accumulating: Bool,
    _ workspace: MutableFloatView, _ pool: WorkerPool
  ) {
    let kernels = Kernel.table
    let panels = packedPanels(kernels)
    var packed = weights.base
    if pass == .forward {
      var scratch = Scratch(workspace)
      let copy = scratch.take(panels.count)
      packPanels(weights, panels, into: copy, pool)
      packed = UnsafePointer(copy)
    }
    let limits = activation.limits
    let line = outputWidth * filters
    let rows = adl_tap_rows(
      panels: packed, panel_stride: panels.panelStride, filters: filters, bias: bias?.base,
      accumulate: accumulating, low: limits.low, high: limits.high)
    withUnsafePointer(to: sizes) { sizes in
      pool.forEachChunk(of: batch * outputHeight, size: max(1, elementChunk / max(line, 1))) {
        first, count in
        var rows = rows
        for row in first..<first + count {
          let (picture, y) = row.quotientAndRemainder(dividingBy: outputHeight)
          let to = output.base + row * line
          kernels.pointee.tap_row(
            sizes, &rows, input.base + picture * height * width * channels, y, to)
          if let (kind, slope) = activation.curve {
            kernels.pointee.activate(kind, slope, to, to, line)
          }
        }
      }
    }
  }
}
