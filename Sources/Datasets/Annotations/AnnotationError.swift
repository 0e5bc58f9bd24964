import FileFormats

/// Why annotations cannot be used at all.
public enum AnnotationError: Error, Hashable, Sendable {
  /// Nothing lies at the path.
  case missing(path: String)
  /// A file or folder that cannot be read.
  case unreadable(FileError)
  /// Neither a file nor a folder of a known format.
  case unknownFormat(path: String)
  /// A file that is not what its format asks for.
  case malformed(path: String, format: BoxFormat, reason: String)
  /// Nothing of the data can be used; `reason` is the first problem.
  case nothingUsable(path: String, problems: Int, reason: String?)
  /// Images, but not one box.
  case noBoxes(path: String, images: Int, reason: String?)
}

extension AnnotationError: CustomStringConvertible {
  /// One line: the path, the reason, the next step.
  public var description: String { printable(text) }

  private var text: String {
    switch self {
    case .missing(let path):
      return "\(path): no such file or folder; check the spelling"
    case .unreadable(let error):
      return error.description
    case .unknownFormat(let path):
      return
        "\(path): no annotations found; name a COCO or Create ML .json file, a YOLO data.yaml, or a "
        + "folder with Annotations, labels or such a file in it"
    case .malformed(let path, let format, let reason):
      return "\(path): not \(format.title) annotations (\(reason))"
    case .nothingUsable(let path, let problems, let reason):
      let more =
        reason.map { "; \(problems) problem\(problems == 1 ? "" : "s"), the first: \($0)" } ?? ""
      return "\(path): no image can be used\(more)"
    case .noBoxes(let path, let images, let reason):
      let more = reason.map { "; the first problem: \($0)" } ?? ""
      return "\(path): no boxes in \(images) image\(images == 1 ? "" : "s")\(more)"
    }
  }
}
