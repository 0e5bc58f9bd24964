/// Chooses whole groups until each class has given its part.
struct Stratifier {
  /// Samples that stay together, with how many of each class there are.
  struct Group {
    let samples: [Int]
    let counts: [Int: Int]
  }

  private let groups: [Group]

  /// The number of samples of each class that may be chosen from.
  private let totals: [Int]

  /// The number of samples wanted of each class.
  private let wanted: [Int]

  private var taken: [Int]
  private var isChosen: [Bool]

  /// Prepares a choice of `fraction` of each class, at least one where two are left to learn from
  /// or one remains.
  init(groups: [Group], totals: [Int], fraction: Double) {
    self.groups = groups
    self.totals = totals
    wanted = totals.map { total in
      total < 2 ? 0 : min(total - 1, max(1, Int((Double(total) * fraction).rounded())))
    }
    taken = totals.map { _ in 0 }
    isChosen = groups.map { _ in false }
  }

  /// The chosen samples, in ascending order.
  mutating func chosen() -> [Int] {
    for index in groups.indices where fits(groups[index]) { choose(index) }
    for label in totals.indices where taken[label] == 0 && wanted[label] > 0 {
      // Every group of the class is larger than its part: the smallest that leaves something to
      // learn from goes over it.
      let candidates = groups.indices.filter {
        !isChosen[$0] && groups[$0].counts[label] != nil && leavesTrain(groups[$0])
      }
      let smallest = candidates.min {
        (groups[$0].samples.count, $0) < (groups[$1].samples.count, $1)
      }
      if let smallest { choose(smallest) }
    }
    return groups.indices.filter { isChosen[$0] }.flatMap { groups[$0].samples }.sorted()
  }

  private func fits(_ group: Group) -> Bool {
    group.counts.allSatisfy { taken[$0.key] + $0.value <= wanted[$0.key] }
  }

  private func leavesTrain(_ group: Group) -> Bool {
    group.counts.allSatisfy { taken[$0.key] + $0.value < totals[$0.key] }
  }

  private mutating func choose(_ index: Int) {
    isChosen[index] = true
    for (label, count) in groups[index].counts { taken[label] += count }
  }
}
