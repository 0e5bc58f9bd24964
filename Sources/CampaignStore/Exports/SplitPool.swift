/// The ways in which the rows of an export split the figures of their ads, each stored once.
struct SplitPool {
  /// A column that may split figures.
  struct Column {
    let role: ExportRole
    let dimension: ExportRole.Dimension

    /// Where it stands in the table.
    let index: Int
  }

  /// One way.
  struct Split {
    /// The cell of each column; empty where the row is not split by it.
    let cells: [String]

    /// The columns that are not empty, as bits.
    let filled: Int

    /// Indices into the texts: the values of the dimensions, and the names of the columns.
    let placement, segment, device, breakdown: Int

    /// The cells of some columns, given as bits.
    func cells(in columns: Int) -> [String] {
      cells.indices.filter { columns & 1 << $0 != 0 }.map { cells[$0] }
    }

    /// The cells with a name in those of some columns, given as bits, that are empty.
    func cells(naming columns: Int, _ name: String) -> [String] {
      cells.indices.map { cells[$0].isEmpty && columns & 1 << $0 != 0 ? name : cells[$0] }
    }
  }

  /// The columns, in the order of the cells.
  let columns: [Column]

  /// The ways, in the order they were met.
  private(set) var splits: [Split] = []

  /// The texts that they refer to.
  private(set) var values = TextPool()

  private var indices: [[String]: Int] = [:]

  /// Starts with no way.
  init(_ columns: [Column]) { self.columns = columns }

  /// Whether all rows are split by the same columns.
  var isUniform: Bool { splits.allSatisfy { $0.filled == splits[0].filled } }

  /// The index of a way, given by the cell of each column.
  mutating func index(of cells: [String]) -> Int {
    if let index = indices[cells] { return index }
    let parts = zip(columns, cells).filter { !$0.1.isEmpty }
    let texts = ExportRole.Dimension.allCases.map { dimension in
      parts.filter { $0.0.dimension == dimension }.map { $0.1 }.joined(separator: " | ")
    }
    let names = parts.map { $0.0.role.rawValue }.joined(separator: "+")
    let filled = cells.indices.reduce(0) { cells[$1].isEmpty ? $0 : $0 | 1 << $1 }
    indices[cells] = splits.count
    splits.append(
      Split(
        cells: cells, filled: filled,
        placement: values.index(of: texts[ExportRole.Dimension.placement.rawValue]),
        segment: values.index(of: texts[ExportRole.Dimension.segment.rawValue]),
        device: values.index(of: texts[ExportRole.Dimension.device.rawValue]),
        breakdown: values.index(of: names)))
    return splits.count - 1
  }
}
