import CKernels
import Tensors

/// A 3x3 convolution by Winograd's F(4x4, 3x3), forward or towards the input.
///
/// `output tile = transpose(A) [sum over channels of (G w transpose(G)) * (transpose(B) d B)] A`, the
/// products element by element: 36 multiplications for 16 outputs instead of 144 (Lavin & Gray, 2016).
/// Summed over channels they are 36 matrix products, one per point, of `[tiles, channels]` with the
/// transformed weights.
///
/// Tiles go through in blocks, whose points stay in the cache between the transforms. With enough blocks
/// each thread takes whole ones; else the threads share every block. Either way each output is one sum in
/// the order of the channels.
struct WinogradProduct {
  typealias Floats = UnsafeMutablePointer<Float>

  /// What happens to the outputs.
  struct Finish {
    var bias: UnsafePointer<Float>?
    var activation = Activation.identity
    var accumulating = false

    var code: adl_winograd_finish {
      let (kind, slope) = activation.curve ?? (Int32(adl_identity), 0)
      let limits = activation.limits
      return adl_winograd_finish(
        bias: bias, accumulate: accumulating, low: limits.low, high: limits.high, kind: kind,
        slope: slope)
    }
  }

  /// The points of a block of tiles, `[36, tiles, channels]` on either side, and its rows.
  private struct Block {
    let inputs: Floats
    let outputs: Floats
    let inputRows: UnsafeMutablePointer<UnsafePointer<Float>>
    let outputRows: UnsafeMutablePointer<Floats>
  }

  /// See `ProductPlan.depthLimit`.
  private static let depthLimit = 768

  let kernels: UnsafePointer<adl_kernels>
  let grid: WinogradGrid
  let weights: WinogradWeights
  private let threads: Int
  /// Tiles of a block, and blocks.
  private let blockTiles: Int
  private let blocks: Int
  /// Floats from one tile's channels to the next on either side, and from plane to plane.
  private let inputStride: Int
  private let outputStride: Int
  private let inputPlane: Int
  private let outputPlane: Int

  init(_ grid: WinogradGrid, kernels: UnsafePointer<adl_kernels>, threads: Int) {
    self.grid = grid
    self.kernels = kernels
    self.threads = threads
    weights = WinogradWeights(
      kernels: kernels, depth: grid.input.channels, columns: grid.output.channels)
    inputStride = WinogradGrid.stride(grid.input.channels, kernels)
    outputStride = WinogradGrid.stride(weights.panels * kernels.pointee.panel_width, kernels)
    let most = Self.mostTiles(grid)
    let wanted = (grid.count + most - 1) / most
    blockTiles = max((grid.count + wanted - 1) / max(wanted, 1), 1)
    blocks = (grid.count + blockTiles - 1) / blockTiles
    inputPlane = WinogradGrid.plane(blockTiles * inputStride)
    outputPlane = WinogradGrid.plane(blockTiles * outputStride)
  }

  /// Tiles of a block: their points should fit the second-level cache, and yet be enough to pay for
  /// reading the transformed weights, which the more channels there are come from farther away.
  private static func mostTiles(_ grid: WinogradGrid) -> Int {
    min(max(min(grid.input.channels, grid.output.channels) * 3 / 8, 24), 96)
  }

  /// Whether the threads share every block, because there are too few for each to have its own.
  private var sharesBlocks: Bool { threads > 1 && blocks < 2 * threads }

  private func block(_ scratch: inout Scratch) -> Block {
    Block(
      inputs: scratch.take(WinogradGrid.points * inputPlane),
      outputs: scratch.take(WinogradGrid.points * outputPlane),
      inputRows: scratch.take(blockTiles, of: UnsafePointer<Float>.self),
      outputRows: scratch.take(blockTiles, of: Floats.self))
  }

  /// Takes the memory of all blocks that are worked on at a time.
  func reserve(_ scratch: inout Scratch) -> (first: Floats, blockCount: Int) {
    var part = Scratch()
    _ = block(&part)
    return (scratch.take(part.count * (sharesBlocks ? 1 : threads)), part.count)
  }

  /// Computes the convolution with weights that `WinogradWeights` has transformed.
  func run(
    _ input: UnsafePointer<Float>, _ matrices: UnsafePointer<Float>, _ output: Floats,
    _ finish: Finish, _ scratch: inout Scratch, pool: WorkerPool
  ) {
    let (first, blockCount) = reserve(&scratch)
    func work(_ index: Int, worker: Int) {
      var scratch = Scratch(
        MutableFloatView(base: first + worker * blockCount, count: blockCount))
      let block = block(&scratch)
      let start = index * blockTiles
      let tiles = start..<min(start + blockTiles, grid.count)
      transform(input, tiles, block, pool)
      multiply(matrices, tiles.count, block, pool)
      self.finish(output, tiles, finish, block, pool)
    }
    if sharesBlocks {
      for index in 0..<blocks { work(index, worker: 0) }
    } else {
      // The pool runs calls from inside a task on the task's thread.
      pool.run(tasks: blocks) { index, worker in work(index, worker: worker) }
    }
  }

  private func transform(
    _ input: UnsafePointer<Float>, _ tiles: Range<Int>, _ block: Block, _ pool: WorkerPool
  ) {
    for row in 0..<tiles.count {
      block.inputRows[row] = UnsafePointer(block.inputs + row * inputStride)
      block.outputRows[row] = block.outputs + row * outputStride
    }
    pool.run(tasks: tiles.count) { row in
      let (picture, y, x) = grid.place(tiles.lowerBound + row)
      var tile = grid.inputTile(y: y, x: x, count: grid.input.channels, plane: inputPlane)
      kernels.pointee.winograd_input(
        &tile, input + picture * grid.input.count, block.inputs + row * inputStride)
    }
  }

  private func multiply(
    _ matrices: UnsafePointer<Float>, _ rows: Int, _ block: Block, _ pool: WorkerPool
  ) {
    let width = kernels.pointee.panel_width
    let parts = (grid.input.channels + Self.depthLimit - 1) / Self.depthLimit
    pool.run(tasks: WinogradGrid.points) { point in
      for part in 0..<parts {
        let start = grid.input.channels * part / parts
        let end = grid.input.channels * (part + 1) / parts
        for panel in 0..<weights.panels {
          let b = matrices + point * weights.plane + panel * weights.panelStride + start * width
          var job = adl_rows_job(
            rows: UnsafePointer(block.inputRows), row_stride: 0, segments: 1,
            offset: point * inputPlane + start, length: end - start,
            b: b, b_stride: width, c: UnsafePointer(block.outputRows),
            column: point * outputPlane + panel * width, count: rows,
            columns: weights.width(of: panel), accumulate: part > 0, finish: false, bias: nil,
            low: 0, high: 0,
            next: panel + 1 < weights.panels
              ? b + weights.panelStride : matrices + (point + 1) * weights.plane)
          kernels.pointee.rows(&job)
        }
      }
    }
  }

  private func finish(
    _ output: Floats, _ tiles: Range<Int>, _ finish: Finish, _ block: Block, _ pool: WorkerPool
  ) {
    pool.run(tasks: tiles.count) { row in
      let (picture, y, x) = grid.place(tiles.lowerBound + row)
      var tile = grid.outputTile(y: y, x: x, count: grid.output.channels, plane: outputPlane)
      var code = finish.code
      kernels.pointee.winograd_output(
        &tile, &code, block.outputs + row * outputStride, output + picture * grid.output.count)
    }
  }
}
