/// Finds what somebody probably meant to type.
enum Suggestion {
  /// The nearest candidate within two edits of `word` (one for words of two or three letters), or
  /// else the only candidate that `word` begins.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let typed = word.lowercased()
    let ranked = candidates.enumerated()
      .map { (distance: distance(typed, $1.lowercased()), order: $0, candidate: $1) }
      .filter { $0.distance <= 2 && $0.distance * 2 <= typed.count }
      .min { ($0.distance, $0.order) < ($1.distance, $1.order) }
    if let ranked { return ranked.candidate }
    let begun = candidates.filter { typed.count >= 3 && $0.lowercased().hasPrefix(typed) }
    return begun.count == 1 ? begun.first : nil
  }

  /// The edits that turn one word into the other: insert, delete, replace, or swap two neighbours.
  static func distance(_ first: String, _ second: String) -> Int {
    let a = Array(first)
    let b = Array(second)
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
