import FileFormats

/// The split of a detector's run as a CSV file: `path,split,sha256,width,height,objects,objects_sha256`, one
/// row an image, in the order of the dataset.
///
/// It is what makes a resumed run use the very images and boxes that it began with.
public enum BoxSplitFile {
  private static let header = [
    "path", "split", "sha256", "width", "height", "objects", "objects_sha256",
  ]

  /// The contents of the file.
  public static func bytes(of dataset: BoxDataset) -> [UInt8] {
    var writer = CSVWriter(header: header)
    for item in dataset.items {
      writer.append([
        .text(item.image.path), .text(item.split.rawValue), .text(item.sha256),
        .integer(item.image.width), .integer(item.image.height),
        .integer(item.image.objects.count), .text(objectsHash(item, dataset.classNames)),
      ])
    }
    return writer.bytes
  }

  /// The dataset with the images, order and sides that the file at `path` lists; images that it does not
  /// list are left out, with a problem for each.
  ///
  /// - Throws: `DatasetError.changed` when a listed image is gone or it or its boxes differ;
  ///   `DatasetError.malformedSplit` when the file is not one of these.
  public static func apply(
    _ path: String, to dataset: BoxDataset
  ) throws(DatasetError) -> BoxDataset {
    let rows = try rows(of: path)
    // Several files may have one path, in the folders of different sides: they come in their order.
    var remaining = Dictionary(grouping: dataset.items.reversed()) { Array($0.image.path.utf8) }
    var result = dataset
    result.items = []
    for row in rows {
      guard var item = remaining[Array(row.path.utf8)]?.popLast() else {
        throw .changed(path: row.path, reason: "is gone or can no longer be used")
      }
      guard item.sha256 == row.sha256 else {
        throw .changed(path: row.path, reason: "has other contents")
      }
      guard objectsHash(item, dataset.classNames) == row.objectsHash else {
        throw .changed(path: row.path, reason: "has other boxes")
      }
      item.split = row.split
      result.items.append(item)
    }
    // Copies of held-out images were left out when the run began, and are no news.
    let known = Set(rows.map(\.sha256))
    let left = remaining.values.joined().filter { !known.contains($0.sha256) }
    for item in left.sorted(by: { $0.image.path < $1.image.path }) {
      result.problems.append(
        DataProblem(
          path: item.image.path, code: .notInSplitFile,
          message: "was not there when the run began; left out"))
    }
    return result
  }

  private struct Row {
    let path: String
    let split: Split
    let sha256: String
    let objectsHash: String
  }

  /// What the boxes and names of an image come down to.
  private static func objectsHash(_ item: BoxDataset.Item, _ classNames: [String]) -> String {
    let lines = item.image.objects.map { object in
      "\(classNames[object.classIndex]) \(object.box.x) \(object.box.y) \(object.box.width) "
        + "\(object.box.height) \(object.isCrowd)\n"
    }
    return String(SHA256.hex(of: Array(lines.joined().utf8)).prefix(16))
  }

  private static func rows(of path: String) throws(DatasetError) -> [Row] {
    let table: CSVTable
    do {
      table = try CSVTable(try FileReader.bytes(at: path), removesFormulaGuard: true)
    } catch {
      throw .malformedSplit(path: path, reason: "\(error)")
    }
    guard table.header == header else {
      throw .malformedSplit(
        path: path, reason: "its columns are not \(header.joined(separator: ","))")
    }
    var rows: [Row] = []
    for row in table.rows {
      guard row.cells.count == header.count, let split = Split(rawValue: row.cells[1]) else {
        throw .malformedSplit(path: path, reason: "line \(row.line) is not an image")
      }
      rows.append(
        Row(
          path: row.cells[0], split: split, sha256: row.cells[2], objectsHash: row.cells[6]))
    }
    return rows
  }
}
