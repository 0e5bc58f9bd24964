/// One grid of a smooth fill: cells over a rectangle, and a border around them.
struct FillGrid {
  /// Cells across.
  let columns: Int
  /// Cells down.
  let rows: Int
  /// The cells and the border around them, `[rows + 2, columns + 2]`.
  private(set) var values: [SIMD4<Float>]

  /// The places of cells and borders in pixels from the rectangle's upper left corner.
  private let xs: [Float]
  private let ys: [Float]

  /// Values from one row to the next.
  var pitch: Int { columns + 2 }

  /// A grid of so many cells over a rectangle of pixels.
  init(_ columns: Int, _ rows: Int, width: Int, height: Int) {
    self.columns = columns
    self.rows = rows
    values = Array(repeating: SIMD4(), count: (columns + 2) * (rows + 2))
    func places(_ count: Int, _ length: Int) -> [Float] {
      let step = Float(length) / Float(count)
      return [-0.5] + (0..<count).map { (Float($0) + 0.5) * step } + [Float(length) + 0.5]
    }
    xs = places(columns, width)
    ys = places(rows, height)
  }

  /// Starts the cells with what a coarser grid says, linear between its cells, or with a mean.
  mutating func fillInside(from coarser: Self?, mean: SIMD4<Float>) {
    guard let coarser else {
      values = Array(repeating: mean, count: values.count)
      return
    }
    let across = Self.neighbours(of: xs, among: coarser.xs)
    let down = Self.neighbours(of: ys, among: coarser.ys)
    for row in 1...rows {
      let (first, rowShare) = down[row]
      let upper = first * coarser.pitch
      let lower = upper + coarser.pitch
      for column in 1...columns {
        let (left, share) = across[column]
        let above =
          coarser.values[upper + left] * (1 - share) + coarser.values[upper + left + 1] * share
        let below =
          coarser.values[lower + left] * (1 - share) + coarser.values[lower + left + 1] * share
        values[row * pitch + column] = above * (1 - rowShare) + below * rowShare
      }
    }
  }

  /// For each place the last of some others that is not behind it, and how far it lies towards the next.
  private static func neighbours(of places: [Float], among others: [Float]) -> [(Int, Float)] {
    var first = 0
    return places.map { place in
      while first + 2 < others.count, others[first + 1] <= place { first += 1 }
      return (first, (place - others[first]) / (others[first + 1] - others[first]))
    }
  }

  /// Writes the border around the cells; where the picture ends, the cells beside it, and at corners the linear
  /// continuation.
  mutating func setBorder(_ ring: BorderRing) {
    let last = (rows + 1) * pitch
    for column in 1...columns {
      values[column] = ring.top?[column - 1] ?? values[pitch + column]
      values[last + column] = ring.bottom?[column - 1] ?? values[last - pitch + column]
    }
    for row in 1...rows {
      let start = row * pitch
      values[start] = ring.left?[row - 1] ?? values[start + 1]
      values[start + columns + 1] = ring.right?[row - 1] ?? values[start + columns]
    }
    for (corner, beside, below) in [
      (0, 1, pitch), (columns + 1, -1, pitch), (last, 1, -pitch), (last + columns + 1, -1, -pitch),
    ] {
      values[corner] =
        values[corner + beside] + values[corner + below] - values[corner + beside + below]
    }
  }

  /// Moves each cell towards the weighted mean of its neighbours, which makes its second differences across and
  /// down cancel.
  mutating func relax(sweeps: Int, relaxation: Float, border: BorderRing) {
    let across = Self.weights(
      xs, isOpen: (border.left == nil, border.right == nil))
    let down = Self.weights(ys, isOpen: (border.top == nil, border.bottom == nil))
    let (columns, pitch, rows) = (columns, pitch, rows)
    values.withUnsafeMutableBufferPointer { values in
      for _ in 0..<sweeps {
        for row in 1...rows {
          let (above, below) = down[row]
          for column in 1...columns {
            let cell = row * pitch + column
            let (left, right) = across[column]
            var sum = values[cell - 1] * left
            sum += values[cell + 1] * right
            sum += values[cell - pitch] * above
            sum += values[cell + pitch] * below
            let mean = sum * (1 / (left + right + above + below))
            values[cell] += (mean - values[cell]) * relaxation
          }
        }
      }
    }
  }

  /// What a cell's neighbours before and behind it weigh in its second difference; 0 where the picture ends.
  private static func weights(
    _ places: [Float], isOpen: (first: Bool, last: Bool)
  ) -> [(before: Float, behind: Float)] {
    places.indices.map { index in
      guard index > 0, index + 1 < places.count else { return (0, 0) }
      let before = places[index] - places[index - 1]
      let behind = places[index + 1] - places[index]
      var (first, last) = (2 / ((before + behind) * before), 2 / ((before + behind) * behind))
      if index == 1, isOpen.first { first = 0 }
      if index == places.count - 2, isOpen.last { last = 0 }
      return (first, last)
    }
  }
}
