import AdLens

/// The names of pictures that are written for images: as the images lie below the folder that all are in, and
/// no two alike.
struct PictureNames: Sendable {
  /// The name of a picture.
  struct Name: Hashable, Sendable {
    /// The folders and the name without its extension, as in `spring/banner`.
    let stem: String

    /// Whether it is a JPEG; otherwise a PNG.
    let isJPEG: Bool

    /// The end of the file's name with its dot.
    var ending: String { isJPEG ? ".jpg" : ".png" }

    /// The path below the folder that pictures are written to.
    var path: String { stem + ending }
  }

  private let names: [String: Name]

  /// Names the pictures of some images: a JPEG's is a JPEG, those of other formats are PNGs.
  ///
  /// Two that would only differ in capitals, or came from images that do so in their extension, get numbers.
  ///
  /// - Parameters:
  ///   - paths: the images.
  ///   - operands: the inputs of the command line, of which folders are kept as the top.
  init(paths: [String], operands: [String], directory: String = FileSystem.currentDirectory) {
    let words = paths.map { Path.words(of: $0, in: directory) }
    let folders = operands.filter(FileSystem.isDirectory).map { Path.words(of: $0, in: directory) }
    let top = Self.commonStart(words.map { Array($0.dropLast()) } + folders)
    var names: [String: Name] = [:]
    var taken: Set<String> = []
    /// The name, unless another image has it.
    func take(_ stem: String, _ path: String) -> Name? {
      let name = Name(stem: stem, isJPEG: ImageDecoder.format(of: path) == .jpeg)
      return taken.insert(name.path.lowercased()).inserted ? name : nil
    }
    var others: [(path: String, stem: String)] = []
    var seen: Set<String> = []
    for (path, words) in zip(paths, words) where seen.insert(path).inserted {
      let below = words.dropFirst(top).joined(separator: "/")
      let stem = Path.join(Path.parent(of: below), Path.stem(of: below))
      if let name = take(stem, path) {
        names[path] = name
      } else {
        others.append((path, stem))
      }
    }
    // Numbers come last, so that none takes the name of an image.
    for (path, stem) in others {
      var number = 2
      while names[path] == nil {
        names[path] = take("\(stem)-\(number)", path)
        number += 1
      }
    }
    self.names = names
  }

  /// The name for an image.
  ///
  /// - Precondition: the image is one of those that were named.
  subscript(path: String) -> Name {
    guard let name = names[path] else { preconditionFailure("\(path) was not named") }
    return name
  }

  /// How many words all lists begin with.
  private static func commonStart(_ lists: [[Substring]]) -> Int {
    guard let first = lists.first else { return 0 }
    return lists.reduce(first.count) { count, list in
      zip(first.prefix(count), list).prefix { $0 == $1 }.count
    }
  }
}
