import CKernels
import Tensors

/// The weight gradient of a 3x3 convolution by Winograd's F(4x4, 3x3).
///
/// `weightGradient = transpose(G) [sum over tiles of (transpose(B) d B) * (A dy transpose(A))] G`, the
/// products element by element: the forward algorithm is linear in the weights, and this is its
/// transpose. Summed over tiles the products are one `[channels, filters]` matrix product per point.
///
/// The threads share blocks of tiles: they transform both sides, then add a block's products to the sums,
/// a task owning those of one point. Each weight is one sum in the order of the tiles.
struct WinogradWeightGradient {
  typealias Floats = UnsafeMutablePointer<Float>

  /// Points `[36, tiles, channels]` and `[36, tiles, filters]`, and sums `[36, channels, filters]`.
  private struct Memory {
    let inputs: Floats
    let gradients: Floats
    let sums: Floats
  }

  /// Tiles of a block: enough to pay for reading and writing all sums, with a panel of the points in
  /// the first-level cache.
  private static let mostTiles = 128

  private let kernels: UnsafePointer<adl_kernels>
  private let grid: WinogradGrid
  private let blockTiles: Int
  // Floats from one tile or channel to the next, and from one plane of points to the next.
  private let inputStride: Int
  private let inputPlane: Int
  private let gradientStride: Int
  private let gradientPlane: Int
  private let sumPlane: Int

  init(_ convolution: Convolution, _ kernels: UnsafePointer<adl_kernels>) {
    self.kernels = kernels
    grid = WinogradGrid(forward: convolution)
    let width = kernels.pointee.panel_width
    let blocks = (grid.count + Self.mostTiles - 1) / Self.mostTiles
    blockTiles = (grid.count + blocks - 1) / blocks
    inputStride = WinogradGrid.stride(grid.input.channels, kernels)
    gradientStride = WinogradGrid.stride(
      (grid.output.channels + width - 1) / width * width, kernels)
    inputPlane = WinogradGrid.plane(blockTiles * inputStride)
    gradientPlane = WinogradGrid.plane(blockTiles * gradientStride)
    sumPlane = WinogradGrid.plane(grid.input.channels * gradientStride)
  }

  private func memory(_ scratch: inout Scratch) -> Memory {
    Memory(
      inputs: scratch.take(WinogradGrid.points * inputPlane),
      gradients: scratch.take(WinogradGrid.points * gradientPlane),
      sums: scratch.take(WinogradGrid.points * sumPlane))
  }

  /// Takes the memory that `run` needs.
  func reserve(_ scratch: inout Scratch) { _ = memory(&scratch) }

  func run(
    _ outputGradient: FloatView, _ input: FloatView, _ weightGradient: MutableFloatView,
    accumulating: Bool, _ scratch: inout Scratch, _ pool: WorkerPool
  ) {
    let memory = memory(&scratch)
    let (channels, filters) = (grid.input.channels, grid.output.channels)
    for start in stride(from: 0, to: grid.count, by: blockTiles) {
      let count = min(blockTiles, grid.count - start)
      pool.run(tasks: 2 * count) { task in
        let (row, side) = task.quotientAndRemainder(dividingBy: 2)
        let (picture, y, x) = grid.place(start + row)
        if side == 0 {
          var tile = grid.inputTile(y: y, x: x, count: channels, plane: inputPlane)
          kernels.pointee.winograd_input(
            &tile, input.base + picture * grid.input.count, memory.inputs + row * inputStride)
        } else {
          var tile = grid.outputTile(y: y, x: x, count: filters, plane: gradientPlane)
          kernels.pointee.winograd_gradient(
            &tile, outputGradient.base + picture * grid.output.count,
            memory.gradients + row * gradientStride)
        }
      }
      pool.run(tasks: WinogradGrid.points) { point in
        multiply(point: point, tiles: count, isFirst: start == 0, memory)
      }
    }
    pool.run(tasks: channels) { channel in
      kernels.pointee.winograd_weight_gradient(
        memory.sums + channel * gradientStride, sumPlane, gradientStride, 1, filters,
        weightGradient.base + channel * filters, channels * filters, filters, accumulating)
    }
  }

  /// Adds the products of a block of tiles to the sums of one point.
  private func multiply(point: Int, tiles: Int, isFirst: Bool, _ memory: Memory) {
    let (width, vector) = (kernels.pointee.panel_width, kernels.pointee.vector_width)
    let filters = grid.output.channels
    var left = UnsafePointer(memory.inputs + point * inputPlane)
    var right = UnsafePointer(memory.gradients + point * gradientPlane)
    withUnsafePointer(to: &left) { left in
      withUnsafePointer(to: &right) { right in
        for column in stride(from: 0, to: filters, by: width) {
          var job = adl_columns_job(
            a: left, b: right, segments: 1, length: tiles, a_offset: 0, a_stride: inputStride,
            b_offset: column, b_stride: gradientStride,
            c: memory.sums + point * sumPlane + column, c_stride: gradientStride,
            count: grid.input.channels, columns: filters - column <= vector ? vector : width,
            accumulate: !isFirst)
          kernels.pointee.columns(&job)
        }
      }
    }
  }
}
