import CKernels
import Tensors

/// The weight gradient of a convolution with enough channels to read its input in place.
///
/// A task owns a few panels of filters and a run of channels. It goes over blocks of output pixels small
/// enough that their input stays in the cache while every tap and panel passes over it; each task reads
/// the whole input, so the panels of a task are as many as leave work for every thread.
struct WeightGradient {
  /// Output pixels of a block.
  private static let blockPixels = 192
  /// Panels of a task at most: their weights share the second-level cache with the block.
  private static let mostPanels = 4

  private let convolution: Convolution
  private let kernels: UnsafePointer<adl_kernels>
  /// The output as rows of pixels: those of the pictures, or one long row (`isPointwise`).
  private let outputRows: Int
  private let outputWidth: Int
  /// Pixels of a row, and rows, in a block.
  private let blockWidth: Int
  private let blockRows: Int
  private let panels: Int
  /// Panels of a task, and tasks per group of channels.
  private let panelGroup: Int
  private let panelGroups: Int
  private let channelBlocks: Int

  init(_ convolution: Convolution, _ kernels: UnsafePointer<adl_kernels>, threads: Int) {
    self.convolution = convolution
    self.kernels = kernels
    let isLong = convolution.isPointwise
    outputRows = isLong ? 1 : convolution.batch * convolution.outputHeight
    outputWidth = isLong ? convolution.outputPixels : convolution.outputWidth
    blockWidth = max(min(outputWidth, Self.blockPixels), 1)
    blockRows = max(Self.blockPixels / blockWidth, 1)
    let width = kernels.pointee.panel_width
    panels = (convolution.groupFilters + width - 1) / width
    panelGroup = max(1, min(panels / threads, Self.mostPanels))
    panelGroups = (panels + panelGroup - 1) / panelGroup
    let isUneven = panelGroups % threads != 0 && panelGroups < 4 * threads
    channelBlocks = isUneven ? min(threads, max(convolution.groupChannels / 8, 1)) : 1
  }

  private struct Worker {
    let panels: UnsafeMutablePointer<Float>
    let left: UnsafeMutablePointer<UnsafePointer<Float>>
    let right: UnsafeMutablePointer<UnsafePointer<Float>>
  }

  private func worker(_ scratch: inout Scratch) -> Worker {
    Worker(
      panels: scratch.take(panelGroup * blockRows * blockWidth * kernels.pointee.panel_width),
      left: scratch.take(blockRows, of: UnsafePointer<Float>.self),
      right: scratch.take(blockRows, of: UnsafePointer<Float>.self))
  }

  /// Takes the memory of all workers.
  func reserve(
    _ scratch: inout Scratch, threads: Int
  ) -> (first: UnsafeMutablePointer<Float>, workerCount: Int) {
    var part = Scratch()
    _ = worker(&part)
    return (scratch.take(part.count * threads), part.count)
  }

  /// A part of the weights: filters and channels of one group.
  private struct Part {
    let filter: Int
    let filters: Int
    let channel: Int
    let firstChannel: Int
    let channels: Int
  }

  func run(
    _ outputGradient: FloatView, _ input: FloatView, _ weightGradient: MutableFloatView,
    accumulating: Bool, _ scratch: inout Scratch, _ pool: WorkerPool
  ) {
    let (first, workerCount) = reserve(&scratch, threads: pool.threads)
    if convolution.outputPixels == 0 {
      if !accumulating { weightGradient.fill(0) }
      return
    }
    let (groupFilters, groupChannels) = (convolution.groupFilters, convolution.groupChannels)
    let width = kernels.pointee.panel_width
    pool.run(tasks: convolution.groups * panelGroups * channelBlocks) { task, index in
      var scratch = Scratch(
        MutableFloatView(base: first + index * workerCount, count: workerCount))
      let worker = worker(&scratch)
      let group = task / (panelGroups * channelBlocks)
      let firstFilter = task / channelBlocks % panelGroups * panelGroup * width
      let block = task % channelBlocks
      let firstChannel = groupChannels * block / channelBlocks
      let part = Part(
        filter: group * groupFilters + firstFilter,
        filters: min(panelGroup * width, groupFilters - firstFilter),
        channel: group * groupChannels, firstChannel: firstChannel,
        channels: groupChannels * (block + 1) / channelBlocks - firstChannel)
      var isFirst = true
      for row in stride(from: 0, to: outputRows, by: blockRows) {
        for x in stride(from: 0, to: outputWidth, by: blockWidth) {
          add(
            rows: row..<min(row + blockRows, outputRows),
            columns: x..<min(x + blockWidth, outputWidth), of: part, outputGradient, input,
            weightGradient, accumulating: accumulating || !isFirst, worker)
          isFirst = false
        }
      }
    }
  }

