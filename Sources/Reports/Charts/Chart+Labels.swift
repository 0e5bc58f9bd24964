import FileFormats

extension Chart {
  /// An object of a dataset, in shares of its image.
  public struct LabeledPlace: Hashable, Sendable {
    /// The number of its class.
    public var label: Int
    /// The middle, from the left edge.
    public var x: Double
    /// The middle, from the upper edge.
    public var y: Double
    /// The width.
    public var width: Double
    /// The height.
    public var height: Double

    /// Creates a place.
    public init(label: Int, x: Double, y: Double, width: Double, height: Double) {
      self.label = label
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// What a detector has to learn: how many objects each class has, where their middles lie in the images, and how
  /// wide and high they are.
  ///
  /// - Precondition: labels are below the number of names.
  public static func labels(names: [String], places: [LabeledPlace]) -> Chart {
    var counts = [Int](repeating: 0, count: names.count)
    for place in places { counts[place.label] += 1 }
    let most = Double(max(counts.max() ?? 0, 1))
    let bars = Chart.bars(
      zip(names, counts).map { name, count in
        Bar(label: name, value: Double(count) / most, text: grouped(count))
      }, title: "Objects of each class")
    let side = 240.0
    let top = bars.height + 50
    var drawing = Drawing()
    drawing.text("Where their middles lie", x: 0, y: top - 12, "strong")
    DensityGrid(places.map { ($0.x, $0.y) }).draw(x: 0, y: top, side: side, into: &drawing)
    let second = side + 60
    drawing.text("Their sizes", x: second, y: top - 12, "strong")
    DensityGrid(places.map { ($0.width, 1 - $0.height) })
      .draw(x: second, y: top, side: side, into: &drawing)
    drawing.text("width of the image", x: second + side, y: top + side + 16, "muted small end")
    drawing.text(
      "height", x: second - 8, y: top + side / 2, "muted small middle", rotated: -90)
    return Chart(
      title: "The objects to learn: \(grouped(places.count)) of \(names.count) classes",
      width: max(bars.width, second + side), height: top + side + 24,
      body: bars.body + drawing.body)
  }
}

/// How many points lie in each cell of a square.
private struct DensityGrid {
  private static let cells = 24
  private var counts = [Int](repeating: 0, count: cells * cells)

  /// Counts points of `0...1`.
  init(_ points: [(x: Double, y: Double)]) {
    func cell(_ value: Double) -> Int {
      min(max(Int(value * Double(Self.cells)), 0), Self.cells - 1)
    }
    for point in points { counts[cell(point.y) * Self.cells + cell(point.x)] += 1 }
  }

  func draw(x: Double, y: Double, side: Double, into drawing: inout Drawing) {
    let step = side / Double(Self.cells)
    let most = Double(max(counts.max() ?? 0, 1))
    drawing.rectangle(x: x, y: y, width: side, height: side, "track")
    for (index, count) in counts.enumerated() where count > 0 {
      let (row, column) = (index / Self.cells, index % Self.cells)
      drawing.rectangle(
        x: x + Double(column) * step, y: y + Double(row) * step, width: step, height: step,
        "fill-first", opacity: 0.1 + 0.9 * (Double(count) / most).squareRoot(),
        tip: grouped(count))
    }
  }
}
