import CKernels
import Tensors

/// The weight gradient of a convolution with few channels: the taps of blocks of output pixels are
/// unfolded, then multiplied.
///
/// There are few weights and many pixels, so the pixels are dealt into a fixed number of chunks, each
/// with its own sums, which are then added up in order.
struct GatheredWeightGradient {
  private static let blockPixels = 128
  private static let mostChunks = 16

  private let convolution: Convolution
  private let kernels: UnsafePointer<adl_kernels>
  private let depth: Int
  private let panels: Int
  private let chunk: Int
  private let chunks: Int

  private var width: Int { kernels.pointee.panel_width }
  private var partialCount: Int { depth * convolution.groupFilters }

  init(_ convolution: Convolution, _ kernels: UnsafePointer<adl_kernels>) {
    self.convolution = convolution
    self.kernels = kernels
    depth = convolution.window.taps * convolution.groupChannels
    panels =
      (convolution.groupFilters + kernels.pointee.panel_width - 1) / kernels.pointee.panel_width
    let pixels = convolution.outputPixels
    chunk = max((pixels + Self.mostChunks - 1) / Self.mostChunks, Self.blockPixels)
    chunks = (pixels + chunk - 1) / chunk
  }

  /// Takes the chunks' sums and the workers' blocks.
  func reserve(
    _ scratch: inout Scratch, threads: Int
  ) -> (partial: UnsafeMutablePointer<Float>, blocks: UnsafeMutablePointer<Float>) {
    (scratch.take(chunks * partialCount), scratch.take(blockCount * threads))
  }

  private var gatheredCount: Int {
    GatheredRows.bufferCount(rows: Self.blockPixels, depth: depth)
  }
  private var blockCount: Int { gatheredCount + Self.blockPixels * panels * width }

  func run(
    _ outputGradient: FloatView, _ input: FloatView, _ weightGradient: MutableFloatView,
    accumulating: Bool, _ scratch: inout Scratch, _ pool: WorkerPool
  ) {
    let (partial, blocks) = reserve(&scratch, threads: pool.threads)
    if !accumulating { weightGradient.fill(0) }
    for group in 0..<convolution.groups {
      pool.run(tasks: chunks) { index, worker in
        let sums = partial + index * partialCount
        let last = min((index + 1) * chunk, convolution.outputPixels)
        for first in stride(from: index * chunk, to: last, by: Self.blockPixels) {
          add(
            first..<min(first + Self.blockPixels, last), group, outputGradient, input, to: sums,
            accumulating: first > index * chunk, blocks + worker * blockCount)
        }
      }
      let filters = convolution.groupFilters
      for index in 0..<chunks {
        for row in 0..<depth {
          let to = weightGradient.base + row * convolution.filters + group * filters
          kernels.pointee.add_scaled(
            to, partial + index * partialCount + row * filters, 1, to, filters)
        }
      }
    }
  }

  private func add(
    _ pixels: Range<Int>, _ group: Int, _ outputGradient: FloatView, _ input: FloatView,
    to sums: UnsafeMutablePointer<Float>, accumulating: Bool,
    _ block: UnsafeMutablePointer<Float>
  ) {
    let panels = block + gatheredCount
    withUnsafePointer(to: convolution.sizes) {
      kernels.pointee.gather(
        $0, input.base, pixels.lowerBound, pixels.count, group * convolution.groupChannels,
        convolution.groupChannels, convolution.batch, block)
    }
    let (filters, groupFilters) = (convolution.filters, convolution.groupFilters)
    let panelCount = pixels.count * width
    kernels.pointee.pack(
      outputGradient.base + pixels.lowerBound * filters + group * groupFilters, filters,
      pixels.count, groupFilters, panelCount, panels)
    for index in 0..<self.panels {
      let columns = min(width, groupFilters - index * width)
      var left = UnsafePointer(block)
      var right = UnsafePointer(panels + index * panelCount)
      withUnsafePointer(to: &left) { left in
        withUnsafePointer(to: &right) { right in
          var job = adl_columns_job(
            a: left, b: right, segments: 1, length: pixels.count, a_offset: 0, a_stride: depth,
            b_offset: 0, b_stride: width, c: sums + index * width, c_stride: groupFilters,
            count: depth, columns: columns, accumulate: accumulating)
          kernels.pointee.columns(&job)
        }
      }
    }
  }
}
