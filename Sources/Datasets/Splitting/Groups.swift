/// Merges samples that must stay on one side of a split (disjoint sets with path halving).
struct Groups {
  private var parents: [Int]
  private var sampleWithKey: [String: Int] = [:]

  /// Starts with each of `count` samples alone.
  init(count: Int) { parents = Array(0..<count) }

  /// Puts `sample` into the group of all samples given the same key.
  mutating func insert(_ sample: Int, key: String) {
    guard let other = sampleWithKey[key] else {
      sampleWithKey[key] = sample
      return
    }
    merge(sample, other)
  }

  /// The first sample of a group, which stands for it.
  mutating func first(of sample: Int) -> Int {
    var sample = sample
    while parents[sample] != sample {
      parents[sample] = parents[parents[sample]]
      sample = parents[sample]
    }
    return sample
  }

  private mutating func merge(_ one: Int, _ other: Int) {
    let (one, other) = (first(of: one), first(of: other))
    parents[max(one, other)] = min(one, other)
  }
}
