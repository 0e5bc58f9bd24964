import FileFormats

extension Dataset {
  /// The dataset with labels that are positions in `names`, the classes of a model.
  ///
  /// - Throws: `DatasetError.unknownClass` for the first class of a sample that is not among them.
  public func relabeled(for names: [String]) throws(DatasetError) -> Dataset {
    let positions = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    let present = Set(samples.map(\.label))
    var labels = [Int](repeating: 0, count: classNames.count)
    for (label, name) in classNames.enumerated() where present.contains(label) {
      guard let position = positions[name] else {
        throw .unknownClass(
          path: path, name: name, known: names,
          nearest: Suggestion.nearest(to: name, among: names))
      }
      labels[label] = position
    }
    var result = self
    result.classNames = names
    for index in result.samples.indices {
      result.samples[index].label = labels[result.samples[index].label]
    }
    return result
  }

  /// The file of a sample, or `nil` for idx data.
  public func file(of sample: Sample) -> String? { pixels.file(of: sample.slot) }
}
