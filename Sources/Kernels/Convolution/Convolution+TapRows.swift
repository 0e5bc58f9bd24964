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

  /// Rows of results that are computed together.
  private var tapRowGroup: Int { max(1, elementChunk / max(outputWidth * filters, 1)) }

  /// Floats of the input lines that such rows look at.
  private var tapStripCount: Int {
    let lines = (min(tapRowGroup, outputHeight) - 1) * window.strideY + window.kernelHeight
    return max(min(lines, height), 0) * width * channels
  }

  func tapRowsScratchCount(_ pass: Pass, threads: Int) -> Int {
    var scratch = Scratch()
    if pass == .forward {
      _ = scratch.take(packedPanels(Kernel.table).count)
    } else {
      _ = scratch.take(threads * tapStripCount)
    }
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
    runTapRows(packed, bias, activation, output, accumulating: accumulating, pool) {
      picture, _, _ in input.base + picture * height * width * channels
    }
  }

  /// Runs with packed weights on pictures of bytes, whose lines are converted into the cache just before they are
  /// multiplied.
  ///
  /// - Parameters:
  ///   - bytes: `[batch, height, width, channels]`.
  ///   - convert: turns whole pixels into as many floats.
  func runTapRows(
    bytes: UnsafePointer<UInt8>, _ packed: FloatView, _ bias: FloatView?,
    _ activation: Activation, _ output: MutableFloatView, _ workspace: MutableFloatView,
    _ pool: WorkerPool, convert: (UnsafeBufferPointer<UInt8>, MutableFloatView) -> Void
  ) {
    var scratch = Scratch(workspace)
    let strips = scratch.take(pool.threads * tapStripCount)
    let line = width * channels
    runTapRows(packed.base, bias, activation, output, accumulating: false, pool) {
      picture, rows, worker in
      let strip = strips + worker * tapStripCount
      let first = max(rows.lowerBound * window.strideY - window.padding.top, 0)
      let last = (rows.upperBound - 1) * window.strideY - window.padding.top
      let count = min(last + window.kernelHeight, height) - first
      if count > 0 {
        convert(
          UnsafeBufferPointer(
            start: bytes + (picture * height + first) * line, count: count * line),
          MutableFloatView(base: strip, count: count * line))
      }
      // The kernel looks for the picture's first line where it would lie above the strip.
      return UnsafePointer(strip) - first * line
    }
  }

  /// - Parameter picture: where the lines of a picture begin, of which some rows of results are computed next.
  @inline(__always)
  private func runTapRows(
    _ packed: UnsafePointer<Float>, _ bias: FloatView?, _ activation: Activation,
    _ output: MutableFloatView, accumulating: Bool, _ pool: WorkerPool,
    picture: (_ index: Int, _ rows: Range<Int>, _ worker: Int) -> UnsafePointer<Float>
  ) {
    let kernels = Kernel.table
    let limits = activation.limits
    let line = outputWidth * filters
    let group = tapRowGroup
    let rows = adl_tap_rows(
      panels: packed, panel_stride: packedPanels(kernels).panelStride, filters: filters,
      bias: bias?.base, accumulate: accumulating, low: limits.low, high: limits.high)
    withUnsafePointer(to: sizes) { sizes in
      pool.forEachShare(of: batch * outputHeight, size: group) { first, count, worker in
        var rows = rows
        var row = first
        while row < first + count {
          let (index, start) = row.quotientAndRemainder(dividingBy: outputHeight)
          let end = min(start + group, outputHeight, start + first + count - row)
          let base = picture(index, start..<end, worker)
          for y in start..<end {
            let to = output.base + (index * outputHeight + y) * line
            kernels.pointee.tap_row(sizes, &rows, base, y, to)
            if let (kind, slope) = activation.curve {
              kernels.pointee.activate(kind, slope, to, to, line)
            }
          }
          row += end - start
        }
      }
    }
  }
}
