/// What each place of a picture adds to a logit, below zero where it takes away.
struct PlaceSums {
  /// Cells across.
  let columns: Int

  /// Cells down.
  let rows: Int

  /// What each cell adds, `[rows, columns]`.
  private(set) var values: [Float]

  /// What the grid covers, in pixels of the upright picture.
  let area: HeatMap.Area

  /// The size of the upright picture.
  let picture: (width: Int, height: Int)

  /// Spreads an amount over the cells whose centres lie in boxes, or over the nearest cell of a box too small for one.
  mutating func add(_ amount: Float, over boxes: [DetectedObject]) {
    var cells: Set<Int> = []
    let (width, height) = (area.width / Double(columns), area.height / Double(rows))
    func range(_ start: Double, _ length: Double, _ cell: Double, _ count: Int) -> ClosedRange<Int>
    {
      let first = Int((start / cell - 0.5).rounded(.up))
      let last = Int(((start + length) / cell - 0.5).rounded(.down))
      let nearest = Int(((start + length / 2) / cell).rounded(.down))
      let ends = first <= last ? (first, last) : (nearest, nearest)
      let held = (min(max(ends.0, 0), count - 1), min(max(ends.1, 0), count - 1))
      return held.0...held.1
    }
    for box in boxes {
      let across = range(box.x - area.x, box.width, width, columns)
      for row in range(box.y - area.y, box.height, height, rows) {
        for column in across { cells.insert(row * columns + column) }
      }
    }
    for cell in cells { values[cell] += amount / Float(cells.count) }
  }

  /// Spreads an amount over all cells.
  mutating func add(_ amount: Float) {
    for cell in values.indices { values[cell] += amount / Float(values.count) }
  }

  /// What speaks for it, as a map.
  var heat: HeatMap {
    HeatMap(
      columns: columns, rows: rows, values: values.map { max($0, 0) }, area: area,
      picture: picture)
  }
}
