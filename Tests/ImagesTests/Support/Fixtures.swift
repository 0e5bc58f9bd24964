import FileFormats
import Images
import TestSupport

/// The files beside the tests and what they decode to.
enum Fixtures {
  /// One file of the manifest.
  struct Row: CustomStringConvertible {
    var file: String
    var mode: String
    var width: Int
    var height: Int
    var frames: Int
    var isDecodedByPillow: Bool
    var rgbaSHA256: String

    var description: String { file }
  }

  /// The folder they lie in.
  static let directory = SharedData.packageDirectory + "/Tests/ImagesTests/Fixtures"

  /// The bytes of a file, by its path inside the folder.
  static func bytes(_ file: String) throws -> [UInt8] {
    try FileReader.bytes(at: directory + "/" + file)
  }

  /// All files with what Pillow, or PngSuite, says of them.
  static func manifest() throws -> [Row] {
    let table = try CSVTable(bytes("manifest.csv"))
    let columns = try [
      "file", "mode", "width", "height", "frames", "pillow", "rgba_sha256",
    ].map { try table.requiredColumn($0) }
    return table.rows.map { row in
      let cells = columns.map { row[$0] }
      return Row(
        file: cells[0], mode: cells[1], width: Int(cells[2]) ?? 0, height: Int(cells[3]) ?? 0,
        frames: Int(cells[4]) ?? 0, isDecodedByPillow: cells[5] == "ok", rgbaSHA256: cells[6])
    }
  }

  /// A small file of every kind, by format: what cuts and mutations start from.
  static let kinds: [ImageFormat: [String]] = [
    .jpeg: [
      "made/baseline.jpg", "made/progressive.jpg", "made/restart.jpg", "made/grey.jpg",
      "made/cmyk-adobe.jpg", "made/ycck-adobe.jpg", "made/exif-6-big-endian.jpg",
      "made/arithmetic.jpg",
    ],
    .png: [
      "made/rgb.png", "made/alpha.png", "made/exif-8.png", "made/animated.png",
      "made/text-bomb.png", "pngsuite/basi3p04.png", "pngsuite/basn2c16.png",
      "pngsuite/tbbn0g04.png", "pngsuite/oi4n0g16.png",
    ],
    .webp: [
      "made/lossy.webp", "made/lossless.webp", "made/lossy-alpha.webp",
      "made/lossless-alpha.webp", "made/exif-6.webp", "made/animated.webp",
      "made/animated-alpha.webp",
    ],
    .gif: [
      "made/plain.gif", "made/interlaced.gif", "made/transparent.gif", "made/animated.gif",
    ],
  ]
}
