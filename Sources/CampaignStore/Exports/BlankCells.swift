import FileFormats

/// Tells parts from sums among rows with a blank cell in a column that splits figures.
///
/// Platforms leave the cell blank in rows that sum others up, and also where they do not know the
/// value. A sum has as many impressions as the rows it sums up, or more, since small groups are
/// left out. A row with fewer, or without rows to sum up, is a part: its value is called `(blank)`,
/// and it counts with the rows that are split. Where these are split in several ways, the one with
/// the most impressions decides, for it is the one that counts.
struct BlankCells {
  /// What a value that is not told is called.
  static let label = "(blank)"

  /// How many rows are such parts.
  private(set) var rowCount = 0

  /// Their impressions.
  private(set) var impressions = 0

  /// The columns in which their cells are blank, as bits.
  private(set) var columns = 0

  /// What sums and their parts have in common.
  private struct Place: Hashable {
    let ad: Int
    let firstDay: CalendarDay
    let lastDay: CalendarDay
  }

  /// Gives the parts among rows their value.
  ///
  /// - Complexity: linear in the rows for each set of columns that splits some of them.
  mutating func fill(_ rows: inout [CheckedRow], in pool: inout SplitPool) {
    guard !pool.isUniform else { return }
    var places: [Place: [Int]] = [:]
    for (index, row) in rows.enumerated() {
      let place = Place(ad: row.ad, firstDay: row.firstDay, lastDay: row.lastDay)
      places[place, default: []].append(index)
    }
    // In the order of the file, so that the same file gives the same texts in the same order.
    for place in places.values.sorted(by: { $0[0] < $1[0] }) where place.count > 1 {
      fill(place, of: &rows, in: &pool)
    }
  }

  /// Gives the parts among the rows of an ad and period their value.
  private mutating func fill(
    _ place: [Int], of rows: inout [CheckedRow], in pool: inout SplitPool
  ) {
    // Rows and impressions by the columns that split them.
    var members: [Int: [Int]] = [:]
    var totals: [Int: Int] = [:]
    for index in place {
      let filled = pool.splits[rows[index].split].filled
      members[filled, default: []].append(index)
      totals[filled, default: 0] += rows[index].impressions
    }
    // Those split by more columns first: what is a part of them is summed up by others.
    for filled in members.keys.sorted(by: { Self.rank($0) > Self.rank($1) }) {
      let finer = members.keys.filter { $0 != filled && $0 & filled == filled }
      guard
        let largest = finer.max(by: {
          (totals[$0, default: 0], $0) < (totals[$1, default: 0], $1)
        })
      else { continue }
      var sums: [[String]: Int] = [:]
      var known: Set<Int> = []
      for index in members[largest, default: []] {
        let split = rows[index].split
        sums[pool.splits[split].cells(in: filled), default: 0] += rows[index].impressions
        known.insert(split)
      }
      let here = members[filled, default: []]
      let parts = here.filter { index in
        let sum = sums[pool.splits[rows[index].split].cells(in: filled), default: 0]
        return !rows[index].isSum && (sum == 0 || rows[index].impressions < sum)
      }
      // With sums among them, and no fewer impressions, they tell everything as they are.
      let isWhole = totals[filled, default: 0] >= totals[largest, default: 0]
      if parts.count < here.count, isWhole { continue }
      var moved: Set<Int> = []
      var count = 0
      for index in parts {
        let cells = pool.splits[rows[index].split].cells(naming: largest, Self.label)
        let split = pool.index(of: cells)
        // A table may have a value of this name.
        guard known.insert(split).inserted else { continue }
        rows[index].split = split
        moved.insert(index)
        count += rows[index].impressions
        columns |= largest & ~filled
      }
      let kept = here.filter { !moved.contains($0) }
      members[filled] = kept.isEmpty ? nil : kept
      members[largest, default: []] += moved
      totals[filled, default: 0] -= count
      totals[largest, default: 0] += count
      rowCount += moved.count
      impressions += count
    }
  }

  /// The order of sets of columns, the larger ones last.
  private static func rank(_ columns: Int) -> (Int, Int) { (columns.nonzeroBitCount, columns) }
}
