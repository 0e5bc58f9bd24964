/// Looking for damage.
extension Store {
  /// What is wrong with the file: damaged pages or indexes, and rows that refer to missing ones.
  ///
  /// Empty for a sound store; at most a hundred findings otherwise.
  ///
  /// - Complexity: reads the whole file.
  public func check() throws(StoreError) -> [String] {
    let pages = try connection.rows("PRAGMA integrity_check(100)")
      .compactMap { $0.first?.text }.filter { $0 != "ok" }
    let references = try connection.rows("PRAGMA foreign_key_check").prefix(100).map { row in
      "a row of \(row.first?.text ?? "a table") refers to a missing row of "
        + (row.count > 2 ? row[2].text ?? "a table" : "a table")
    }
    return pages + references
  }

  /// The number of rows of each table, in the order of the schema.
  public func rowCounts() throws(StoreError) -> [(table: String, count: Int)] {
    var counts: [(table: String, count: Int)] = []
    for table in Schema.tables {
      let count = try connection.value("SELECT count(*) FROM \(table)").integer ?? 0
      counts.append((table, count))
    }
    return counts
  }
}
