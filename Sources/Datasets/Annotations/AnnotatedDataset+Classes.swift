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
    var numbers = [Int?](repeating: nil, count: names.count)
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
    // Classes that the data has no number for get the smallest free ones.
    var taken = Set(numbers.compactMap { $0 })
    var next = 1
    result.classNumbers = numbers.map { number in
      if let number { return number }
      while taken.contains(next) { next += 1 }
      taken.insert(next)
      return next
    }
    for image in result.images.indices {
      for object in result.images[image].objects.indices {
        let label = result.images[image].objects[object].classIndex
        result.images[image].objects[object].classIndex = labels[label]
      }
    }
    return result
  }
}
