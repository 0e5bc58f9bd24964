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

  private let formats: Set<AnnotationFormat>
  let options: SyntheticOptions

  /// Creates the folders for a set.
  ///
  /// - Throws: `SyntheticError.inUse` when something is there that is no empty folder.
  public init(
    directory: String, formats: Set<AnnotationFormat> = [], options: SyntheticOptions
  ) throws(SyntheticError) {
    self.directory = directory
    self.formats = formats
    self.options = options
    if FileSystem.exists(directory), !Self.isEmptyFolder(directory) {
      throw .inUse(path: directory)
    }
    let yolo = formats.contains(.yolo) ? ["labels"] : []
    let voc = formats.contains(.voc) ? ["Annotations"] : []
    do {
      for name in ["images"] + yolo + voc {
        try FileSystem.createDirectory(Path.join(directory, name))
      }
    } catch {
      throw .file(error)
    }
  }

  private static func isEmptyFolder(_ path: String) -> Bool {
    (try? FileSystem.list(path).isEmpty) ?? false
  }

  /// Stores the picture of an ad, and the annotation files it has of its own; may be called by any thread.
  public func store(_ ad: Ad) throws(SyntheticError) -> AdRecord {
    let record = AdRecord(ad)
    let bytes: [UInt8]
    do {
      bytes = try AdEncoder.encode(ad)
    } catch {
      throw .encoding(path: record.path, error)
    }
    try write(bytes, record.path)
    if formats.contains(.yolo) {
      try write(Array(Annotations.yolo(record).utf8), "labels/\(record.stem).txt")
    }
    if formats.contains(.voc) {
      try write(Array(Annotations.voc(record).utf8), "Annotations/\(record.stem).xml")
    }
    return record
  }

  /// Writes the files that describe the whole set.
  ///
  /// - Parameter version: the program's, for the record.
  public func finish(_ records: [AdRecord], version: String) throws(SyntheticError) {
    if formats.contains(.yolo) { try write(Array(Annotations.yoloData.utf8), "data.yaml") }
    try write(LabelsTable.bytes(records), "labels.csv")
    let info: JSONObject = [
      "description": "Ads drawn by adlens synth", "version": .string(version),
      "seed": .integer(Int(truncatingIfNeeded: options.seed)), "holdout": .bool(options.isHeldOut),
    ]
    let document = Annotations.coco(records, info: info)
    do {
      // The last file is forced to the device, and with it the names of those before.
      try AtomicFile.write(document.bytes(), to: Path.join(directory, "boxes.json"))
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
