import CKernels
import Tensors

extension Pooling {
  private var sizes: adl_window { window.sizes(height: height, width: width, channels: channels) }
  private var pictureCount: Int { height * width * channels }
  private var outputLine: Int { outputWidth * channels }

  /// Runs `body` for every output row of every picture.
  private func forEachRow(
    _ pool: WorkerPool,
    _ body: (_ sizes: UnsafePointer<adl_window>, _ picture: Int, _ row: Int) -> Void
  ) {
    let rows = batch * outputHeight
    let size = max(1, elementChunk / max(outputLine * window.taps, 1))
    withUnsafePointer(to: sizes) { sizes in
      pool.forEachChunk(of: rows, size: size) { first, count in
        for row in first..<first + count { body(sizes, row / outputHeight, row % outputHeight) }
      }
    }
  }

  func runMaximum(_ input: FloatView, _ output: MutableFloatView, _ pool: WorkerPool) {
    let kernels = Kernel.table
    forEachRow(pool) { sizes, picture, row in
      kernels.pointee.max_row(
        sizes, input.base + picture * pictureCount, row,
        output.base + (picture * outputHeight + row) * outputLine)
    }
  }

  func runAverage(
    _ input: FloatView, countingPadding: Bool, _ output: MutableFloatView, _ pool: WorkerPool
  ) {
    let kernels = Kernel.table
    forEachRow(pool) { sizes, picture, row in
      kernels.pointee.average_row(
        sizes, input.base + picture * pictureCount, row, countingPadding,
        output.base + (picture * outputHeight + row) * outputLine)
    }
  }

  /// Whether every cell lies in at most one window, so that gradients may be stored, not added.
  private var isDisjoint: Bool {
    window.strideY >= window.dilation * (window.kernelHeight - 1) + 1
      && window.strideX >= window.dilation * (window.kernelWidth - 1) + 1
  }

  /// Whether every cell lies in exactly one window.
  private var isExact: Bool {
    isDisjoint && window.padding == .zero && outputHeight * window.kernelHeight == height
      && outputWidth * window.kernelWidth == width
  }

  func runMaximumGradient(
    _ outputGradient: FloatView, _ input: FloatView, _ output: FloatView,
    _ inputGradient: MutableFloatView, accumulating: Bool, _ pool: WorkerPool
  ) {
    let kernels = Kernel.table
    let stores = isDisjoint && !accumulating
    forEachPicture(inputGradient, clearing: !accumulating && !isExact, pool) {
      sizes, picture, to in
      for row in 0..<outputHeight {
        let line = (picture * outputHeight + row) * outputLine
        kernels.pointee.max_gradient_row(
          sizes, outputGradient.base + line, input.base + picture * pictureCount,
          output.base + line, row, stores, to)
      }
    }
  }

  func runAverageGradient(
    _ outputGradient: FloatView, countingPadding: Bool, _ inputGradient: MutableFloatView,
    accumulating: Bool, _ pool: WorkerPool
  ) {
    let kernels = Kernel.table
    forEachPicture(inputGradient, clearing: !accumulating, pool) { sizes, picture, to in
      for row in 0..<outputHeight {
        kernels.pointee.average_gradient_row(
          sizes, outputGradient.base + (picture * outputHeight + row) * outputLine, row,
          countingPadding, to)
      }
    }
  }

  /// Runs `body` for every picture: rows of windows overlap, so a picture belongs to one task.
  private func forEachPicture(
    _ inputGradient: MutableFloatView, clearing: Bool, _ pool: WorkerPool,
    _ body: (
      _ sizes: UnsafePointer<adl_window>, _ picture: Int, _ to: UnsafeMutablePointer<Float>
    ) -> Void
  ) {
    withUnsafePointer(to: sizes) { sizes in
      pool.forEachChunk(of: batch, size: max(1, elementChunk / pictureCount)) { first, count in
        for picture in first..<first + count {
          let to = inputGradient.base + picture * pictureCount
          if clearing { to.update(repeating: 0, count: pictureCount) }
          body(sizes, picture, to)
        }
      }
    }
  }
}
