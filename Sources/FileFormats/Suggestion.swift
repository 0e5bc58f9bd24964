/// Finds what a mistyped word probably meant.
public enum Suggestion {
  /// The candidate nearest to a word, or `nil` when none is near.
  ///
  /// Near means that at most a third of the letters differ (one of a short word), capitals aside.
  /// Of equally near ones the first wins.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    var best: String?
    var bestDistance = max(1, word.count / 3) + 1
    let letters = Array(word.lowercased())
    for candidate in candidates {
      let others = Array(candidate.lowercased())
      // A difference in length is already that many letters; a cell of a broken table may be huge.
      if abs(others.count - letters.count) >= bestDistance { continue }
      let distance = distance(letters, others)
      if distance < bestDistance { (best, bestDistance) = (candidate, distance) }
    }
    return best
  }

  /// The fewest insertions, deletions, replacements and swaps of neighbours between two words.
  static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var older = [Int](repeating: 0, count: second.count + 1)
    var previous = Array(0...second.count)
    for i in first.indices {
      var current = [i + 1]
      for j in second.indices {
        let replaced = previous[j] + (first[i] == second[j] ? 0 : 1)
        var least = min(replaced, previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          least = min(least, older[j - 1] + 1)
        }
        current.append(least)
      }
      (older, previous) = (previous, current)
    }
    return previous[second.count]
  }
}
