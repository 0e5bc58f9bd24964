import AdLens

/// Writes the pictures that `--annotate` and `--crops` ask for.
struct PictureWriter: Sendable {
  /// The folder of annotated pictures.
  let annotated: String?

  /// The folder of the crops' folders.
  let crops: String?

  /// The names of the pictures.
  private let names: PictureNames

  /// The folders of the classes, by their numbers.
  private let folders: [String]

  /// Quality of JPEGs with boxes, and of crops, from which somebody may train.
  private static let quality = (annotated: 90, crop: 95)

  /// Plans the files; `nil` when none are asked for.
  ///
  /// - Throws: `UsageError` for a folder that some of the images are in: they could be overwritten, and pictures
  ///   with boxes searched the next time.
  init?(_ invocation: Invocation, paths: [String], classNames: [String]) throws(UsageError) {
    let arguments = invocation.arguments
    annotated = arguments.text(DetectFlags.annotate)
    crops = arguments.text(DetectFlags.crops)
    if annotated == nil && crops == nil { return nil }
    if annotated == crops {
      throw UsageError(
        "--annotate and --crops name the same folder", verb: invocation.verb,
        next: "Name two, so that no picture takes another's place.")
    }
    for flag in [DetectFlags.annotate, DetectFlags.crops] {
      guard let folder = arguments.text(flag), let path = Self.first(of: paths, in: folder) else {
        continue
      }
      throw UsageError(
        "--\(flag.name): the image \(quoted(path, mark: "'")) is in \(quoted(folder, mark: "'"))",
        verb: invocation.verb, next: "Name a folder that no image is read from.")
    }
    names = PictureNames(paths: paths, operands: arguments.operands)
    folders = FolderNames.names(for: classNames)
  }

  /// The first of some files that is in a folder, by its name or by where its links lead.
  static func first(of paths: [String], in folder: String) -> String? {
    let here = FileSystem.currentDirectory
    let named = Path.words(of: folder, in: here)
    let real = FileSystem.resolved(folder).map { Path.words(of: $0, in: here) }
    return paths.first { path in
      if Path.words(of: path, in: here).starts(with: named) { return true }
      guard let real, let target = FileSystem.resolved(path) else { return false }
      return Path.words(of: target, in: here).starts(with: real)
    }
  }

  /// Draws and writes what is asked for.
  ///
  /// - Parameters:
  ///   - objects: what was found, in pixels of the picture.
  ///   - path: the image the picture was read from.
  ///   - picture: all its pixels, upright.
  ///   - painter: draws the boxes.
  func write(
    _ objects: [DetectedObject], of path: String, picture: Image, painter: BoxPainter
  ) throws {
    let name = names[path]
    if let annotated {
      let image = painter.draw(objects.map(BoxMark.init), on: picture)
      try write(
        image, to: Path.join(annotated, name.path), isJPEG: name.isJPEG,
        quality: Self.quality.annotated)
    }
    guard let crops else { return }
    for (index, object) in objects.enumerated() {
      let part = PixelRectangle(
        covering: (object.x, object.y, object.width, object.height),
        of: (picture.width, picture.height))
      let folder = Path.join(crops, folders[object.classIndex])
      try write(
        picture.cropped(to: part),
        to: Path.join(folder, "\(name.stem)-\(index + 1)\(name.ending)"), isJPEG: name.isJPEG,
        quality: Self.quality.crop)
    }
  }

  private func write(_ image: Image, to path: String, isJPEG: Bool, quality: Int) throws {
    // Colour in full, since thin coloured lines fade otherwise.
    let bytes =
      isJPEG
      ? try JPEGEncoder.encode(image, quality: quality, subsampling: .none)
      : try PNGEncoder.encode(image)
    try FileSystem.createDirectory(Path.parent(of: path))
    // A link is replaced, not followed: it may lead to an image.
    if FileSystem.isSymbolicLink(path) { try FileSystem.remove(path) }
    try AtomicFile.write(bytes, to: path, isForced: false)
  }
}
