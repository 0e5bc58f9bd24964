import AdLens

/// `adlens convert`.
enum ConvertVerb {
  private static let words = BoxFormat.allCases.map(\.rawValue)

  static let to = Flag("to", kind: .choice(words), help: "the format to write; required")
  static let from = Flag(
    "from", kind: .choice(words), fallback: .rule("told by content"),
    help: "the format to read")
  static let out = Flag(
    "out", letter: "o", "DIR", kind: .text, help: "a new or empty folder to write to; required")
  static let images = Flag(
    "images", "DIR", kind: .text, fallback: .rule("looked for beside the annotations"),
    help: "the folder of the images")
  static let copyImages = Flag.off(
    "copy-images", help: "also copy the images to where the format expects them")
  static let checkImages = Flag.on(
    "check-images", help: "do not open images, but believe the sizes that COCO and VOC files give")

  static let verb = Verb(
    "convert", summary: "writes boxes around objects in another annotation format",
    operands: .init(
      name: "ANNOTATIONS", count: 1...1,
      help: "a COCO or Create ML .json file, a YOLO data.yaml, or the folder of a data set"),
    flags: [to, out, from, images, copyImages, checkImages, Flags.format, Flags.maxPixels],
    examples: [
      .init(
        "adlens convert VOCdevkit/VOC2012 --to coco --out coco",
        "Writes a COCO file for each of the sides that the data has"),
      .init(
        "adlens convert boxes.json --images ads --to yolo --out yolo --copy-images",
        "Makes a folder that YOLO programs can train on"),
      .init(
        "adlens convert export/data.yaml --to createml --out mac --format json",
        "Tells a script how many boxes there are and what was left out"),
    ],
    notes: [
      "Boxes are written in pixels of the upright image, after the EXIF turn. A COCO or Pascal VOC "
        + "file that declares the size before that turn means those pixels, and its boxes are turned.",
      "Boxes outside their image, inverted, without area or of an unknown class are left out, and "
        + "boxes that reach beyond an edge are cut off; each file is told once with a count, and "
        + "the exit code is then 1. It is 3 when no box is left.",
      "What evaluation leaves out (iscrowd in COCO, difficult in Pascal VOC) stays so between these "
        + "two; YOLO and Create ML files do not tell it.",
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    guard let format = arguments.text(to).flatMap(BoxFormat.init) else {
      throw UsageError(
        "--to is missing; name one of \(words.joined(separator: ", "))", verb: invocation.verb)
    }
    guard let folder = arguments.text(out) else {
      throw UsageError("--out is missing; name a folder to write to", verb: invocation.verb)
    }
    if FileSystem.exists(folder), try !isEmptyFolder(folder) {
      throw UsageError(
        "'\(folder)' is there already and not an empty folder; name another one",
        verb: invocation.verb)
    }
    let copies = arguments.isOn(copyImages)
    var options = AnnotationOptions()
    options.format = arguments.text(from).flatMap(BoxFormat.init)
    options.imagesFolder = arguments.text(images)
    options.opensImages = arguments.isOn(checkImages) || copies
    options.limits = DecodeOptions(arguments).limits
    let data = try AnnotatedDataset.read(arguments.operands[0], options: options)
    warn(data.problems, invocation.console)
    try write(AnnotationFiles(data, format: format), data, to: folder, copiesImages: copies)
    let summary = ConversionSummary(data, to: format, folder: folder)
    try RowWriter(invocation, columns: [], hasFile: false)
      .finish(object: summary.jsonValue, table: summary.table)
    return data.problems.isEmpty ? .done : .partial
  }

  private static func isEmptyFolder(_ path: String) throws(FileError) -> Bool {
    guard FileSystem.isDirectory(path) else { return false }
    return try FileSystem.list(path).isEmpty
  }

  /// Problems that are told one by one; the rest are counted.
  private static let shownProblems = 20

  private static func warn(_ problems: [AnnotationProblem], _ console: Console) {
    for problem in problems.prefix(shownProblems) { console.warning(problem.description) }
    let more = problems.count - shownProblems
    if more > 0 {
      console.warning("\(Words.count(more, "more problem")); --format json lists them all")
    }
  }

  private static func write(
    _ written: AnnotationFiles, _ data: AnnotatedDataset, to folder: String, copiesImages: Bool
  ) throws(FileError) {
    func write(_ bytes: [UInt8], _ name: String) throws(FileError) {
      let path = Path.join(folder, name)
      try FileSystem.createDirectory(Path.parent(of: path))
      try AtomicFile.write(bytes, to: path)
    }
    // Images first: annotations of a whole data set are then never without them.
    if copiesImages {
      for (image, name) in zip(data.images, written.imagePaths) {
        if let file = image.file { try write(FileReader.bytes(at: file), name) }
      }
    }
    for file in written.files { try write(file.bytes, file.path) }
  }
}
