import FileFormats

/// Reads the JSON lists of Create ML: boxes by their centres, in pixels from the top left corner.
enum CreateMLReader {
  static func read(
    _ source: AnnotationSource, _ options: AnnotationOptions
  ) throws(AnnotationError) -> AnnotatedDataset {
    var names: [String] = []
    var images: [AnnotatedImage] = []
    var problems: [AnnotationProblem] = []
    for file in source.files {
      guard let entries = try AnnotationFile.json(file.path, format: .createml).arrayValue else {
        throw .malformed(path: file.path, format: .createml, reason: "it is no list")
      }
      let beside = Path.parent(of: file.path)
      let given = options.imagesFolder.map { [$0] } ?? []
      let sides = file.split.map { [Path.join(source.root, $0.rawValue)] } ?? []
      var collector = AnnotationCollector(
        options,
        finder: ImageFinder(
          folders: given + [beside, Path.join(beside, "images")] + sides,
          roots: given + [source.root]))
      for (index, entry) in entries.enumerated() {
        guard let name = (entry["image"] ?? entry["imagefilename"])?.stringValue else {
          collector.report(file.path, .malformed, "entry \(index + 1)")
          continue
        }
        let list = (entry["annotations"] ?? entry["annotation"])?.arrayValue ?? []
        var candidates: [AnnotationCollector.Candidate] = []
        for (position, annotation) in list.enumerated() {
          let place = "\(name), annotation \(position + 1)"
          if let candidate = candidate(annotation, place, &names) {
            candidates.append(candidate)
          } else {
            collector.report(file.path, .malformed, place)
          }
        }
        var picture = AnnotationCollector.Picture(path: name, source: file.path)
        picture.split = file.split
        collector.add(picture, candidates, classCount: names.count)
      }
      images += collector.images
      problems += collector.problems
    }
    return AnnotatedDataset(
      format: .createml, classNames: names, classNumbers: [], images: images, problems: problems)
  }

  private static func candidate(
    _ value: JSONValue, _ place: String, _ names: inout [String]
  ) -> AnnotationCollector.Candidate? {
    guard let label = value["label"]?.stringValue, !label.isEmpty,
      let coordinates = value["coordinates"]?.objectValue
    else { return nil }
    let numbers = ["x", "y", "width", "height"].map { coordinates[$0] }
    guard numbers.allSatisfy({ $0 != nil }) else { return nil }
    let values = numbers.map { $0?.doubleValue ?? .nan }
    let classIndex = names.firstIndex(of: label) ?? names.count
    if classIndex == names.count { names.append(label) }
    return AnnotationCollector.Candidate(
      box: Box(
        x: values[0] - values[2] / 2, y: values[1] - values[3] / 2, width: values[2],
        height: values[3]),
      classIndex: classIndex, place: place)
  }
}
