import Datasets
import FileFormats
import Images

/// A folder of drawn ads: pictures first, from any thread, and their annotations at the end.
///
/// `images/` holds the pictures, `boxes.json` the boxes (COCO), `labels.csv` what each ad is, and the tables of
/// `storeClicks` how the ads were clicked. Every file is whole or absent, and `boxes.json` comes last: a
/// folder without it is not finished.
public struct SyntheticSet: Sendable {
  /// The folder.
  public let directory: String

  private let formats: Set<BoxFormat>
  let options: SyntheticOptions

  /// Creates the folders for a set.
  ///
  /// - Throws: `SyntheticError.inUse` when something is there that is no empty folder.
  public init(
    directory: String, formats: Set<BoxFormat> = [], options: SyntheticOptions
  ) throws(SyntheticError) {
    self.directory = directory
    self.formats = formats
    self.options = options
    if FileSystem.exists(directory), !Self.isEmptyFolder(directory) {
      throw .inUse(path: directory)
    }
    do {
      try FileSystem.createDirectory(Path.join(directory, "images"))
    } catch {
      throw .file(error)
    }
  }

  private static func isEmptyFolder(_ path: String) -> Bool {
    (try? FileSystem.list(path).isEmpty) ?? false
  }

  /// Stores the picture of an ad; may be called by any thread.
  public func store(_ ad: Ad) throws(SyntheticError) -> AdRecord {
    let record = AdRecord(ad)
    let bytes: [UInt8]
    do {
      bytes = try AdEncoder.encode(ad)
    } catch {
      throw .encoding(path: record.path, error)
    }
    try write(bytes, record.path)
    return record
  }

  /// Writes the files that describe the whole set.
  ///
  /// - Parameter version: the program's, for the record.
  public func finish(_ records: [AdRecord], version: String) throws(SyntheticError) {
    try write(LabelsTable.bytes(records), "labels.csv")
    let info: JSONObject = [
      "description": "Ads drawn by adlens synth", "version": .string(version),
      "seed": .integer(Int(truncatingIfNeeded: options.seed)), "holdout": .bool(options.isHeldOut),
    ]
    let dataset = AnnotatedDataset(records)
    let paths = records.map(\.path)
    do {
      for format in BoxFormat.allCases where format != .coco && formats.contains(format) {
        for file in AnnotationFiles(dataset, format: format, at: paths).files {
          let path = Path.join(directory, file.path)
          try FileSystem.createDirectory(Path.parent(of: path))
          try AtomicFile.write(file.bytes, to: path, isForced: false)
        }
      }
      for file in AnnotationFiles(dataset, format: .coco, at: paths, info: info).files {
        // The last file is forced to the device, and with it the names of those before.
        try AtomicFile.write(file.bytes, to: Path.join(directory, file.path))
      }
    } catch {
      throw .file(error)
    }
  }

  func write(_ bytes: [UInt8], _ name: String) throws(SyntheticError) {
    do {
      try AtomicFile.write(bytes, to: Path.join(directory, name), isForced: false)
    } catch {
      throw .file(error)
    }
  }
}
