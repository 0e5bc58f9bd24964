import Tensors

/// Divides what a dataset offers to learn from into train and validation.
///
/// Declared sides are kept: test is never touched, and validation is taken from train only where
/// the data declares none. The division is stratified by class and follows from the seed and the
/// images' bytes, so renaming files changes nothing. Exact duplicates stay together, and so do
/// families. Each class with at least two images is on both sides, one with a single image is in
/// train; where families make that impossible, train goes first.
public struct Splitter: Sendable {
  /// The part of each class for validation, `0..<1`.
  public let validationFraction: Double

  /// Decides which images it is.
  public let seed: UInt64

  /// Creates a splitter.
  ///
  /// - Precondition: `validationFraction` is in `0..<1`.
  public init(validationFraction: Double, seed: UInt64) {
    precondition(
      validationFraction >= 0 && validationFraction < 1,
      "the fraction for validation must be in 0..<1, got \(validationFraction)")
    self.validationFraction = validationFraction
    self.seed = seed
  }

  /// The dataset with every sample on a side and new problems added to those it had.
  public func split(_ dataset: Dataset) -> Dataset {
    var result = dataset
    result.samples = followingDeclared(dataset.samples, problems: &result.problems)
    let declaresValidation = result.samples.contains { $0.split == .validation }
    for index in result.samples.indices where result.samples[index].split == nil {
      result.samples[index].split = .train
    }
    if !declaresValidation && validationFraction > 0 {
      takeValidation(from: &result)
    }
    reportSingles(&result)
    return result
  }

  /// Sides for undeclared samples that share bytes or a family with declared ones: the strictest of
  /// those, so that nothing is learned from a relative of a test image.
  private func followingDeclared(
    _ samples: [Sample], problems: inout [DataProblem]
  ) -> [Sample] {
    guard samples.contains(where: { $0.split == nil || $0.family != nil }) else { return samples }
    var groups = Self.groups(of: samples)
    var declared: [Int: Set<Split>] = [:]
    for (index, sample) in samples.enumerated() {
      if let split = sample.split { declared[groups.first(of: index), default: []].insert(split) }
    }
    var reported: Set<Int> = []
    var samples = samples
    for index in samples.indices {
      let group = groups.first(of: index)
      guard let sides = declared[group] else { continue }
      if sides.count > 1, reported.insert(group).inserted {
        problems.append(Self.straddling(samples[index], sides))
      }
      if samples[index].split == nil { samples[index].split = Split.strictest(of: sides) }
    }
    return samples
  }

  private static func straddling(_ sample: Sample, _ sides: Set<Split>) -> DataProblem {
    let names = Split.allCases.filter(sides.contains).map(\.rawValue).joined(separator: " and ")
    return DataProblem(
      path: sample.path, code: .straddlingFamily,
      message: "its family is declared to be in \(names); figures may flatter the model")
  }

  private static func groups(of samples: [Sample]) -> Groups {
    var groups = Groups(count: samples.count)
    for (index, sample) in samples.enumerated() {
      groups.insert(index, key: "bytes " + sample.sha256)
      if let family = sample.family { groups.insert(index, key: "family " + family) }
    }
    return groups
  }

  private func takeValidation(from dataset: inout Dataset) {
    let pool = dataset.samples.indices.filter { dataset.samples[$0].split == .train }
    let samples = pool.map { dataset.samples[$0] }
    var stratifier = Stratifier(
      groups: members(of: samples), totals: dataset.classCounts(on: .train),
      fraction: validationFraction)
    let chosen = stratifier.chosen()
    for index in chosen { dataset.samples[pool[index]].split = .validation }
    if chosen.isEmpty {
      dataset.problems.append(
        DataProblem(
          path: dataset.path, code: .noValidation,
          message: "too few images or families to set some aside for validation; all are in train"))
    }
  }

  /// The groups in the order the seed gives them.
  private func members(of samples: [Sample]) -> [Stratifier.Group] {
    var groups = Self.groups(of: samples)
    var members: [Int: [Int]] = [:]
    for index in samples.indices { members[groups.first(of: index), default: []].append(index) }
    let ordered = members.values.map { indices in
      // The smallest key of its members stands for a group, whatever order they are listed in.
      let keys = indices.map { key(of: samples[$0]) }
      return (key: keys.min() ?? 0, first: indices[0], indices: indices)
    }
    return ordered.sorted { ($0.key, $0.first) < ($1.key, $1.first) }.map { group in
      var counts: [Int: Int] = [:]
      for index in group.indices { counts[samples[index].label, default: 0] += 1 }
      return Stratifier.Group(samples: group.indices, counts: counts)
    }
  }

  /// Names the stream of random numbers that splits are drawn from.
  private static let stream: UInt64 = 0x53_504C_4954

  /// A random number that follows from the seed and the image's bytes.
  private func key(of sample: Sample) -> UInt64 {
    let digest = UInt64(sample.sha256.prefix(16), radix: 16) ?? 0
    var generator = RandomGenerator(seed: seed, stream: Self.stream, digest)
    return generator.next()
  }

  private func reportSingles(_ dataset: inout Dataset) {
    let totals = dataset.classCounts()
    for (label, count) in dataset.classCounts(on: .train).enumerated() where count == 1 {
      let rest = totals[label] == 1 ? "one image" : "one image to learn from"
      dataset.problems.append(
        DataProblem(
          path: dataset.classNames[label], code: .singleImageClass,
          message: "the class has \(rest), which is in train; add more of them"))
    }
  }
}

extension Split {
  /// The side that must least be learned from.
  static func strictest(of sides: Set<Split>) -> Split {
    sides.contains(.test) ? .test : sides.contains(.validation) ? .validation : .train
  }
}
