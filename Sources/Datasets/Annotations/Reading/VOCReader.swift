import FileFormats

/// Reads Pascal VOC files, an XML file for each image: corners that count pixels from 1, both of them
/// inside the box.
enum VOCReader {
  static func read(
    _ source: AnnotationSource, _ options: AnnotationOptions
  ) throws(AnnotationError) -> AnnotatedDataset {
    let given = options.imagesFolder.map { [$0] } ?? []
    let beside = source.files.first.map { [Path.parent(of: $0.path)] } ?? []
    let folders =
      given + [Path.join(source.root, "JPEGImages"), source.root] + beside
      + source.files.compactMap { $0.split == nil ? nil : Path.parent(of: $0.path) }
      + [Path.join(source.root, "images")]
    var collector = AnnotationCollector(
      options, finder: ImageFinder(folders: folders, roots: given + [source.root]))
    var entries: [Entry] = []
    for file in source.files {
      do throws(XMLError) {
        let root = try XMLTree.parse(AnnotationFile.bytesOrEmpty(file.path))
        guard root.name == "annotation" else {
          collector.report(file.path, .malformed, "its root is <\(root.name)>, not <annotation>")
          continue
        }
        entries.append(Entry(path: file.path, split: file.split, root: root))
      } catch {
        collector.report(file.path, .malformed, error.description)
      }
    }
    // Class names are nowhere listed: they are those of all objects, in byte order.
    let names = Set(entries.flatMap(\.objects).compactMap { $0["name"]?.text })
      .filter { !$0.isEmpty }.sorted(by: FileSystem.isOrderedBefore)
    let indices = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let splits = splits(source.root)
    for entry in entries {
      var picture = AnnotationCollector.Picture(path: entry.imageName, source: entry.path)
      picture.declared = entry.size
      picture.split = entry.split ?? splits[Path.stem(of: entry.path)]
      let candidates = entry.objects.enumerated().compactMap { index, object in
        let place = "object \(index + 1)"
        guard let candidate = candidate(object, place, indices) else {
          collector.report(entry.path, .malformed, place)
          return nil as AnnotationCollector.Candidate?
        }
        return candidate
      }
      collector.add(picture, candidates, classCount: names.count)
    }
    return AnnotatedDataset(
      format: .voc, classNames: names, classNumbers: [], images: collector.images,
      problems: collector.problems)
  }

  /// One file.
  private struct Entry {
    var path: String
    var split: Split?
    var root: XMLTree

    var objects: [XMLTree] { root.all("object") }

    /// The name of the image; `<path>` is one of another machine.
    var imageName: String {
      let name = root["filename"]?.text ?? ""
      return name.isEmpty ? Path.stem(of: path) + ".jpg" : name
    }

    /// The declared size; some tools write zeros.
    var size: (width: Int, height: Int)? {
      guard
        let width = root["size"]?["width"].flatMap({ Double($0.text) }).flatMap(Int.init(exactly:)),
        let height = root["size"]?["height"].flatMap({ Double($0.text) }).flatMap(
          Int.init(exactly:)),
        width > 0 || height > 0
      else { return nil }
      return (width, height)
    }
  }

  private static func candidate(
    _ object: XMLTree, _ place: String, _ indices: [String: Int]
  ) -> AnnotationCollector.Candidate? {
    guard let bounds = object["bndbox"], let name = object["name"]?.text,
      let classIndex = indices[name]
    else { return nil }
    let words = ["xmin", "ymin", "xmax", "ymax"].map { bounds[$0]?.text }
    guard words.allSatisfy({ $0 != nil }) else { return nil }
    let corners = words.map { Double($0 ?? "") ?? .nan }
    // `Double` reads nan and inf too, which are counted as such; any other word is not understood.
    guard zip(words, corners).allSatisfy({ !$1.isNaN || $0?.lowercased() == "nan" }) else {
      return nil
    }
    var box = Box(from: (corners[0] - 1, corners[1] - 1), to: (corners[2], corners[3]))
    // Corners in one point are a slip of the hand, not an object of one pixel.
    if corners[0] == corners[2], corners[1] == corners[3] { (box.width, box.height) = (0, 0) }
    return AnnotationCollector.Candidate(
      box: box,
      classIndex: classIndex, isCrowd: object["difficult"]?.text == "1",
      place: "\(place), \(name)")
  }

  /// The sides by the stems of files, from `ImageSets/Main`; what is only in `trainval` is for training.
  private static func splits(_ root: String) -> [String: Split] {
    var result: [String: Split] = [:]
    let folder = Path.join(root, "ImageSets/Main")
    for (name, split) in [
      ("trainval", Split.train), ("train", .train), ("val", .validation), ("test", .test),
    ] {
      let path = Path.join(folder, name + ".txt")
      guard let bytes = try? FileFormats.FileReader.bytes(at: path) else { continue }
      for line in AnnotationFile.lines(bytes) {
        // Lists for one class add whether the image has it.
        let hasMark = [" 1", " 0", "-1"].contains { line.text.hasSuffix($0) }
        let name = hasMark ? line.text.dropLast(2).trimmingSpace : line.text
        result[String(name)] = split
      }
    }
    return result
  }
}

extension AnnotationFile {
  /// The bytes of one file of many; none when it cannot be read, which is then no document.
  static func bytesOrEmpty(_ path: String) -> [UInt8] { (try? bytes(path)) ?? [] }
}
