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
    var copies: [String: Copies] = [:]
    copies.reserveCapacity(samples.count)
    for (index, sample) in samples.enumerated() {
      copies[sample.sha256, default: Copies(first: index)].add(index, of: samples)
    }
    guard copies.count < samples.count else { return samples }
    return samples.filter { sample in
      guard let same = copies[sample.sha256] else { return true }
      return keeps(sample, among: same, of: samples)
    }
  }

  private mutating func keeps(
    _ sample: Sample, among same: Copies, of samples: [Sample]
  ) -> Bool {
    if let otherLabel = same.otherLabel {
      let first = samples[same.first]
      let other = first.label != sample.label ? first : samples[otherLabel]
      report(
        sample, .conflictingLabels,
        "has the same bytes as \(other.path) of class \"\(classNames[other.label])\"")
      return false
    }
    guard let split = sample.split, let strictest = same.strictest,
      let kept = samples[strictest].split, kept != split
    else { return true }
    report(
      sample, .straddlingDuplicate,
      "has the same bytes as \(samples[strictest].path), which is declared \(kept.rawValue)")
    return false
  }

  /// The few of all samples with the same bytes that decide about each of them: thousands of copies
  /// of one placeholder must not be compared in pairs.
  private struct Copies {
    /// The first one.
    let first: Int

    /// The first one with another label than `first`.
    var otherLabel: Int?

    /// The first one on the side that must least be learned from.
    var strictest: Int?

    init(first: Int) { self.first = first }

    mutating func add(_ index: Int, of samples: [Sample]) {
      if otherLabel == nil, samples[index].label != samples[first].label { otherLabel = index }
      guard let split = samples[index].split else { return }
      guard let known = strictest.flatMap({ samples[$0].split }) else {
        strictest = index
        return
      }
      if split != known, Split.strictest(of: [split, known]) == split { strictest = index }
    }
  }

  private mutating func report(_ sample: Sample, _ code: DataProblem.Code, _ message: String) {
    problems.append(DataProblem(path: sample.path, code: code, message: message + "; left out"))
  }
}
