import FileFormats

/// Reads COCO files: `images`, `annotations` and `categories`, found by their ids.
enum COCOReader {
  static func read(
    _ source: AnnotationSource, _ options: AnnotationOptions
  ) throws(AnnotationError) -> AnnotatedDataset {
    var names: [String] = []
    var numbers: [Int] = []
    var images: [AnnotatedImage] = []
    var problems: [AnnotationProblem] = []
    for file in source.files {
      let value = try AnnotationFile.json(file.path, format: .coco)
      guard value["images"]?.arrayValue != nil else {
        throw .malformed(path: file.path, format: .coco, reason: "it has no list \"images\"")
      }
      var reader = Document(
        file.path,
        AnnotationCollector(options, finder: finder(source, file.path, options, split: file.split)))
      reader.takeCategories(value, &names, &numbers)
      reader.takeImages(value, split: file.split, classCount: names.count, numbers)
      images += reader.collector.images
      problems += reader.collector.problems
    }
    return AnnotatedDataset(
      format: .coco, classNames: names, classNumbers: numbers, images: images, problems: problems)
  }

  /// Images lie beside the file, in `images`, or in a folder named as the file or the side.
  private static func finder(
    _ source: AnnotationSource, _ path: String, _ options: AnnotationOptions, split: Split?
  ) -> ImageFinder {
    let beside = Path.parent(of: path)
    var folders = options.imagesFolder.map { [$0] } ?? []
    for folder in [beside, source.root] {
      folders += [folder, Path.join(folder, "images")]
      if let split {
        for name in AnnotationFile.names(in: folder) {
          // `train2017` is the folder of the side `train`.
          let word = String(name.prefix { $0.isLetter })
          if Split(named: word) == split { folders.append(Path.join(folder, name)) }
        }
        folders.append(Path.join(folder, "images/" + split.rawValue))
      }
    }
    return ImageFinder(
      folders: folders, roots: (options.imagesFolder.map { [$0] } ?? []) + [source.root])
  }

  /// One file.
  private struct Document {
    let path: String
    var collector: AnnotationCollector

    /// The index of each class by its id in this file.
    private var classOfNumber: [Int: Int] = [:]

    init(_ path: String, _ collector: AnnotationCollector) {
      self.path = path
      self.collector = collector
    }

    /// Adds the classes that earlier files did not have.
    mutating func takeCategories(
      _ value: JSONValue, _ names: inout [String], _ numbers: inout [Int]
    ) {
      for (index, category) in (value["categories"]?.arrayValue ?? []).enumerated() {
        guard let number = category["id"]?.intValue, let name = category["name"]?.stringValue else {
          collector.report(path, .malformed, "categories[\(index)]")
          continue
        }
        guard classOfNumber[number] == nil else {
          collector.report(path, .duplicateNumber, "category \(number)")
          continue
        }
        if let known = names.firstIndex(of: name) {
          classOfNumber[number] = known
        } else {
          classOfNumber[number] = names.count
          names.append(name)
          let taken = Set(numbers)
          numbers.append(
            taken.contains(number)
              ? (1...numbers.count + 1).first { !taken.contains($0) } ?? 1 : number)
        }
      }
    }

    mutating func takeImages(_ value: JSONValue, split: Split?, classCount: Int, _ numbers: [Int]) {
      var candidates = takeAnnotations(value)
      var seen: Set<Int> = []
      for (index, image) in (value["images"]?.arrayValue ?? []).enumerated() {
        guard let number = image["id"]?.intValue, let name = image["file_name"]?.stringValue else {
          collector.report(path, .malformed, "images[\(index)]")
          continue
        }
        guard seen.insert(number).inserted else {
          collector.report(path, .duplicateNumber, "image \(number), \(name)")
          continue
        }
        var picture = AnnotationCollector.Picture(path: name, source: path)
        if let width = image["width"]?.intValue, let height = image["height"]?.intValue {
          picture.declared = (width, height)
        }
        picture.number = number
        picture.split = split
        collector.add(
          picture, candidates.removeValue(forKey: number) ?? [], classCount: classCount)
      }
      for (number, boxes) in candidates.sorted(by: { $0.key < $1.key }) {
        for box in boxes {
          collector.report(path, .missingImage, "\(box.place): image \(number) is not in the list")
        }
      }
    }

    /// The boxes by the ids of their images.
    private mutating func takeAnnotations(
      _ value: JSONValue
    ) -> [Int: [AnnotationCollector.Candidate]] {
      var result: [Int: [AnnotationCollector.Candidate]] = [:]
      var seen: Set<Int> = []
      for (index, annotation) in (value["annotations"]?.arrayValue ?? []).enumerated() {
        var place = "annotations[\(index)]"
        var number = annotation["id"]?.intValue
        if let known = number { place = "annotation \(known)" }
        guard let image = annotation["image_id"]?.intValue,
          let category = annotation["category_id"]?.intValue,
          let box = annotation["bbox"]?.arrayValue?.map({ $0.doubleValue ?? .nan }), box.count == 4
        else {
          collector.report(path, .malformed, place)
          continue
        }
        if let known = number, !seen.insert(known).inserted {
          collector.report(path, .duplicateNumber, place)
          number = nil
        }
        let area = annotation["area"]?.doubleValue
        result[image, default: []].append(
          AnnotationCollector.Candidate(
            box: Box(x: box[0], y: box[1], width: box[2], height: box[3]),
            classIndex: classOfNumber[category] ?? -1,
            isCrowd: annotation["iscrowd"]?.intValue == 1
              || annotation["iscrowd"]?.boolValue == true,
            area: area.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }, number: number, place: place))
      }
      return result
    }
  }
}
