import FileFormats

/// Reads idx files as MNIST has them: `train-images-idx3-ubyte` with `train-labels-idx1-ubyte`,
/// plain or gzipped; `t10k-` and `test-` are test, `val-` is validation.
struct IdxReader {
  /// One read pair.
  struct Part {
    let pair: IdxPair
    let images: IdxFile
    let labels: IdxFile
  }

  /// The most images of all pairs together: each takes some hundred bytes beside its pixels, however
  /// few these are.
  static let imageLimit = 10_000_000

  /// The read pairs, in byte order of their names.
  private(set) var parts: [Part] = []

  /// Image files that were passed over.
  private(set) var problems: [DataProblem] = []

  /// The size of every image.
  var rows: Int { parts[0].images.extents[1] }

  /// The size of every image.
  var columns: Int { parts[0].images.extents[2] }

  /// The number of images of all parts.
  var count: Int { parts.reduce(0) { $0 + $1.images.count } }

  /// Whether a folder holds idx images.
  static func isIdxFolder(_ names: [String]) -> Bool {
    names.contains { !$0.hasPrefix(".") && IdxPair.isImageFile($0) }
  }

  /// Reads all pairs of a folder, or the one of the image file `path`.
  init(path: String, limit: Int) throws(DatasetError) {
    let isFolder = FileSystem.isDirectory(path)
    let folder = isFolder ? path : Path.parent(of: path)
    for name in isFolder ? try Self.imageNames(in: folder) : [Path.name(of: path)] {
      guard let pair = try IdxPair(name, in: folder) else {
        problems.append(
          DataProblem(
            path: name, code: .malformed,
            message: "its name begins with none of train-, val-, test-, t10k-, so it is not used"))
        continue
      }
      try append(pair, limit: limit)
    }
    guard count > 0 else {
      throw .noImages(
        path: path, kind: .idx, skipped: problems.count, reason: problems.first?.message)
    }
  }

  private mutating func append(_ pair: IdxPair, limit: Int) throws(DatasetError) {
    let images = try IdxFile.images(at: pair.imagesPath, limit: limit)
    guard count + images.count <= Self.imageLimit else {
      throw .idxImageLimit(
        path: pair.imagesPath, images: count + images.count, limit: Self.imageLimit)
    }
    let labels = try IdxFile.labels(at: pair.labelsPath, limit: limit)
    guard images.count == labels.count else {
      throw .idxCounts(
        imagesPath: pair.imagesPath, images: images.count, labelsPath: pair.labelsPath,
        labels: labels.count)
    }
    if let first = parts.first, first.images.extents[1...] != images.extents[1...] {
      throw .idxImageSizes(
        path: pair.imagesPath, rows: images.extents[1], columns: images.extents[2],
        otherRows: rows, otherColumns: columns)
    }
    parts.append(Part(pair: pair, images: images, labels: labels))
  }

  /// The image files of a folder; a gzipped one beside its plain self is the same data.
  private static func imageNames(in folder: String) throws(DatasetError) -> [String] {
    do throws(FileError) {
      let names = try FileSystem.list(folder).filter {
        !$0.hasPrefix(".") && IdxPair.isImageFile($0)
      }
      return names.filter { !($0.hasSuffix(".gz") && names.contains(String($0.dropLast(3)))) }
    } catch {
      throw .unreadable(error)
    }
  }
}
