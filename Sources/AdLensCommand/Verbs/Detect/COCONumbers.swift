import AdLens

/// The numbers of images and classes in COCO results.
struct COCONumbers: Sendable {
  /// The number of each class of the model; `nil` for one that the annotations do not have.
  private let classes: [Int?]

  /// The images of the annotations by path, and by name where only one has it; without annotations all
  /// images by path.
  private let images: [String: Int]

  /// Whether the images are those of annotations, which may know the end of a path only.
  private let isAnnotated: Bool

  /// Numbers without annotations: classes from 1 in the order of the model, images by name or place.
  ///
  /// An image has the number that is its name if no other image has that one, else its place from 1, else,
  /// if that is another's name, a number above all others: no two have the same.
  init(classCount: Int, paths: [String]) {
    classes = (0..<classCount).map { $0 + 1 }
    isAnnotated = false
    var places: [String: Int] = [:]
    for (index, path) in paths.enumerated() where places[path] == nil { places[path] = index + 1 }
    let named = Dictionary(grouping: places.keys) { Int(Path.stem(of: $0)) }
    var images: [String: Int] = [:]
    for case (let number?, let paths) in named where paths.count == 1 { images[paths[0]] = number }
    var taken = Set(images.values)
    var last = max(taken.max() ?? 0, paths.count)
    for (path, place) in places.sorted(by: { $0.value < $1.value }) where images[path] == nil {
      if taken.insert(place).inserted {
        images[path] = place
      } else {
        last += 1
        images[path] = last
      }
    }
    self.images = images
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
    isAnnotated = true
  }

  /// The number of a class of the model.
  func number(ofClass index: Int) -> Int? { classes[index] }

  /// The number of an image: that of the longest end of its path which the annotations have; without them
  /// its own.
  func number(ofImage path: String) -> Int? {
    guard isAnnotated else { return images[path] }
    let words = path.split(separator: "/")
    return words.indices.lazy.compactMap { images[words[$0...].joined(separator: "/")] }.first
  }

  /// What the results leave out because the annotations do not have it, one line each.
  func warnings(paths: [String], classNames: [String], file: String) -> [String] {
    var lines = zip(classNames, classes).filter { $0.1 == nil }.map { name, _ in
      "\(file): has no class \(quoted(name)) of the model; its objects are left out"
    }
    let unknown = paths.filter { number(ofImage: $0) == nil }
    if let first = unknown.first {
      lines.append(
        "\(file): does not have \(Words.count(unknown.count, "image")), such as \(quoted(first)); "
          + "what is found there is left out")
    }
    return lines
  }
}
