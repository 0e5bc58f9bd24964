import Tensors

/// Groups of creatives shared out so that each is tested by a model that saw none of its group.
struct Folds {
  /// The fold of each creative.
  let folds: [Int]

  /// How many folds there are.
  let count: Int

  /// Shares out groups, those with the most impressions first, always to the fold with the fewest.
  ///
  /// - Parameters:
  ///   - groups: the group of each creative, such as its brand or its family.
  ///   - weights: the impressions of each creative.
  ///   - count: the most folds; there are no more than groups.
  init(groups: [Int], weights: [Double], count: Int, seed: UInt64) {
    var sums: [Int: Double] = [:]
    for (group, weight) in zip(groups, weights) { sums[group, default: 0] += weight }
    var generator = RandomGenerator(seed: seed, stream: 0x666f_6c64)
    var order = sums.sorted { $0.key < $1.key }
    order.shuffle(using: &generator)
    order.sort { $0.value > $1.value }
    self.count = max(1, min(count, order.count))
    var loads = [Double](repeating: 0, count: self.count)
    var chosen: [Int: Int] = [:]
    for (group, weight) in order {
      let fold = loads.indices.min { loads[$0] < loads[$1] } ?? 0
      loads[fold] += weight
      chosen[group] = fold
    }
    folds = groups.map { chosen[$0] ?? 0 }
  }
}
