/// Judges whether what is left of the data serves its purpose.
struct ClassCheck {
  private let path: String
  private let kind: DatasetKind
  private let classNames: [String]
  private let labels: [String: Int]
  private var problems: [DataProblem]

  /// How many files of each class were skipped, and why the first one was.
  private var skipped: [Int: (count: Int, reason: String)] = [:]

  init(path: String, listing: Listing) {
    self.init(
      path: path, kind: listing.kind, classNames: listing.classNames, problems: listing.problems)
  }

  init(path: String, kind: DatasetKind, classNames: [String], problems: [DataProblem]) {
    self.path = path
    self.kind = kind
    self.classNames = classNames
    labels = Dictionary(uniqueKeysWithValues: classNames.enumerated().map { ($1, $0) })
    self.problems = problems
  }

  /// The position of a class.
  func label(of className: String) -> Int {
    guard let label = labels[className] else {
      preconditionFailure("class \(className) is not in the listing")
    }
    return label
  }

  /// Notes a file of class `label` that cannot be used.
  mutating func skip(_ problem: DataProblem, label: Int) {
    problems.append(problem)
    skipped[label, default: (0, problem.path + " " + problem.message)].count += 1
  }

  /// The dataset of the decodable `samples`, without contradictory duplicates.
  mutating func dataset(
    _ samples: [Sample], decoder: PreparedDecoder, store: PixelStore, purpose: DatasetPurpose
  ) throws(DatasetError) -> Dataset {
    var filter = DuplicateFilter(classNames: classNames)
    let kept = filter.filter(samples)
    problems += filter.problems
    guard !kept.isEmpty else {
      let first = problems.first.map { $0.path + " " + $0.message }
      throw .noImages(path: path, kind: kind, skipped: problems.count, reason: first)
    }
    var result = Dataset(
      kind: kind, path: path, classNames: classNames, samples: kept, problems: problems,
      preprocessing: decoder.preprocessing, pixels: store)
    switch purpose {
    case .training: try checkTraining(result)
    case .evaluation: reportEmptyClasses(&result)
    }
    return result
  }

  private func checkTraining(_ dataset: Dataset) throws(DatasetError) {
    guard classNames.count > 1 else { throw .oneClass(path: path, name: classNames[0]) }
    let learnable = dataset.samples.filter { $0.split == nil || $0.split == .train }
    guard !learnable.isEmpty else { throw .noTrainingImages(path: path) }
    let present = Set(learnable.map(\.label))
    for label in classNames.indices where !present.contains(label) {
      let skipped = skipped[label]
      throw .classWithoutImages(
        path: path, name: classNames[label], skipped: skipped?.count ?? 0, reason: skipped?.reason)
    }
  }

  private func reportEmptyClasses(_ dataset: inout Dataset) {
    for (label, count) in dataset.classCounts().enumerated() where count == 0 {
      dataset.problems.append(
        DataProblem(
          path: classNames[label], code: .emptyClass,
          message: "the class has no usable image, so it is not measured"))
    }
  }
}
