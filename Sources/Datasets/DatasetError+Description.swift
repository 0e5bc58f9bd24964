import FileFormats

extension DatasetError: CustomStringConvertible {
  /// One line: the thing, the reason, the next step.
  public var description: String { printable(text) }

  private var text: String {
    switch self {
    case .missing(let path):
      "\(path): no such file or folder; give a folder of class folders, an idx folder or a CSV file"
    case .unreadable(let error):
      error.description
    case .notADataset(let path):
      "\(path): neither a folder, a .csv manifest nor an idx file; give one of these"
    case .empty(let path):
      "\(path): nothing in it; put one folder of images for each class there"
    case .noClassFolders(let path, let images, let depth):
      Self.noClassFolders(path, images, depth)
    case .oneClass(let path, let name):
      "\(path): only one class, \(quoted(name)); add a folder or label for at least one other class"
    case .classWithoutImages(let path, let name, let skipped, let reason):
      "\(path): class \(quoted(name)) has no usable image to learn from\(Self.skipped(skipped, reason));"
        + " add images or remove the class"
    case .noImages(let path, let kind, let skipped, let reason):
      "\(path): no usable image\(Self.skipped(skipped, reason)); \(Self.remedy(for: kind))"
    case .noTrainingImages(let path):
      "\(path): every image is declared validation or test; add a train folder or train rows"
    case .missingColumn(let path, let column, let found, let nearest):
      Self.missingColumn(path, column, found, nearest)
    case .malformedManifest(let path, let reason):
      "\(path): \(reason)"
    case .noRows(let path):
      "\(path): no rows below the header; add one row for each image"
    case .idxEmpty(let path):
      "\(path): nothing in it; download the file again"
    case .idxCompression(let path, let reason):
      "\(path): \(reason); download the file again"
    case .idxTooLarge, .idxImageLimit, .idxMagic, .idxSize, .idxDimensions, .idxCounts,
      .idxLabelsMissing, .idxImageSizes:
      idxDescription
    case .changed(let path, let reason):
      "\(path): \(reason) since the run began; restore the data or start a new run"
    case .malformedSplit(let path, let reason):
      "\(path): \(reason); restore the file or start a new run"
    case .unknownClass(let path, let name, let known, let nearest):
      "\(path): class \(quoted(name)) is not among the model's \(Self.list(known))"
        + (nearest.map { "; did you mean \(quoted($0, mark: "'"))?" }
          ?? "; rename the class or use another model")
    }
  }

  private var idxDescription: String {
    switch self {
    case .idxTooLarge(let path, let bytes, let limit):
      "\(path): has \(grouped(bytes)) bytes, more than the limit of \(grouped(limit));"
        + " give a part of the set"
    case .idxImageLimit(let path, let images, let limit):
      "\(path): \(grouped(images)) images with this file, more than the limit of \(grouped(limit));"
        + " give a part of the set"
    case .idxMagic(let path, let expected, let found):
      "\(path): begins with \(Self.hexadecimal(found)), not \(Self.hexadecimal(expected)) as idx"
        + " \(expected == IdxFile.imageMagic ? "images" : "labels") do; give the original file"
    case .idxSize(let path, let declared, let found):
      "\(path): the header declares \(declared) bytes of data but \(found) follow;"
        + " download the file again"
    case .idxDimensions(let path, let images, let rows, let columns):
      "\(path): the header declares \(images) images of \(rows)x\(columns) pixels;"
        + " download the file again"
    case .idxCounts(let imagesPath, let images, let labelsPath, let labels):
      "\(imagesPath): \(images) images but \(labelsPath) has \(labels) labels;"
        + " use the two files of one set"
    case .idxLabelsMissing(let imagesPath, let expected):
      "\(imagesPath): its labels are missing; put \(expected) beside it"
    case .idxImageSizes(let path, let rows, let columns, let otherRows, let otherColumns):
      "\(path): images of \(rows)x\(columns) pixels beside others of \(otherRows)x\(otherColumns);"
        + " keep one set in a folder"
    default: ""
    }
  }

  private static func noClassFolders(_ path: String, _ images: Int, _ depth: Int) -> String {
    if depth > 1 {
      return "\(path): no images \(depth) folders deep; lower --class-depth"
    }
    return images > 0
      ? "\(path): \(images) \(images == 1 ? "image lies" : "images lie") in no class folder;"
        + " make one folder for each class"
      : "\(path): no class folders in it; make one folder of images for each class"
  }

  private static func missingColumn(
    _ path: String, _ column: String, _ found: [String], _ nearest: String?
  ) -> String {
    let names = ManifestColumns.aliases(of: column).dropFirst().joined(separator: ", ")
    let step = nearest.map { "rename \(quoted($0)) to \(column)" } ?? "add it to the header"
    return "\(path): no column \"\(column)\" (or \(names)) among \(list(found)); \(step)"
  }

  /// What brings usable images into data of a kind.
  private static func remedy(for kind: DatasetKind) -> String {
    switch kind {
    case .folder, .splitFolders: "add JPEG, PNG, WebP or GIF files"
    case .manifest: "correct the paths"
    case .idx: "rename the files, or download them again"
    }
  }

  private static func skipped(_ count: Int, _ reason: String?) -> String {
    guard count > 0 else { return "" }
    let example = reason.map { ": \($0)" } ?? ""
    return " (\(count) \(count == 1 ? "file" : "files") left out\(example))"
  }

  /// The first few names, quoted.
  private static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "no columns" }
    let shown = names.prefix(12).map { quoted($0) }.joined(separator: ", ")
    return names.count > 12 ? shown + " and \(names.count - 12) more" : shown
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}
