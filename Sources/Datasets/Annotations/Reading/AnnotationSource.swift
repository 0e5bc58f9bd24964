import FileFormats

/// The files that hold the annotations of a data set, and what format they are of.
struct AnnotationSource {
  /// The format.
  var format: BoxFormat

  /// What the user named.
  var path: String

  /// The folder of the data.
  var root: String

  /// The JSON files with the side each is for, `data.yaml`, or the XML files; may be empty for YOLO.
  var files: [(path: String, split: Split?)]

  /// Finds out what lies at a path.
  static func find(
    _ path: String, format: BoxFormat?
  ) throws(AnnotationError) -> AnnotationSource {
    let source = FileSystem.isDirectory(path) ? inFolder(path, format) : inFile(path, format)
    guard let source else { throw .unknownFormat(path: path) }
    return source
  }

  private static func inFile(_ path: String, _ wanted: BoxFormat?) -> AnnotationSource? {
    let folder = Path.parent(of: path)
    let found: BoxFormat? =
      switch Path.fileExtension(of: path) {
      case "yaml", "yml": .yolo
      case "xml": .voc
      default: jsonFormat(path)
      }
    guard let format = wanted ?? found else { return nil }
    let isBelow = ["annotations", "labels"].contains(Path.name(of: folder).lowercased())
    return AnnotationSource(
      format: format, path: path, root: isBelow ? Path.parent(of: folder) : folder,
      files: [(path, format == .coco ? split(ofFile: Path.name(of: path)) : nil)])
  }

  private static func inFolder(_ path: String, _ wanted: BoxFormat?) -> AnnotationSource? {
    let names = AnnotationFile.names(in: path)
    for format in BoxFormat.allCases where wanted == nil || wanted == format {
      let files: [(path: String, split: Split?)]? =
        switch format {
        case .yolo: yolo(path, names)
        case .voc: voc(path, names)
        case .coco, .createml: json(path, names, format)
        }
      if let files { return AnnotationSource(format: format, path: path, root: path, files: files) }
    }
    return nil
  }

  /// `data.yaml`, another file that ends so, or only folders `labels`.
  private static func yolo(_ path: String, _ names: [String]) -> [(path: String, split: Split?)]? {
    let files = names.filter { ["yaml", "yml"].contains(Path.fileExtension(of: $0)) }
    if let file = files.first(where: { Path.stem(of: $0) == "data" }) ?? files.first {
      return [(Path.join(path, file), nil)]
    }
    let hasLabels =
      names.contains("labels")
      || names.contains { FileSystem.isDirectory(Path.join(path, $0 + "/labels")) }
    return hasLabels ? [] : nil
  }

  /// The XML files of `Annotations`, of the folder itself or of its split folders.
  private static func voc(_ path: String, _ names: [String]) -> [(path: String, split: Split?)]? {
    func files(_ folder: String, _ split: Split?) -> [(path: String, split: Split?)] {
      AnnotationFile.names(in: folder).filter { Path.fileExtension(of: $0) == "xml" }
        .map { (Path.join(folder, $0), split) }
    }
    var found = files(Path.join(path, "Annotations"), nil)
    if found.isEmpty { found = files(path, nil) }
    if found.isEmpty {
      for name in names {
        if let split = Split(named: name) { found += files(Path.join(path, name), split) }
      }
    }
    return found.isEmpty ? nil : found
  }

  /// The JSON files of the folder, of `annotations` in it or of its split folders that are of a format.
  private static func json(
    _ path: String, _ names: [String], _ format: BoxFormat
  ) -> [(path: String, split: Split?)]? {
    var found: [(path: String, split: Split?)] = []
    func take(_ folder: String, _ split: Split?) {
      for name in AnnotationFile.names(in: folder) where Path.fileExtension(of: name) == "json" {
        let file = Path.join(folder, name)
        guard jsonFormat(file) == format else { continue }
        found.append((file, split ?? self.split(ofFile: name)))
      }
    }
    take(path, nil)
    if found.isEmpty { take(Path.join(path, "annotations"), nil) }
    if found.isEmpty {
      for name in names {
        if let split = Split(named: name) { take(Path.join(path, name), split) }
      }
    }
    return found.isEmpty ? nil : found
  }

  /// The side in a name such as `instances_train2017.json`.
  private static func split(ofFile name: String) -> Split? {
    let words = Path.stem(of: name).split { !$0.isLetter }
    return words.lazy.compactMap { Split(named: String($0)) }.first
  }

  /// Which JSON annotations a file holds, told by its beginning: lists are Create ML's, objects COCO's.
  private static func jsonFormat(_ path: String) -> BoxFormat? {
    guard let start = try? FileReader.start(of: path, count: 1 << 20),
      let first = start.first(where: { ![0x20, 0x09, 0x0a, 0x0d].contains($0) })
    else { return nil }
    func names(_ key: StaticString) -> Bool {
      key.withUTF8Buffer { start.firstRange(of: $0) != nil }
    }
    switch first {
    case UInt8(ascii: "{"):
      return names("\"images\"") || names("\"annotations\"") ? .coco : nil
    case UInt8(ascii: "["):
      return names("\"image\"") || names("\"imagefilename\"") ? .createml : nil
    default:
      return nil
    }
  }
}
