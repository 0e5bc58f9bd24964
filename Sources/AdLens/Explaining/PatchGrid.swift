/// Where a patch is laid: in even steps from edge to edge.
struct PatchGrid: Hashable {
  /// The left edges.
  let columns: [Int]
  /// The upper edges.
  let rows: [Int]
  /// The width of a patch.
  let width: Int
  /// The height of a patch.
  let height: Int

  /// The number of patches.
  var count: Int { columns.count * rows.count }

  /// A patch by its number, row by row.
  subscript(index: Int) -> PixelRectangle {
    PixelRectangle(
      x: columns[index % columns.count], y: rows[index / columns.count], width: width,
      height: height)
  }

  /// The rectangle whose equal cells have the centres of the patches.
  var area: CornerBox {
    func span(_ starts: [Int], _ side: Int) -> (start: Float, end: Float) {
      let (first, last) = (Float(starts[0]), Float(starts[starts.count - 1]))
      if starts.count == 1 { return (first, first + Float(side)) }
      let half = (last - first) / Float(starts.count - 1) / 2
      return (first + Float(side) / 2 - half, last + Float(side) / 2 + half)
    }
    let (across, down) = (span(columns, width), span(rows, height))
    return CornerBox(left: across.start, top: down.start, right: across.end, bottom: down.end)
  }
}

extension PatchGrid {
  /// Plans a grid over a place.
  ///
  /// - Parameters:
  ///   - share: the side of a patch as a share of the mean side of the place.
  ///   - step: the distance of patches as a share of their side.
  init(over place: PixelRectangle, side share: Double, step: Double) {
    let mean = (Double(place.width) * Double(place.height)).squareRoot()
    let side = max(2, Int((mean * share).rounded()))
    let distance = max(1, Int((Double(side) * step).rounded()))
    func starts(_ first: Int, _ length: Int) -> [Int] {
      let room = length - min(side, length)
      let steps = (room + distance - 1) / distance
      return steps == 0 ? [first] : (0...steps).map { first + $0 * room / steps }
    }
    self.init(
      columns: starts(place.x, place.width), rows: starts(place.y, place.height),
      width: min(side, place.width), height: min(side, place.height))
  }
}