  /// Adds what a block of output pixels contributes to a part of the weights.
  private func add(
    rows: Range<Int>, columns: Range<Int>, of part: Part, _ outputGradient: FloatView,
    _ input: FloatView, _ weightGradient: MutableFloatView, accumulating: Bool, _ worker: Worker
  ) {
    let filters = convolution.filters
    let width = kernels.pointee.panel_width
    let panelCount = rows.count * columns.count * width
    for (index, row) in rows.enumerated() {
      let pixel = row * outputWidth + columns.lowerBound
      kernels.pointee.pack(
        outputGradient.base + pixel * filters + part.filter, filters, columns.count, part.filters,
        panelCount, worker.panels + index * columns.count * width)
    }
    let window = convolution.window
    for ky in 0..<window.kernelHeight {
      for kx in 0..<window.kernelWidth {
        let shift = kx * window.dilation - window.padding.left
        let valid = validColumns(columns, shift: shift)
        var segments = 0
        if !valid.isEmpty {
          for (index, row) in rows.enumerated() {
            guard let line = inputLine(input, row: row, ky: ky) else { continue }
            worker.left[segments] =
              line + (valid.lowerBound * window.strideX + shift) * convolution.channels
              + part.channel
            worker.right[segments] = UnsafePointer(
              worker.panels
                + (index * columns.count + valid.lowerBound - columns.lowerBound) * width)
            segments += 1
          }
        }
        let tap = ky * window.kernelWidth + kx
        let weight = tap * convolution.groupChannels + part.firstChannel
        for panel in 0..<(part.filters + width - 1) / width {
          var job = adl_columns_job(
            a: UnsafePointer(worker.left), b: UnsafePointer(worker.right), segments: segments,
            length: valid.count, a_offset: part.firstChannel,
            a_stride: window.strideX * convolution.channels, b_offset: panel * panelCount,
            b_stride: width,
            c: weightGradient.base + weight * filters + part.filter + panel * width,
            c_stride: filters, count: part.channels,
            columns: min(width, part.filters - panel * width), accumulate: accumulating)
          kernels.pointee.columns(&job)
        }
      }
    }
  }

  /// The output columns whose tap lies inside the picture.
  private func validColumns(_ columns: Range<Int>, shift: Int) -> Range<Int> {
    if convolution.isPointwise { return columns }
    let step = convolution.window.strideX
    let first = max(columns.lowerBound, shift < 0 ? (-shift + step - 1) / step : 0)
    let last = convolution.width - 1 - shift
    let end = last < 0 ? 0 : min(columns.upperBound, last / step + 1)
    return first..<max(first, end)
  }

  /// The start of the input row under tap row `ky` of an output row, unless it lies outside.
  private func inputLine(_ input: FloatView, row: Int, ky: Int) -> UnsafePointer<Float>? {
    if convolution.isPointwise { return input.base }
    let window = convolution.window
    let (picture, y) = row.quotientAndRemainder(dividingBy: convolution.outputHeight)
    let inputRow = y * window.strideY + ky * window.dilation - window.padding.top
    guard inputRow >= 0 && inputRow < convolution.height else { return nil }
    let line = picture * convolution.height + inputRow
    return input.base + line * convolution.width * convolution.channels
  }
}
