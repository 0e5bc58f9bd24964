import FileFormats

extension AnnotatedDataset {
  /// The data with classes that are positions in `names`, those of a model.
  ///
  /// - Parameter path: names the data in errors.
  /// - Throws: `DatasetError.unknownClass` for the first class of an object that is not among them.
  public func relabeled(for names: [String], path: String) throws(DatasetError) -> AnnotatedDataset
  {
    let positions = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    let present = Set(images.lazy.flatMap(\.objects).map(\.classIndex))
    var labels = [Int](repeating: 0, count: classNames.count)
    var numbers = names.indices.map { -1 - $0 }
    for (label, name) in classNames.enumerated() {
      guard let position = positions[name] else {
        if !present.contains(label) { continue }
        throw .unknownClass(
          path: path, name: name, known: names,
          nearest: Suggestion.nearest(to: name, among: names))
      }
      labels[label] = position
      numbers[position] = classNumbers[label]
    }
    var result = self
    result.classNames = names
    // Classes that the data has no number for get the next ones.
    var next = (numbers.max() ?? 0) + 1
    for position in numbers.indices where numbers[position] < 0 {
      numbers[position] = max(next, 1)
      next = numbers[position] + 1
    }
    result.classNumbers = numbers
    for image in result.images.indices {
      for object in result.images[image].objects.indices {
        let label = result.images[image].objects[object].classIndex
        result.images[image].objects[object].classIndex = labels[label]
      }
    }
    return result
  }
}
