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

  /// The file that tells a folder of ours, whose pictures another run may replace.
  private static let mark = ".adlens-pictures"

  /// Plans the files; `nil` when none are asked for.
  ///
  /// - Throws: `UsageError` for a folder that some of the images are in: they could be overwritten, and pictures
  ///   with boxes searched the next time; and for one with files in it that we did not make.
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
      guard let folder = arguments.text(flag) else { continue }
      if let path = Self.first(of: paths, in: folder) {
        throw UsageError(
          "--\(flag.name): the image \(quoted(path, mark: "'")) is in \(quoted(folder, mark: "'"))",
          verb: invocation.verb, next: "Name a folder that no image is read from.")
      }
      if !Self.isOurs(folder) {
        throw UsageError(
          "--\(flag.name): \(quoted(folder, mark: "'")) has files in it that 'adlens detect' did not write",
          verb: invocation.verb,
          next: "Name a new folder, so that no file of the same name is replaced.")
      }
    }
    names = PictureNames(paths: paths, operands: arguments.operands)
    folders = FolderNames.names(for: classNames)
  }

  /// Whether a folder is new, empty, or marked by an earlier run; what is no folder fails when it is
  /// written to.
  private static func isOurs(_ folder: String) -> Bool {
    guard let names = try? FileSystem.list(folder) else { return true }
    return names.isEmpty || names.contains(mark)
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
        image, to: name.path, in: annotated, isJPEG: name.isJPEG, quality: Self.quality.annotated)
    }
    guard let crops else { return }
    for (index, object) in objects.enumerated() {
      let part = PixelRectangle(
        covering: (object.x, object.y, object.width, object.height),
        of: (picture.width, picture.height))
      let file = Path.join(
        folders[object.classIndex], "\(name.stem)-\(index + 1)\(name.ending)")
      try write(
        picture.cropped(to: part), to: file, in: crops, isJPEG: name.isJPEG,
        quality: Self.quality.crop)
    }
  }

  private func write(
    _ image: Image, to name: String, in folder: String, isJPEG: Bool, quality: Int
  ) throws {
    // Colour in full, since thin coloured lines fade otherwise.
    let bytes =
      isJPEG
      ? try JPEGEncoder.encode(image, quality: quality, subsampling: .none)
      : try PNGEncoder.encode(image)
    let path = Path.join(folder, name)
    try FileSystem.createDirectory(Path.parent(of: path))
    let mark = Path.join(folder, Self.mark)
    if !FileSystem.exists(mark) {
      let text = "adlens detect replaces the pictures in this folder.\n"
      try AtomicFile.write(Array(text.utf8), to: mark, isForced: false)
    }
    // A link is replaced, not followed: it may lead to an image.
    if FileSystem.isSymbolicLink(path) { try FileSystem.remove(path) }
    try AtomicFile.write(bytes, to: path, isForced: false)
  }
}
