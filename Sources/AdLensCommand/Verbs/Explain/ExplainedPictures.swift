import AdLens

/// Where `adlens explain` writes its pictures.
struct ExplainedPictures: Sendable {
  /// The picture of the only image, if `--out` names one.
  private let file: String?

  /// The folder otherwise.
  private let folder: String

  /// The names of the pictures in the folder.
  private let names: PictureNames

  /// The folder without `--out`.
  private static let usual = "explained"

  private static let quality = 92

  /// Plans the files.
  ///
  /// - Throws: `UsageError` when a picture would take the place of an image, or several that of one.
  init(_ invocation: Invocation, paths: [String]) throws(UsageError) {
    let arguments = invocation.arguments
    names = PictureNames(paths: paths, operands: arguments.operands)
    guard let out = arguments.text(ExplainFlags.out) else {
      file = nil
      folder = Self.free(Self.usual)
      return
    }
    func refused(_ reason: String, next: String) -> UsageError {
      UsageError(
        "--out: \(quoted(out, mark: "'")) \(reason)", verb: invocation.verb, next: next)
    }
    let ending = Path.fileExtension(of: out)
    let isFolder = FileSystem.isDirectory(out) || out.hasSuffix("/")
    if !isFolder, ["webp", "gif", "bmp", "tif", "tiff", "heic", "avif"].contains(ending) {
      throw refused("is no format that is written", next: "Let it end in .png, .jpg or .jpeg.")
    }
    guard !isFolder, ["png", "jpg", "jpeg"].contains(ending) else {
      if let path = PictureWriter.first(of: paths, in: out) {
        throw refused(
          "holds the image \(quoted(path, mark: "'"))",
          next: "Name a folder that no image is read from.")
      }
      file = nil
      folder = out
      return
    }
    guard paths.count == 1 else {
      throw refused(
        "is one picture for \(grouped(paths.count)) images", next: "Name a folder.")
    }
    if let own = FileSystem.resolved(out), own == FileSystem.resolved(paths[0]) {
      throw refused("is the image itself", next: "Name another file.")
    }
    file = out
    folder = ""
  }

  /// The first of `name`, `name2`, … that is not there.
  private static func free(_ name: String) -> String {
    var number = 2
    var candidate = name
    while FileSystem.exists(candidate) {
      candidate = name + String(number)
      number += 1
    }
    return candidate
  }

  /// Writes the picture for an image, and returns its path.
  func write(_ picture: Image, for path: String) throws -> String {
    let target = file ?? Path.join(folder, names[path].path)
    // Colour in full, since letters and lines fade otherwise.
    let bytes =
      Path.fileExtension(of: target) == "png"
      ? try PNGEncoder.encode(picture)
      : try JPEGEncoder.encode(picture, quality: Self.quality, subsampling: .none)
    if file == nil { try FileSystem.createDirectory(Path.parent(of: target)) }
    // A link is replaced, not followed: it may lead to an image.
    if FileSystem.isSymbolicLink(target) { try FileSystem.remove(target) }
    try AtomicFile.write(bytes, to: target, isForced: false)
    return target
  }
}
