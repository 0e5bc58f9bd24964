/// What normal runs never draw: layouts, sizes, brands, picture files and, where there are several, families
/// of fonts.
///
/// Words of `--assets` are shared by both sides, and so are fonts and pictures of a kind of which there is
/// only one; which ones are held out follows from their names.
enum HoldOut {
  /// The invented brands of normal runs.
  static let brands = 0..<240

  /// The invented brands of held-out runs.
  static let heldOutBrands = 240..<300

  /// Whether a family of fonts is held out.
  static func contains(font family: String) -> Bool { hash(family, salt: fontSalt) % 5 == 0 }

  /// Whether a picture file is held out.
  static func contains(file name: String) -> Bool { hash(name, salt: 1) % 5 == 0 }

  /// Chosen so that of the fonts of a plain Debian one family falls on this side.
  private static let fontSalt: UInt64 = 69

  /// FNV-1a, mixed so that every bit counts.
  static func hash(_ text: String, salt: UInt64) -> UInt64 {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325 ^ salt
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    value ^= value >> 33
    value = value &* 0xFF51_AFD7_ED55_8CCD
    return value ^ (value >> 33)
  }
}
