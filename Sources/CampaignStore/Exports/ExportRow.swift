import FileFormats

/// A row of an export before it is known how the file writes numbers and dates.
struct ExportRow {
  var line: Int
  var ad: Int
  /// Indices into the dates of the file; -1 where the row has none.
  var start: Int
  var end: Int
  /// The index of what splits the ad's figures in it.
  var split: Int
  /// Whether a cell says that the row sums others up: `All`.
  var isSum: Bool
  var impressions: Int
  var clicks: Int
  var spend: LocalizedNumber
  var conversions: LocalizedNumber
  var revenue: LocalizedNumber
}

/// Texts that occur often, each stored once.
struct TextPool {
  private(set) var texts: [String] = [""]
  private var indices: [String: Int] = ["": 0]

  /// The index of a text.
  mutating func index(of text: String) -> Int {
    if let index = indices[text] { return index }
    indices[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }
}
