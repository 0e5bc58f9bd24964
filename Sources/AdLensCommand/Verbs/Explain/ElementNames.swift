/// How elements are called where people read of them.
enum ElementNames {
  /// The labels, with a number where several elements have the same: `product #2`.
  static func names(of labels: [String]) -> [String] {
    var seen: [String: Int] = [:]
    let counts = labels.reduce(into: [:] as [String: Int]) { $0[$1, default: 0] += 1 }
    return labels.map { label in
      seen[label, default: 0] += 1
      return counts[label] == 1 ? label : "\(label) #\(seen[label] ?? 1)"
    }
  }
}
