import FileFormats

extension AnnotatedDataset {
  /// Reads annotations: a file or the folder of a data set.
  ///
  /// Boxes end up in pixels of the upright image. YOLO and Create ML files mean the image as programs
  /// show it, upright. COCO and Pascal VOC files declare its size: when that is the size before the EXIF
  /// turn and not the one after it, their boxes are turned.
  ///
  /// - Throws: `AnnotationError` when nothing at all can be used; single problems are in the result.
  public static func read(
    _ path: String, options: AnnotationOptions = AnnotationOptions()
  ) throws(AnnotationError) -> AnnotatedDataset {
    guard FileSystem.exists(path) else { throw .missing(path: path) }
    let source = try AnnotationSource.find(path, format: options.format)
    var data =
      switch source.format {
      case .coco: try COCOReader.read(source, options)
      case .yolo: try YOLOReader.read(source, options)
      case .voc: try VOCReader.read(source, options)
      case .createml: try CreateMLReader.read(source, options)
      }
    let first = data.problems.first?.description
    guard !data.images.isEmpty else {
      throw .nothingUsable(path: path, problems: data.problems.count, reason: first)
    }
    guard data.objectCount > 0 else {
      throw .noBoxes(path: path, images: data.images.count, reason: first)
    }
    if data.classNumbers.isEmpty { data.classNumbers = Array(1...data.classNames.count) }
    return data
  }
}

/// What the readers have in common.
enum AnnotationFile {
  /// The bytes of a file.
  static func bytes(_ path: String) throws(AnnotationError) -> [UInt8] {
    do {
      return try FileReader.bytes(at: path, limit: 1 << 30)
    } catch {
      throw .unreadable(error)
    }
  }

  /// The lines of a text without white space at their ends, with their numbers; empty ones are left out.
  static func lines(_ bytes: [UInt8]) -> [(number: Int, text: Substring)] {
    let isMarked = bytes.starts(with: [0xef, 0xbb, 0xbf])
    let text = String(decoding: isMarked ? bytes[3...] : bytes[...], as: UTF8.self)
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .map { ($0.offset + 1, $0.element.trimmingSpace) }.filter { !$0.1.isEmpty }
  }

  /// The JSON value of a file.
  static func json(
    _ path: String, format: BoxFormat
  ) throws(AnnotationError) -> JSONValue {
    let bytes = try bytes(path)
    do {
      return try JSONValue.parse(bytes, acceptsNaN: true)
    } catch {
      throw .malformed(path: path, format: format, reason: "the JSON \(error.description)")
    }
  }

  /// The names in a folder, or none when there is no such folder.
  static func names(in folder: String) -> [String] { (try? FileSystem.list(folder)) ?? [] }
}

extension Substring {
  /// Without white space at both ends.
  var trimmingSpace: Substring {
    var part = self
    while part.first?.isWhitespace == true { part.removeFirst() }
    while part.last?.isWhitespace == true { part.removeLast() }
    return part
  }
}
