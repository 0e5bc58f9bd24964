import FileFormats
import TestSupport

/// A `decoder-*` folder of the shared data: its files and what other decoders make of them.
struct Manifest {
  /// One file.
  struct Row {
    var file: String
    var path: String
    var format: String
    var mode: String
    var width: Int
    var height: Int
    var isDecodedByPillow: Bool
    var rgbaSHA256: String
    var orientation: Int?
  }

  var rows: [Row]

  /// Reads the manifest of a folder.
  init(folder: String) throws {
    let directory = SharedData.path(folder)
    let table = try CSVTable(FileReader.bytes(at: directory + "/MANIFEST.csv"))
    let columns = try [
      "file", "pil_format", "pil_mode", "width", "height", "pil_status", "pil_rgba_sha256",
      "exif_orientation",
    ].map { try table.requiredColumn($0) }
    rows = table.rows.map { row in
      let cells = columns.map { row[$0] }
      return Row(
        file: cells[0], path: directory + "/" + cells[0], format: cells[1], mode: cells[2],
        width: Int(cells[3]) ?? 0, height: Int(cells[4]) ?? 0, isDecodedByPillow: cells[5] == "ok",
        rgbaSHA256: cells[6], orientation: Int(cells[7]))
    }
  }
}
