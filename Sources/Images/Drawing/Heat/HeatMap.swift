/// A map over a picture: how much each place matters.
///
/// It is kept as a grid of cells, whose centres have the values; between them it is bilinear, and beyond the
/// outermost centres it goes on as there.
public struct HeatMap: Hashable, Sendable {
  /// A rectangle with edges between pixels.
  public struct Area: Hashable, Sendable {
    /// The left edge.
    public var x: Double
    /// The upper edge.
    public var y: Double
    /// The width.
    public var width: Double
    /// The height.
    public var height: Double

    /// Creates a rectangle.
    public init(x: Double, y: Double, width: Double, height: Double) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// Cells across.
  public let columns: Int

  /// Cells down.
  public let rows: Int

  /// The values, `[rows, columns]`, none below zero.
  public let values: [Float]

  /// What the grid covers, in pixels of the picture; it may reach beyond it.
  public let area: Area

  /// The width of the picture in pixels.
  public let pictureWidth: Int

  /// The height of the picture in pixels.
  public let pictureHeight: Int

  /// Creates a map.
  ///
  /// - Precondition: there is a value for each cell, and picture and area are not empty.
  public init(
    columns: Int, rows: Int, values: [Float], area: Area, picture: (width: Int, height: Int)
  ) {
    precondition(
      columns > 0 && rows > 0 && values.count == columns * rows,
      "\(values.count) values for \(columns)x\(rows) cells")
    precondition(
      area.width > 0 && area.height > 0 && picture.width > 0 && picture.height > 0,
      "an empty picture")
    self.columns = columns
    self.rows = rows
    self.values = values
    self.area = area
    (pictureWidth, pictureHeight) = picture
  }

  /// The value at each of a row of places, as the cells it lies between and how far it is from the first.
  private func axis(
    _ count: Int, _ places: Int, from start: Double, _ length: Double, step: Double
  ) -> [(first: Int, share: Float)] {
    (0..<places).map { place in
      let position = ((Double(place) + 0.5) * step - start) / length * Double(count) - 0.5
      let held = min(max(position, 0), Double(count - 1))
      let first = min(Int(held), max(count - 2, 0))
      return (first, Float(held - Double(first)))
    }
  }

  /// The map at a size, `[height, width]`: at that of the picture, the values at the centres of its pixels.
  public func resampled(width: Int, height: Int) -> [Float] {
    let across = axis(
      columns, width, from: area.x, area.width, step: Double(pictureWidth) / Double(width))
    let down = axis(
      rows, height, from: area.y, area.height, step: Double(pictureHeight) / Double(height))
    let (right, below) = (columns > 1 ? 1 : 0, rows > 1 ? columns : 0)
    var result: [Float] = []
    result.reserveCapacity(width * height)
    for (row, rowShare) in down {
      for (column, share) in across {
        let cell = row * columns + column
        let upper = values[cell] + (values[cell + right] - values[cell]) * share
        let lower =
          values[cell + below] + (values[cell + below + right] - values[cell + below]) * share
        result.append(upper + (lower - upper) * rowShare)
      }
    }
    return result
  }

  /// How much of the heat on the picture lies in some of its pixels, `0...1`; `nil` when there is none at all.
  public func share(of part: PixelRectangle) -> Double? {
    let part = part.clipped(to: (pictureWidth, pictureHeight))
    let whole = PixelRectangle(x: 0, y: 0, width: pictureWidth, height: pictureHeight)
    let total = sum(over: whole)
    guard total > 0 else { return nil }
    return part.width > 0 && part.height > 0 ? min(1, sum(over: part) / total) : 0
  }

  /// The sum of the values at the centres of pixels; bilinear maps are sums of products, so rows and columns are
  /// summed on their own.
  private func sum(over part: PixelRectangle) -> Double {
    func weights(
      _ count: Int, _ first: Int, _ pixels: Int, _ start: Double, _ length: Double
    ) -> [Double] {
      var weights = [Double](repeating: 0, count: count)
      for (cell, share) in axis(count, pixels, from: start - Double(first), length, step: 1) {
        weights[cell] += 1 - Double(share)
        if count > 1 { weights[cell + 1] += Double(share) }
      }
      return weights
    }
    let across = weights(columns, part.x, part.width, area.x, area.width)
    let down = weights(rows, part.y, part.height, area.y, area.height)
    return (0..<rows).reduce(0) { sum, row in
      if down[row] == 0 { return sum }
      let line = (0..<columns).reduce(0.0) {
        $0 + Double(values[row * columns + $1]) * across[$1]
      }
      return sum + line * down[row]
    }
  }
}
