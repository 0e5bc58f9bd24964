import AdLens

/// Finds the pictures that the IMAGES of a command line stand for.
struct ImageInputs {
  /// Whether folders inside folders are entered.
  let isRecursive: Bool

  /// Where notes about files that were left out go.
  let console: Console

  /// The largest list of paths that is read.
  static let listLimit = 256 << 20

  /// What the help says about the operand.
  static let operands = Verb.Operands(
    name: "IMAGES", count: 1...Int.max,
    help: "image files, folders, @FILE for a list of paths, or - for a list on standard input")

  /// The paths in the order given; those of a folder in byte order, behind them those of its images
  /// that are broken links or pipes.
  ///
  /// A path that does not exist is kept: reading it tells the reason in its place.
  ///
  /// - Throws: `InputError` or `FileError` for a list or folder that cannot be used.
  func paths(for operands: [String]) throws -> [String] {
    var paths: [String] = []
    for operand in operands {
      if operand == "-" {
        if StandardInput.isTerminal { throw InputError.noStandardInput }
        paths += lines(of: StandardInput.bytes(limit: Self.listLimit))
      } else if operand.hasPrefix("@"), operand.count > 1 {
        let list = String(operand.dropFirst())
        paths += lines(of: try FileReader.bytes(at: list, limit: Self.listLimit))
      } else if FileSystem.isDirectory(operand) {
        paths += try images(in: operand)
      } else {
        paths.append(operand)
      }
    }
    if paths.isEmpty { throw InputError.noPaths(operands) }
    return paths
  }

  /// The lines that are not empty.
  private func lines(of bytes: [UInt8]) -> [String] {
    bytes.split { $0 == 0x0a || $0 == 0x0d }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The files of a folder that are, or claim to be, images.
  private func images(in folder: String) throws -> [String] {
    var unusable: [String] = []
    let files = try FileSystem.walk(folder, isRecursive: isRecursive) { error in
      if claimsImage(error.path), !FileSystem.isDirectory(error.path) {
        unusable.append(error.path)
      } else {
        console.warning(error.description)
      }
    }
    let images = files.filter(isImage)
    if images.isEmpty, unusable.isEmpty {
      let below = isRecursive ? [] : (try? FileSystem.walk(folder)) ?? []
      throw InputError.noImages(folder: folder, isDeeper: below.contains(where: isImage))
    }
    let others = files.count - images.count
    if others > 0 {
      console.note(
        "\(folder): left out \(Words.count(others, "file")) that \(others == 1 ? "is" : "are") no "
          + (others == 1 ? "image" : "images"))
    }
    return images + unusable
  }

  /// By the name, so that a damaged image is reported; or by the content, whatever the name.
  private func isImage(_ path: String) -> Bool {
    claimsImage(path) || ImageDecoder.recognizes(contentsOf: path)
  }

  private func claimsImage(_ path: String) -> Bool {
    Self.extensions.contains(Path.fileExtension(of: path))
  }

  private static let extensions: Set<String> = [
    "jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "bmp", "tif", "tiff", "heic", "avif",
  ]
}
