import AdLens

/// Collects what a benchmark shows and writes it as a page.
struct BenchPage {
  /// The page so far.
  var report: BenchReport

  /// A page with a title and the facts that every benchmark has.
  init(title: String, lead: String) {
    report = BenchReport(title: title)
    report.lead = lead
    report.version = Version.current
  }

  /// Adds rows as the table, as they look on a terminal.
  mutating func add(_ rows: [JSONValue], columns: [Column]) {
    report.table = BenchReport.Table(
      columns: columns.map { .init($0.title, isNumber: $0.alignment == .right) },
      rows: rows.map { row in columns.map { $0.text($0.value(in: row)) } })
  }

  /// Adds names and values under a heading; lists and missing values are left out.
  mutating func add(_ heading: String, _ pairs: [(name: String, value: JSONValue)]) {
    let shown = pairs.filter { !$0.value.isNull }
    report.facts.append((heading, shown.map { ($0.name, Column.short($0.value)) }))
  }

  /// Writes the page and says where it is.
  func write(to path: String, _ console: Console) throws(FileError) {
    try AtomicFile.write(report.html(), to: path)
    console.note("The page is in \(path).")
  }
}

extension Chart.Bar {
  /// A bar of a duration, as long as its share of the longest.
  static func duration(_ label: String, milliseconds: Double, longest: Double, note: String = "")
    -> Chart.Bar
  {
    Chart.Bar(
      label: label, value: longest > 0 ? milliseconds / longest : 0,
      text: fixed(milliseconds, decimals: 3) + " ms", note: note)
  }
}
