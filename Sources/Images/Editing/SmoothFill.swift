/// The smoothest surface over a rectangle that meets the pixels around it: the solution of Laplace's equation
/// with their values at the border, and with no slope where the picture ends.
///
/// It is solved from coarse to fine: a grid of few cells first, whose solution starts that of the grid with twice
/// as many, down to the pixels. Where a border changes from pixel to pixel the fine sweeps follow it; what it
/// does over long ways the coarse grids have settled. Linear gradients come out exactly on every grid.
struct SmoothFill {
  /// Sides of the coarsest grid at most.
  private static let coarsest = 8

  /// Sweeps over the coarsest grid, and over every finer one.
  private static let sweeps = (coarse: 120, fine: 24)

  /// How far each step goes beyond the mean of the neighbours, as in successive over-relaxation.
  private static let relaxation: Float = 1.5

  /// The surface over `width` by `height` pixels, row by row.
  ///
  /// - Precondition: the ring is not empty.
  static func values(width: Int, height: Int, ring: BorderRing) -> [SIMD4<Float>] {
    precondition(!ring.isEmpty, "nothing to continue")
    var sizes = [(width, height)]
    while let (columns, rows) = sizes.last, max(columns, rows) > coarsest {
      sizes.append(((columns + 1) / 2, (rows + 1) / 2))
    }
    var grid: FillGrid?
    for (columns, rows) in sizes.reversed() {
      var finer = FillGrid(columns, rows, width: width, height: height)
      let border = ring.averaged(columns: columns, rows: rows)
      finer.fillInside(from: grid, mean: ring.mean)
      finer.setBorder(border)
      let sweeps = grid == nil ? sweeps.coarse : sweeps.fine
      finer.relax(sweeps: sweeps, relaxation: relaxation, border: border)
      finer.setBorder(border)
      grid = finer
    }
    guard let grid else { return [] }
    var pixels: [SIMD4<Float>] = []
    pixels.reserveCapacity(width * height)
    for row in 1...height {
      let start = row * grid.pitch + 1
      pixels += grid.values[start..<start + width]
    }
    return pixels
  }
}

extension BorderRing {
  /// The mean of all pixels.
  fileprivate var mean: SIMD4<Float> {
    let all = pixels
    return all.reduce(SIMD4<Float>(), +) / Float(max(all.count, 1))
  }
}
