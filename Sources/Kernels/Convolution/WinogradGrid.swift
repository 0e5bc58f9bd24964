import CKernels

/// How Winograd's F(4x4, 3x3) covers pictures with tiles: 4x4 outputs, computed from the 6x6 inputs
/// around them.
struct WinogradGrid {
  /// The extents of the pictures on one side.
  struct Pictures {
    let height: Int
    let width: Int
    let channels: Int

    /// Floats of one picture.
    var count: Int { height * width * channels }
  }

  /// Points of a tile: the planes that a transform writes.
  static let points = 36

  let batch: Int
  let input: Pictures
  let output: Pictures
  /// Rows and columns by which the first tile's inputs lie outside the picture.
  let top: Int
  let left: Int

  private var rows: Int { (output.height + 3) / 4 }
  private var columns: Int { (output.width + 3) / 4 }

  /// Tiles of all pictures.
  var count: Int { batch * rows * columns }

  /// Outputs of a tile that lie inside, on average and rounded down; at most 16.
  var outputsPerTile: Int { batch * output.height * output.width / max(count, 1) }

  /// Floats from one row of points to the next: whole vectors and, where there are many, an odd number
  /// of cache lines, so that rows do not fall on the same few lines of a cache.
  static func stride(_ channels: Int, _ kernels: UnsafePointer<adl_kernels>) -> Int {
    let vector = kernels.pointee.vector_width
    return channels < 128 ? (channels + vector - 1) / vector * vector : plane(channels)
  }

  /// At least `count` floats, an odd number of cache lines: a tile is written to all planes at once.
  static func plane(_ count: Int) -> Int { ((count + 15) / 16 | 1) * 16 }

  /// The grid of the forward pass.
  init(forward convolution: Convolution) {
    batch = convolution.batch
    input = Pictures(
      height: convolution.height, width: convolution.width, channels: convolution.channels)
    output = Pictures(
      height: convolution.outputHeight, width: convolution.outputWidth,
      channels: convolution.filters)
    top = convolution.window.padding.top
    left = convolution.window.padding.left
  }

  /// The grid of the input gradient: the same convolution from the output to the input, with the taps
  /// turned by 180 degrees and the padding that makes up for the forward one.
  init(backward convolution: Convolution) {
    let forward = WinogradGrid(forward: convolution)
    batch = forward.batch
    input = forward.output
    output = forward.input
    top = 2 - forward.top
    left = 2 - forward.left
  }

  /// The picture of a tile, and its first output.
  @inline(__always)
  func place(_ index: Int) -> (picture: Int, y: Int, x: Int) {
    let (row, column) = index.quotientAndRemainder(dividingBy: columns)
    let (picture, tileRow) = row.quotientAndRemainder(dividingBy: rows)
    return (picture, 4 * tileRow, 4 * column)
  }

  /// The inputs of the tile at an output position, `count` channels of them.
  func inputTile(y: Int, x: Int, count: Int, plane: Int) -> adl_winograd_tile {
    adl_winograd_tile(
      height: input.height, width: input.width, channels: input.channels, y: y - top, x: x - left,
      count: count, plane: plane)
  }

  /// The outputs of the tile at an output position, `count` channels of them.
  func outputTile(y: Int, x: Int, count: Int, plane: Int) -> adl_winograd_tile {
    adl_winograd_tile(
      height: output.height, width: output.width, channels: output.channels, y: y, x: x,
      count: count, plane: plane)
  }
}
