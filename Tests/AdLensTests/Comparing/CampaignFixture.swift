import AdLens
import TestSupport
import Testing

/// A store with campaigns that tests write as neutral tables.
struct CampaignFixture {
  let folder = TemporaryDirectory()
  let store: Store

  init() throws { store = try Store.open(folder.file("adlens.sqlite")) }

  /// Imports a table, with the header given, into the store.
  func add(_ header: String, _ rows: [String], images: String? = nil) throws {
    let path = folder.file("export.csv")
    try AtomicFile.write(header + "\n" + rows.joined(separator: "\n") + "\n", to: path)
    let day = try #require(CalendarDay("2026-12-31"))
    _ = try CampaignImport(images: images, today: day).run(path, into: store)
  }

  /// Days of July 2026 with what `body` adds to each.
  static func days(_ days: ClosedRange<Int>, _ body: (Int) -> String) -> [String] {
    days.map { "2026-07-\($0 < 10 ? "0" : "")\($0)," + body($0) }
  }

  /// Compares campaigns or creatives by the words of the command line.
  func compare(
    _ words: String..., options: ComparisonOptions = ComparisonOptions()
  ) throws -> CampaignComparison {
    try CampaignComparison(
      of: words.map(ComparisonSubject.init), in: store, options: options)
  }
}
