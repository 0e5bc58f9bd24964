import AdLens

/// The numbers of images and classes in COCO results.
struct COCONumbers: Sendable {
  /// The number of each class of the model; `nil` for one that the annotations do not have.
  private let classes: [Int?]

  /// The images of the annotations by path, and by name where only one has it; `nil` without annotations.
  private let images: [String: Int]?

  /// Numbers without annotations: classes from 1 in the order of the model, images by name or place.
  init(classCount: Int) {
    classes = (0..<classCount).map { $0 + 1 }
    images = nil
  }

  /// The numbers that COCO annotations give.
  ///
  /// - Throws: `AnnotationError` when the file cannot be used.
  init(annotations path: String, classNames: [String]) throws(AnnotationError) {
    var options = AnnotationOptions()
    options.format = .coco
    options.opensImages = false
    let data = try AnnotatedDataset.read(path, options: options)
    classes = classNames.map { name in
      data.classNames.firstIndex(of: name).map { data.classNumbers[$0] }
    }
    var images: [String: Int] = [:]
    let names = Dictionary(grouping: data.images) { Path.name(of: $0.path) }
    for image in data.images {
      guard let number = image.number else { continue }
      images[image.path] = number
      let name = Path.name(of: image.path)
      if names[name]?.count == 1 { images[name] = number }
    }
    self.images = images
  }

  /// The number of a class of the model.
  func number(ofClass index: Int) -> Int? { classes[index] }

  /// The number of an image: that of the longest end of its path which the annotations have; without them the
  /// number that is its name, or else its place from 1.
  func number(ofImage path: String, position: Int) -> Int? {
    guard let images else { return Int(Path.stem(of: path)) ?? position + 1 }
    let words = path.split(separator: "/")
    return words.indices.lazy.compactMap { images[words[$0...].joined(separator: "/")] }.first
  }

  /// What the results leave out because the annotations do not have it, one line each.
  func warnings(paths: [String], classNames: [String], file: String) -> [String] {
    var lines = zip(classNames, classes).filter { $0.1 == nil }.map { name, _ in
      "\(file): has no class \(quoted(name)) of the model; its objects are left out"
    }
    let unknown = paths.filter { number(ofImage: $0, position: 0) == nil }
    if let first = unknown.first {
      lines.append(
        "\(file): does not have \(Words.count(unknown.count, "image")), such as \(quoted(first)); "
          + "what is found there is left out")
    }
    return lines
  }
}
