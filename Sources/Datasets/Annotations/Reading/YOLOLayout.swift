import FileFormats
import Images

/// Where the images and labels of a YOLO data set lie.
struct YOLOLayout {
  /// An image.
  struct Image {
    /// The file.
    var path: String
    /// Its path below the folder of the data, or, if it lies elsewhere, below that of the images.
    var name: String
    /// Its path below the folder of the images, as its label file's below `labels`.
    var below: String
    var split: Split?
  }

  private let root: String

  /// The images of all sides, each file once, in byte order within a side.
  private(set) var images: [Image] = []

  /// Folders and lists that `data.yaml` names but that are not there.
  private(set) var missing: [String] = []

  private static let imageExtensions: Set<String> = ["jpg", "jpeg", "png", "webp", "gif"]

  /// Finds the images: where `data.yaml` says, or in `images`, its split folders and split folders with
  /// `images` in them.
  init(_ source: AnnotationSource, _ settings: YOLOSettings, _ options: AnnotationOptions) {
    root = source.root
    var places = settings.places
    if let folder = options.imagesFolder {
      images += Self.list(folder, root: root, split: nil)
      for name in AnnotationFile.names(in: folder) {
        if let split = Split(named: name) { mark(Path.join(folder, name), split) }
      }
      return
    }
    if places.isEmpty {
      for name in AnnotationFile.names(in: Path.join(root, "images")) {
        if let split = Split(named: name) { places.append((split, "images/" + name)) }
      }
      for name in AnnotationFile.names(in: root) {
        if let split = Split(named: name) { places.append((split, name)) }
      }
    }
    guard !places.isEmpty else {
      let folder = Path.join(root, "images")
      images = Self.list(FileSystem.isDirectory(folder) ? folder : root, root: root, split: nil)
      return
    }
    var seen: Set<String> = []
    for place in places {
      guard let path = self.path(of: place.path, below: settings.path) else {
        missing.append(place.path)
        continue
      }
      let found =
        FileSystem.isDirectory(path)
        ? Self.list(path, root: root, split: place.split) : list(in: path, split: place.split)
      images += found.filter { seen.insert($0.path).inserted }
    }
  }

  private mutating func mark(_ folder: String, _ split: Split) {
    for index in images.indices where images[index].path.hasPrefix(folder + "/") {
      images[index].split = split
    }
  }

  /// Where a path of `data.yaml` lies: below its `path`, its own folder, or, as Roboflow writes
  /// `../train/images` for a folder beside it, there.
  private func path(of place: String, below base: String?) -> String? {
    var candidates: [String] = []
    if let base, !base.hasPrefix("/") {
      candidates.append(Path.join(root, Path.join(Self.tidy(base), Self.tidy(place))))
    }
    candidates.append(Path.join(root, Self.tidy(place)))
    if place.hasPrefix("../") { candidates.append(Path.join(root, String(place.dropFirst(3)))) }
    // An absolute path of another machine: what of it lies in this folder.
    let words = place.split(separator: "/")
    for count in stride(from: min(3, words.count), to: 0, by: -1) {
      candidates.append(Path.join(root, words.suffix(count).joined(separator: "/")))
    }
    guard let allowed = FileSystem.resolved(root.isEmpty ? "." : root) else { return nil }
    return candidates.first {
      guard let resolved = FileSystem.resolved($0) else { return false }
      return resolved == allowed || resolved.hasPrefix(allowed == "/" ? "/" : allowed + "/")
    }
  }

  /// A path without the words that stay where they are: `images` of `./images/`.
  private static func tidy(_ path: String) -> String {
    let words = path.split(separator: "/").filter { $0 != "." }
    return (path.hasPrefix("/") ? "/" : "") + words.joined(separator: "/")
  }

  private static func list(_ folder: String, root: String, split: Split?) -> [Image] {
    let files = (try? FileSystem.walk(folder)) ?? []
    return files.filter { imageExtensions.contains(Path.fileExtension(of: $0)) }
      .map { path in
        let (inData, below) = (name(path, root), name(path, folder))
        return Image(
          path: path, name: inData == path ? below : inData, below: below, split: split)
      }
  }

  /// The images that the lines of a file name.
  private func list(in file: String, split: Split?) -> [Image] {
    guard let bytes = try? AnnotationFile.bytes(file) else { return [] }
    return AnnotationFile.lines(bytes).map { line in
      let path = Path.join(Path.parent(of: file), Self.tidy(String(line.text)))
      let name = Self.name(path, root)
      return Image(path: path, name: name, below: Path.name(of: name), split: split)
    }
  }

  private static func name(_ path: String, _ root: String) -> String {
    let prefix = root == "." || root.isEmpty ? "" : root.hasSuffix("/") ? root : root + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  /// The label file of an image: `labels` in place of the last `images` on its way, or in the same
  /// place below the data's `labels`, or beside it; `nil` when there is none, as for an image without
  /// objects.
  func labelFile(of image: Image) -> String? {
    var words = image.path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let name = Path.stem(of: image.path) + ".txt"
    words[words.count - 1] = name
    let beside = words.joined(separator: "/")
    var candidates: [String] = []
    if let index = words.dropLast().lastIndex(of: "images") {
      words[index] = "labels"
      candidates.append(words.joined(separator: "/"))
    }
    if image.below.contains("/") {
      let folder = Path.join("labels", Path.parent(of: image.below))
      candidates.append(Path.join(root, Path.join(folder, name)))
    }
    candidates.append(Path.join(root, "labels/" + name))
    candidates += Split.allCases.map { Path.join(root, "labels/\($0.rawValue)/\(name)") }
    candidates.append(beside)
    return candidates.first(where: FileSystem.isRegularFile)
  }

  /// The names in `classes.txt`, when there is no other list.
  var listedNames: [String] {
    for name in ["classes.txt", "labels/classes.txt", "obj.names"] {
      guard let bytes = try? AnnotationFile.bytes(Path.join(root, name)) else { continue }
      return AnnotationFile.lines(bytes).map { String($0.text) }
    }
    return []
  }

  /// Label files in `labels` that belong to no image.
  func labelsWithoutImage(known: Set<String>) -> [String] {
    let folder = Path.join(root, "labels")
    guard FileSystem.isDirectory(folder), let files = try? FileSystem.walk(folder) else {
      return []
    }
    return files.filter {
      Path.fileExtension(of: $0) == "txt" && Path.name(of: $0) != "classes.txt"
        && !known.contains($0)
    }
  }
}
