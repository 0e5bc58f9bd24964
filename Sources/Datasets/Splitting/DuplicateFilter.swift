/// Leaves out samples whose bytes also stand under another label, or on a stricter side.
///
/// Nobody can learn or measure a label that contradicts itself, so all such samples go. A copy that
/// the data declares both in train and in test (or validation) stays where it is measured only.
struct DuplicateFilter {
  private let classNames: [String]
  private(set) var problems: [DataProblem] = []

  init(classNames: [String]) { self.classNames = classNames }

  /// The samples that stay, in their order.
  mutating func filter(_ samples: [Sample]) -> [Sample] {
    var copies: [String: [Int]] = [:]
    copies.reserveCapacity(samples.count)
    for (index, sample) in samples.enumerated() { copies[sample.sha256, default: []].append(index) }
    guard copies.count < samples.count else { return samples }
    return samples.enumerated().compactMap { index, sample in
      let same = (copies[sample.sha256] ?? []).map { samples[$0] }
      guard same.count > 1 else { return sample }
      if let other = same.first(where: { $0.label != sample.label }) {
        report(
          sample, .conflictingLabels,
          "has the same bytes as \(other.path) of class \"\(classNames[other.label])\"")
        return nil
      }
      let kept = Split.strictest(of: Set(same.compactMap(\.split)))
      if let split = sample.split, split != kept,
        let other = same.first(where: { $0.split == kept })
      {
        report(
          sample, .straddlingDuplicate,
          "has the same bytes as \(other.path), which is declared \(kept.rawValue)")
        return nil
      }
      return sample
    }
  }

  private mutating func report(_ sample: Sample, _ code: DataProblem.Code, _ message: String) {
    problems.append(DataProblem(path: sample.path, code: code, message: message + "; left out"))
  }
}
