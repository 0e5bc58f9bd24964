import AdLens

/// The rows of an earlier `bench kernels` that this run can be compared with.
struct KernelComparisons {
  /// A row's name and threads.
  private struct Key: Hashable {
    let name: String
    let threads: Int
  }

  private let rows: [Key: BenchSeries]

  /// Finds the rows of a baseline for some work; rows that are new since then have none.
  ///
  /// - Throws: `BaselineError` when not a single row can be compared.
  init?(_ baseline: BenchBaseline?, work: [KernelWork], threads: [Int]) throws(BaselineError) {
    guard let baseline else { return nil }
    var rows: [Key: BenchSeries] = [:]
    for count in threads {
      for work in work {
        rows[Key(name: work.name, threads: count)] = try baseline.row { row in
          row["name"]?.stringValue == work.name && row["threads"]?.intValue == count
        }
      }
    }
    if rows.isEmpty {
      let counts = threads.map(String.init).joined(separator: " and ")
      throw .different(
        path: baseline.path,
        differences: ["it has none of these kernels with threads \(counts)"])
    }
    self.rows = rows
  }

  /// How a row compares with the earlier one; `nil` where there is none.
  func compare(_ row: KernelRow) -> BenchComparison? {
    rows[Key(name: row.name, threads: row.threads)].map { earlier in
      BenchSeries(milliseconds: row.samples, corePeak: row.corePeak, waiting: row.waiting)
        .compared(with: earlier, comparisons: rows.count)
    }
  }
}
