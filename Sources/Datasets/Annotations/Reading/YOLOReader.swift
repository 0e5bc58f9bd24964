import FileFormats
import Images

/// Reads YOLO data: for each image a text file of its name with a line `class x y width height` for each
/// object, the centre and the size as fractions of the image's sides.
///
/// A line with a class and three or more points is an outline, of which the bounding box is taken.
enum YOLOReader {
  static func read(
    _ source: AnnotationSource, _ options: AnnotationOptions
  ) throws(AnnotationError) -> AnnotatedDataset {
    var settings = YOLOSettings()
    if let file = source.files.first {
      settings = YOLOSettings(AnnotationFile.lines(try AnnotationFile.bytes(file.path)))
    }
    let layout = YOLOLayout(source, settings, options)
    let labels = layout.images.map { layout.labelFile(of: $0) }
    let listed = settings.names.isEmpty ? layout.listedNames : settings.names
    let given = options.imagesFolder.map { [$0] } ?? []
    var collector = AnnotationCollector(
      options,
      finder: ImageFinder(folders: given + [source.root, ""], roots: given + [source.root]))
    for path in layout.missing { collector.report(source.path, .missingImage, path) }
    var entries: [(AnnotationCollector.Picture, [AnnotationCollector.Candidate])] = []
    for (image, label) in zip(layout.images, labels) {
      var picture = AnnotationCollector.Picture(
        path: image.name, source: label ?? image.path, isNormalized: true)
      picture.split = image.split
      let candidates = label.map { Self.candidates($0, &collector) } ?? []
      entries.append((picture, candidates))
    }
    let highest = entries.flatMap(\.1).map(\.classIndex).max() ?? -1
    // Without any list of names, the indices are names.
    let names =
      listed.isEmpty ? (0..<max(0, min(highest + 1, 10_000))).map { "class\($0)" } : listed
    for (picture, candidates) in entries {
      collector.add(picture, candidates, classCount: names.count)
    }
    for label in layout.labelsWithoutImage(known: Set(labels.compactMap { $0 })) {
      collector.report(label, .missingImage, "no image of the name \(Path.stem(of: label))")
    }
    return AnnotatedDataset(
      format: .yolo, classNames: names, classNumbers: [], images: collector.images,
      problems: collector.problems)
  }

  private static func candidates(
    _ path: String, _ collector: inout AnnotationCollector
  ) -> [AnnotationCollector.Candidate] {
    let bytes: [UInt8]
    do throws(AnnotationError) {
      bytes = try AnnotationFile.bytes(path)
    } catch {
      collector.report(path, .malformed, error.description)
      return []
    }
    var result: [AnnotationCollector.Candidate] = []
    for line in AnnotationFile.lines(bytes) {
      let words = line.text.split(whereSeparator: \.isWhitespace)
      let numbers = words.dropFirst().compactMap { Double($0) }
      guard numbers.count == words.count - 1,
        let index = words.first.flatMap({ Double($0) }).flatMap({ Int(exactly: $0) }),
        let box = box(numbers)
      else {
        let reason =
          numbers.count == words.count - 1
          ? "line \(line.number) has \(words.count) numbers instead of 5" : "line \(line.number)"
        collector.report(path, .malformed, reason)
        continue
      }
      result.append(
        AnnotationCollector.Candidate(
          box: box, classIndex: index, place: "line \(line.number), class \(index)"))
    }
    return result
  }

  private static func box(_ numbers: [Double]) -> Box? {
    if numbers.count == 4 {
      return Box(
        x: numbers[0] - numbers[2] / 2, y: numbers[1] - numbers[3] / 2, width: numbers[2],
        height: numbers[3])
    }
    guard numbers.count >= 6, numbers.count % 2 == 0, numbers.allSatisfy(\.isFinite) else {
      return nil
    }
    let x = stride(from: 0, to: numbers.count, by: 2).map { numbers[$0] }
    let y = stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] }
    return Box(from: (x.min() ?? 0, y.min() ?? 0), to: (x.max() ?? 0, y.max() ?? 0))
  }
}
