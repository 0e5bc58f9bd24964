/// The one thing that is read from EXIF metadata: how the picture is turned.
enum EXIF {
  /// What an EXIF block says about the orientation.
  struct Reading {
    /// The valid orientation, upright otherwise.
    var orientation: Orientation = .upright

    /// What was wrong with it.
    var warning: String?
  }

  private static let orientationTag = 0x0112

  /// Reads the TIFF structure at `range` of a file.
  ///
  /// Every offset in it is hostile: all fields are read through bounds of the block, and only the
  /// first directory is looked at, so that the work is bounded by its 65,535 entries.
  static func read(_ file: [UInt8], tiff range: Range<Int>) -> Reading {
    let bytes = Array(file[range.clamped(to: 0..<file.count)])
    let isBigEndian = bytes.has("MM", at: 0)
    guard isBigEndian || bytes.has("II", at: 0) else {
      return Reading(warning: "EXIF without a byte order")
    }
    func short(_ offset: Int) -> Int? {
      isBigEndian ? bytes.big16(offset) : bytes.little16(offset)
    }
    func long(_ offset: Int) -> Int? { isBigEndian ? bytes.big32(offset) : bytes.little32(offset) }
    guard short(2) == 42, let directory = long(4), let entries = short(directory) else {
      return Reading(warning: "EXIF cannot be read")
    }
    for entry in 0..<entries {
      let offset = directory + 2 + entry * 12
      guard let tag = short(offset), let type = short(offset + 2) else {
        return Reading(warning: "EXIF ends early")
      }
      guard tag == orientationTag else { continue }
      let value = type == 3 ? short(offset + 8) : type == 4 ? long(offset + 8) : nil
      guard let value else { return Reading(warning: "EXIF orientation of a wrong type") }
      guard let orientation = Orientation(rawValue: value) else {
        return Reading(warning: "EXIF orientation \(value) is not one of 1 to 8")
      }
      return Reading(orientation: orientation)
    }
    return Reading()
  }
}
