import FileFormats

/// The split of a run as a CSV file: `path,label,split,family,sha256,width,height`, one row a
/// sample, in the order of the dataset.
///
/// It is what makes a resumed run use the very images that it began with.
public enum SplitFile {
  private static let header = ["path", "label", "split", "family", "sha256", "width", "height"]

  /// The contents of the file for a dataset whose samples all are on a side.
  public static func bytes(of dataset: Dataset) -> [UInt8] {
    var writer = CSVWriter(header: header)
    for sample in dataset.samples {
      guard let split = sample.split else {
        preconditionFailure("\(sample.path) is on no side; split the dataset first")
      }
      writer.append([
        .text(sample.path), .text(dataset.classNames[sample.label]), .text(split.rawValue),
        sample.family.map(CSVCell.text) ?? .empty, .text(sample.sha256), .integer(sample.width),
        .integer(sample.height),
      ])
    }
    return writer.bytes
  }

  /// Writes the file, atomically.
  public static func write(_ dataset: Dataset, to path: String) throws(FileError) {
    try AtomicFile.write(bytes(of: dataset), to: path)
  }

  /// The dataset with the samples, order and sides that the file at `path` lists.
  ///
  /// Images that the file does not list are left out, with a problem for each; so are classes that
  /// have none of the listed ones.
  ///
  /// - Throws: `DatasetError.changed` when a listed image is gone or differs;
  ///   `DatasetError.malformedSplit` when the file is not one of these.
  public static func apply(
    _ path: String, to dataset: Dataset
  ) throws(DatasetError) -> Dataset {
    let rows = try rows(of: path)
    var remaining = Dictionary(
      dataset.samples.map { (Key($0, dataset), $0) }, uniquingKeysWith: { first, _ in first })
    var result = dataset
    result.samples = []
    result.samples.reserveCapacity(rows.count)
    for row in rows {
      guard var sample = remaining.removeValue(forKey: row.key) else {
        throw .changed(path: row.key.path, reason: difference(row.key, in: dataset))
      }
      sample.split = row.split
      result.samples.append(sample)
    }
    for sample in dataset.samples where remaining[Key(sample, dataset)] != nil {
      result.problems.append(
        DataProblem(
          path: sample.path, code: .notInSplitFile,
          message: "was not there when the run began; left out"))
    }
    // A class that came later has no row; it must not move the labels of the others.
    let known = Set(rows.map(\.key.className))
    return try result.relabeled(for: dataset.classNames.filter(known.contains))
  }

  /// What must be the same for a sample to be the one that a row means.
  ///
  /// Paths are compared by their bytes, as a file system does that keeps a composed and a decomposed
  /// "é" apart; strings would be equal.
  private struct Key: Hashable {
    let path: String
    let className: String
    let sha256: String
    private let pathBytes: [UInt8]

    init(path: String, className: String, sha256: String) {
      self.path = path
      self.className = className
      self.sha256 = sha256
      pathBytes = Array(path.utf8)
    }

    /// Whether the sample lies where the key says.
    func isPath(of sample: Sample) -> Bool { sample.path.utf8.elementsEqual(pathBytes) }

    init(_ sample: Sample, _ dataset: Dataset) {
      self.init(
        path: sample.path, className: dataset.classNames[sample.label], sha256: sample.sha256)
    }
  }

  private static func difference(_ key: Key, in dataset: Dataset) -> String {
    guard let sample = dataset.samples.first(where: key.isPath) else {
      return "is gone or can no longer be used"
    }
    let className = dataset.classNames[sample.label]
    return className == key.className
      ? "has other contents" : "is labeled \(quoted(className)), not \(quoted(key.className)),"
  }

  private static func table(at path: String) throws(DatasetError) -> CSVTable {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path)
    } catch {
      throw .malformedSplit(path: path, reason: error.reason)
    }
    do throws(CSVError) {
      return try CSVTable(bytes, removesFormulaGuard: true)
    } catch {
      throw .malformedSplit(path: path, reason: error.description)
    }
  }

  private static func rows(of path: String) throws(DatasetError) -> [(key: Key, split: Split)] {
    let table = try table(at: path)
    guard table.header == header else {
      throw .malformedSplit(
        path: path, reason: "its columns are not \(header.joined(separator: ","))")
    }
    var rows: [(key: Key, split: Split)] = []
    rows.reserveCapacity(table.rows.count)
    for row in table.rows {
      guard row.cells.count == header.count, let split = Split(rawValue: row.cells[2]) else {
        throw .malformedSplit(path: path, reason: "line \(row.line) is not a sample")
      }
      // Cells as they stand: a path may begin or end with a blank.
      rows.append(
        (
          Key(path: row.cells[0], className: row.cells[1], sha256: row.cells[4]), split
        ))
    }
    return rows
  }
}
