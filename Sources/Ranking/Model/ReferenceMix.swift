/// The contexts in which creatives were shown, with their shares: predictions are means over them, so that where a
/// creative happens to be placed does not change its rank.
public struct ReferenceMix: Hashable, Sendable {
  /// A context with its share.
  public struct Cell: Hashable, Sendable {
    /// The level of every field, -1 for none.
    public let levels: [Int]

    /// Its share of the impressions.
    public let share: Double

    /// Creates a cell.
    public init(levels: [Int], share: Double) {
      self.levels = levels
      self.share = share
    }
  }

  /// The contexts, the most frequent first; their shares sum to 1.
  public let cells: [Cell]

  /// The most contexts that are kept.
  private static let limit = 512

  /// The fields that are averaged over; the others belong to a creative.
  private static let fields: Set<ContextField> = [.placement, .segment, .device, .weekday]

  /// Contexts that were kept.
  public init(cells: [Cell]) { self.cells = cells }

  /// The contexts of some rows.
  public init(_ rows: ExposureRows) {
    var sums: [[Int]: Double] = [:]
    for row in 0..<rows.count {
      let levels = ContextField.allCases.enumerated().map { index, field in
        Self.fields.contains(field) ? rows.level(row, index) : -1
      }
      sums[levels, default: 0] += rows.trials[row]
    }
    let sorted = sums.sorted {
      ($1.value, $0.key.map(String.init).joined(separator: ","))
        < ($0.value, $1.key.map(String.init).joined(separator: ","))
    }.prefix(Self.limit)
    let total = sorted.reduce(0) { $0 + $1.value }
    cells = sorted.map { Cell(levels: $0.key, share: $0.value / total) }
  }

  /// The contexts with some fields fixed, which keep the shares of the others.
  ///
  /// - Parameter levels: the fixed level of every field; -1 where it is free.
  /// - Returns: contexts with these levels, also where they never occur together.
  func fixed(_ levels: [Int]) -> [Cell] {
    var cells = self.cells
    for (index, field) in ContextField.allCases.enumerated() where levels[index] >= 0 {
      if Self.fields.contains(field) {
        let matching = cells.filter { $0.levels[index] == levels[index] }
        if !matching.isEmpty {
          cells = matching
          continue
        }
      }
      cells = cells.map { cell in
        var own = cell.levels
        own[index] = levels[index]
        return Cell(levels: own, share: cell.share)
      }
    }
    let total = cells.reduce(0) { $0 + $1.share }
    return cells.map { Cell(levels: $0.levels, share: $0.share / total) }
  }
}
