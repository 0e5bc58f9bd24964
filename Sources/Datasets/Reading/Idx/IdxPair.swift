import FileFormats

/// A file of images and the file of their labels.
struct IdxPair {
  /// The name of the image file.
  let imagesName: String

  /// The side that its prefix stands for.
  let split: Split

  /// The path of the image file.
  let imagesPath: String

  /// The path of the label file.
  let labelsPath: String

  /// How image files end; some collections write a dot for the last hyphen but one.
  private static let imageEndings = ["-images-idx3-ubyte", "-images.idx3-ubyte"]

  /// Whether a name is that of an idx image file, plain or gzipped.
  static func isImageFile(_ name: String) -> Bool { prefix(of: name) != nil }

  /// `train` of `train-images-idx3-ubyte.gz`.
  private static func prefix(of name: String) -> String? {
    let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    guard let ending = imageEndings.first(where: plain.hasSuffix) else { return nil }
    return String(plain.dropLast(ending.count))
  }

  /// The side that a prefix stands for, or `nil` for an unknown one.
  private static func split(ofPrefix prefix: String) -> Split? {
    prefix.lowercased() == "t10k" ? .test : Split(named: prefix)
  }

  /// Finds the labels of the image file `name` in a folder; `nil` when its prefix names no side.
  init?(_ name: String, in folder: String) throws(DatasetError) {
    guard let prefix = Self.prefix(of: name), let split = Self.split(ofPrefix: prefix) else {
      return nil
    }
    imagesName = name
    self.split = split
    imagesPath = Path.join(folder, name)
    let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    let ending = plain.dropFirst(prefix.count + "-images".count)
    let labels = prefix + "-labels" + ending.replacingIdx3
    let choices = [labels, labels + ".gz"].map { Path.join(folder, $0) }
    guard let found = choices.first(where: FileSystem.isRegularFile) else {
      throw .idxLabelsMissing(imagesPath: imagesPath, expected: labels)
    }
    labelsPath = found
  }
}

extension Substring {
  /// `-idx1-ubyte` for `-idx3-ubyte`.
  fileprivate var replacingIdx3: String {
    split(separator: "idx3", omittingEmptySubsequences: false).joined(separator: "idx1")
  }
}
